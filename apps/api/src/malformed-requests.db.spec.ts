import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SAMPLE_PASSWORD } from '@yipanqi/api/identity';
import { newId, readConfig } from '@yipanqi/api/platform';
import { TestApp } from '../testing/test-app';
import { createHttp } from './http';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
type Asked = readonly [login: string, method: Method, url: string, payload?: string, type?: string];

const UNKNOWN = '01900000-0000-7000-8000-000000000000';
const nested = (open: string, close: string): string => `${open.repeat(100_000)}1${close.repeat(100_000)}`;
const LISTS = nested('[', ']');
const OBJECTS = nested('{"a":', '}');
const cursor = (text: string): string => `/leads?next=${encodeURIComponent(text)}`;
const twice = `[{"id":"${UNKNOWN}","version":1},{"id":"${UNKNOWN}","version":1}]`;
const lead = (name: string): string => JSON.stringify({ enterpriseName: '演示企业有限公司', name, unit: '500101' });
const activity = (facts: object): string =>
  JSON.stringify({ kind: 'event', occurredOn: '2021-03-01', level: 'head', subject: '演示', unit: '500101', ...facts });
const scheme = (body: unknown): string => JSON.stringify({ name: '演示', validFrom: '2030-01', reason: '演示', body });
const rules = (body: object): string => JSON.stringify({ name: '演示', reason: '演示', ...body });

describe('what no page ever sends is refused, never an error of the system', () => {
  let app: TestApp;
  let http: NestFastifyApplication;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    app = await TestApp.open();
    http = await createHttp(readConfig({ DATABASE_URL: app.databaseUrl, DATABASE_POOL: '4', LOG_LEVEL: 'silent' }));
    await http.getHttpAdapter().getInstance().ready();
    for (const login of ['officer', 'leader', 'auditor', 'verifier']) {
      const { body } = await ask(['', 'POST', '/session', JSON.stringify({ login, password: SAMPLE_PASSWORD })]);
      tokens.set(login, String(body['accessToken']));
    }
  });

  afterAll(async () => {
    await http.close();
    await app.close();
  });

  async function ask([login, method, url, payload, type = 'application/json']: Asked): Promise<{
    status: number;
    body: Record<string, unknown>;
  }> {
    const headers: Record<string, string> = { 'idempotency-key': newId() };
    if (tokens.has(login)) headers['authorization'] = `Bearer ${tokens.get(login)}`;
    if (payload !== undefined) headers['content-type'] = type;
    const reply = await http.inject({ method, url: `/api${url}`, headers, ...(payload !== undefined && { payload }) });
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
  }

  async function record(facts: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const { body } = await ask(['officer', 'POST', '/leads', lead(`演示项目${newId()}`)]);
    const formal = { leadId: body['id'], type: 'agreement', kind: 'formal', occurredOn: '2021-03-01', ...facts };
    return ask(['officer', 'POST', '/records', JSON.stringify(formal)]);
  }

  it.each<readonly [what: string, status: number, asked: Asked]>([
    ['NUL in a search', 400, ['officer', 'GET', '/leads?q=ab%00']],
    ['NUL in a filter', 400, ['officer', 'GET', '/leads?line=a%00']],
    ['NUL in a filter of the trail', 400, ['auditor', 'GET', '/audit?user=a%00']],
    ['NUL in a name', 400, ['officer', 'POST', '/leads', lead('a\0b')]],
    ['NUL in a user name', 400, ['', 'POST', '/session', '{"login":"a\\u0000","password":"x"}']],
    ['half a character', 400, ['officer', 'POST', '/leads', lead('a\ud800b')]],
    ['lists in lists', 400, ['officer', 'POST', '/leads', LISTS]],
    ['objects in objects', 400, ['officer', 'POST', '/leads', OBJECTS]],
    ['a list where a share stands', 400, ['officer', 'POST', '/leads', `{"split":${LISTS}}`]],
    ['lists in lists by nobody', 400, ['', 'POST', '/session', LISTS]],
    ['objects in objects by nobody', 400, ['', 'POST', '/session', `{"login":${OBJECTS},"password":"x"}`]],
    ['a list instead of a body', 400, ['', 'POST', '/session', '[]']],
    ['a form', 400, ['officer', 'POST', '/leads', 'name=x', 'application/x-www-form-urlencoded']],
    ['bytes', 400, ['officer', 'POST', '/leads', 'x', 'application/octet-stream']],
    ['a moment that is not', 422, ['officer', 'GET', cursor(`2021-99-99T00:00:00.000000Z~${UNKNOWN}`)]],
    ['31 February as a moment', 422, ['officer', 'GET', cursor(`2021-02-31T00:00:00.000000Z~${UNKNOWN}`)]],
    ['an id of hyphens', 422, ['officer', 'GET', cursor(`2021-02-03T00:00:00.000000Z~${'-'.repeat(36)}`)]],
    ['31 February in the trail', 422, ['auditor', 'GET', '/audit?from=2021-02-31']],
    ['the day zero in the trail', 422, ['auditor', 'GET', '/audit?to=0000-00-00']],
    ['a target approved twice', 400, ['leader', 'POST', '/targets/approve', `{"year":2021,"targets":${twice}}`]],
    ['NUL in an activity', 400, ['officer', 'POST', '/activities', activity({ subject: 'a\0b' })]],
    ['an activity of the day zero', 422, ['officer', 'POST', '/activities', activity({ occurredOn: '0000-00-00' })]],
    ['a number for a subject', 400, ['officer', 'POST', '/activities', activity({ subject: 7 })]],
    ['an activity about no id', 404, ['officer', 'PUT', '/activities/none', activity({ version: 1 })]],
    ['a week that is not', 422, ['officer', 'GET', '/activity-index?period=2021-W54']],
    ['a scheme of nothing', 400, ['verifier', 'POST', '/index-schemes', scheme({})]],
    ['a scheme in a list', 400, ['verifier', 'POST', '/index-schemes', scheme([{ weights: {} }])]],
    ['a scheme without points', 400, ['verifier', 'POST', '/index-schemes', scheme({ weights: {}, points: null })]],
    ['no scheme', 400, ['verifier', 'POST', '/index-schemes', scheme(undefined)]],
    ['a list in the list of picks', 400, ['verifier', 'POST', '/activities/verifications', '{"activities":[[]]}']],
    ['a list in the list of rules', 400, ['verifier', 'PUT', '/supervision/rules/draft', rules({ rules: [[]] })]],
    ['rules without lights', 400, ['verifier', 'PUT', '/supervision/rules/draft', rules({ rules: [] })]],
    ['no question', 400, ['officer', 'POST', '/questions', '{"name":"演示","shared":false}']],
    ['a list for a question', 400, ['officer', 'POST', '/questions', '{"name":"演示","shared":false,"question":[]}']],
    [
      'a reminder of a month to come',
      422,
      ['verifier', 'POST', '/month-confirmations/reminders', '{"month":"2199-12"}'],
    ],
    ['two values for one filter', 400, ['officer', 'GET', '/leads?unit=a&unit=b']],
  ])('%s', async (_, status, asked) => {
    const answer = await ask(asked);
    expect(answer).toMatchObject({ status, body: { code: expect.any(String), message: expect.any(String) } });
  });

  it('a version that no column holds is a stale one', async () => {
    const { body } = await record({ amountWan: '1' });
    for (const version of ['1e300', '3000000000']) {
      const answer = await ask(['officer', 'POST', `/records/${String(body['id'])}/discard`, `{"version":${version}}`]);
      expect(answer).toMatchObject({ status: 409, body: { code: 'VERSION_STALE' } });
    }
  });

  it('a rate that no column holds is no rate', async () => {
    const answer = await record({ amountWan: '0.01', currency: 'USD', rate: '99999999999' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'RATE_INVALID', field: 'rate' } });
  });

  it.each([
    ['1,200.5', '1200.5'],
    ['１２００', '1200'],
  ])('an amount typed %s is stored as %s', async (amountWan, stored) => {
    expect(await record({ amountWan })).toMatchObject({ status: 201, body: { amountWan: stored } });
  });

  it('a page of leads goes on behind the cursor that it gave', async () => {
    for (let at = 0; at < 21; at++) await ask(['officer', 'POST', '/leads', lead(`演示翻页${at}`)]);
    const { body } = await ask(['officer', 'GET', '/leads']);
    expect(await ask(['officer', 'GET', cursor(String(body['next']))])).toMatchObject({ status: 200 });
  });

  it('characters beyond the first plane are stored and found', async () => {
    const body = JSON.stringify({ enterpriseName: '演示𪚥𬭩材料公司', name: '𪚥𬭩项目' });
    expect(await ask(['officer', 'POST', '/leads', body])).toMatchObject({ status: 201 });
    const { body: found } = await ask(['officer', 'GET', `/leads?q=${encodeURIComponent('𪚥𬭩')}`]);
    expect(found).toMatchObject({ total: 1 });
  });
});
