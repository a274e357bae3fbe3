import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client as Pg } from 'pg';
import { Client, type Answer } from '../support/client';
import { accepted, closeMonth, formal, receipt, registerLead, verified } from '../support/ledger';
import { PASSWORD, Product, ROOT } from '../support/product';
import { Tables } from '../support/tables';

interface Refusal {
  code?: string;
  message?: string;
}
interface Row {
  id: string;
  version: number;
}

const LOGINS = [
  'officer-500101',
  'officer-500112',
  'officer',
  'verifier',
  'leader',
  'leader-two',
  'auditor',
  'sysadmin',
];
const UNKNOWN = '01900000-0000-7000-8000-000000000000';
const ROUTES = [
  ...readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8').matchAll(/^\| `([A-Z]+) (\/\S+)` \| `?([\w.]+)`? \|$/gm),
].map(([, method, path, action]) => ({ method: method!, path: path!, action: action! }));
const UNSAFE = ROUTES.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/session'));
/** They compute and store nothing, so that there is nothing to repeat. */
const WITHOUT_KEY = ['/assessment-schemes/check', '/assessment-schemes/preview', '/assessment-schemes/what-if'];
/** An empty body is all they need. */
const WITHOUT_BODY = ['/notifications/read', '/ledger-exports'];
/** What stands where it should not: for every field of every body. */
const STRAY: readonly unknown[] = [
  null,
  '',
  ' ',
  -1,
  1.5,
  1e300,
  [],
  [[]],
  [null],
  {},
  true,
  '2021-02-30',
  '2021-Q5',
  'NaN',
  '😀',
  '__proto__',
  'x'.repeat(20_000),
];
const FIELDS = [
  ...'activities records targets units findings rules lights question content body name reason text reply comment conclusion'.split(
    ' ',
  ),
  ...'kind period quarter month year unit version revision key value evidence subject occurredOn level deadline until dueOn'.split(
    ' ',
  ),
  ...'verdict approved grade size seed method digest schemeKey schemeVersion editionId list item grounds number shared mark'.split(
    ' ',
  ),
];

/** The three reports and everything around them, asked by those who may not, may not see, or ask nonsense. */
describe('the three reports withstand', () => {
  let product: Product;
  let tables: Tables;
  let db: Pg;
  const by: Record<string, Client> = {};
  const theirs: Record<string, string> = {};

  beforeAll(async () => {
    product = await Product.start();
    tables = await Tables.of(product.databaseUrl);
    db = new Pg({ connectionString: product.databaseUrl });
    await db.connect();
    for (const login of LOGINS) by[login] = await Client.signIn(product.url, login);
    await history();
  });
  afterAll(async () => {
    await tables.close();
    await db.end();
    await product.stop();
  });

  const as = (login: string): Client => by[login]!;

  /** A quarter of two districts; everything that 渝北区 has and 万州区 may not see. */
  async function history(): Promise<void> {
    const [officer, verifier] = [as('officer'), as('verifier')];
    for (const unit of ['500101', '500112']) {
      const lead = await registerLead(officer, { unit, name: unit === '500112' ? '演示渝北机密项目' : '演示万州项目' });
      await verified(officer, verifier, formal(lead.id, '2021-01-05', '123456.78'));
      await verified(officer, verifier, receipt(lead.id, '2021-02-05', '34.56'));
      if (unit === '500112') theirs['lead'] = lead.id;
    }
    for (const month of ['2021-01', '2021-02', '2021-03']) await closeMonth(verifier, month);
    const visit = {
      kind: 'visit',
      level: 'deputy',
      occurredOn: '2021-03-03',
      subject: '演示渝北机密活动',
      unit: '500112',
    };
    const activity = await officer.post<Row>('/activities', { ...visit, counterpart: '演示企业' });
    theirs['activity'] = accepted(activity).id;
    const found = accepted(await verifier.post<{ jobId: string }>('/supervision/findings', { quarter: '2021-Q1' }));
    await verifier.job(found.jobId);
    const body = { unit: '500112', item: '演示渝北机密事项', asked: '演示', deadline: '2099-01-01' };
    theirs['order'] = accepted(await verifier.post<Row>('/supervision/orders', body)).id;
    await publish('quarterly', '2021-Q1');
    const sample = { year: 2021, unit: '500112', method: 'random', size: 1, seed: 'yanshi-1' };
    accepted(await as('auditor').post('/auditing/samples', sample));
    const { rows } = await db.query<{ id: string }>('SELECT id FROM yipanqi.auditing_worksheet');
    theirs['worksheet'] = rows[0]!.id;
    accepted(await as('auditor').post('/auditing/notes', { year: 2021, unit: '500101', text: '演示审计机密笔记' }));
  }

  async function publish(kind: string, period: string): Promise<void> {
    const { jobId } = accepted(await as('verifier').post<{ jobId: string }>('/editions', { kind, period }));
    await as('verifier').job(jobId);
    const [edition] = accepted(await as('leader').get<Row[]>(`/editions?kind=${kind}&period=${period}`));
    theirs[kind] = edition!.id;
    const approved = accepted(
      await as('leader').put<Row>(`/editions/${edition!.id}/approval`, { version: edition!.version }),
    );
    accepted(await as('leader').put(`/editions/${edition!.id}/publication`, { version: approved.version }));
  }

  /** The first who is not refused for want of a right. */
  async function whoMay(method: string, path: string): Promise<Client> {
    for (const login of LOGINS) {
      const { status } = await as(login).send(method, path, method === 'GET' ? undefined : {});
      if (status !== 403) return as(login);
    }
    throw new Error(`nobody may ${method} ${path}`);
  }

  const filled = (path: string): string =>
    path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'year'
        ? '2021'
        : name === 'unit'
          ? '500101'
          : name === 'month'
            ? '2021-02'
            : name === 'kind'
              ? 'monthly'
              : UNKNOWN,
    );

  /** Refused with a code and a sentence; whatever was asked, the system itself did not fail. */
  function expectRefused(asked: string, { status, body, text }: Answer<Refusal>): void {
    if (status < 400 || status >= 500 || !body.code || !/[\u4e00-\u9fff]/.test(body.message ?? ''))
      throw new Error(`${asked}: ${status} ${text.slice(0, 300)}`);
  }

  it('every unsafe request without a key, with unknown fields and with NUL: nothing changes', async () => {
    expect(UNSAFE.length).toBeGreaterThan(80);
    const before = await tables.digests();
    for (const { method, path } of UNSAFE) {
      if (WITHOUT_BODY.includes(path)) continue;
      const address = filled(path);
      const asking = await whoMay(method, address);
      const options = { headers: { 'idempotency-key': '' } };
      if (!WITHOUT_KEY.includes(path))
        expectRefused(`${method} ${path}`, await asking.send(method, address, {}, options));
      const unknown = await asking.send<Refusal>(method, address, { somethingElse: 1 });
      expectRefused(`${method} ${path} unknown field`, unknown);
      expectRefused(`${method} ${path} NUL`, await asking.send(method, address, { text: 'a\0b', reason: 'a\0b' }));
    }
    expect(await tables.digests()).toEqual(before);
  });

  it('every field of every body with what it is not: refused in words, never an error of the system', async () => {
    for (const { method, path } of UNSAFE) {
      const address = filled(path);
      const asking = await whoMay(method, address);
      const { body } = await asking.send<{ fields?: { field: string }[] }>(method, address, {});
      const known = (body.fields ?? []).map(({ field }) => field).filter((field) => FIELDS.includes(field));
      for (const field of known) {
        for (const value of STRAY) {
          const answer = await asking.send<Refusal>(method, address, { [field]: value });
          if (answer.status >= 500)
            throw new Error(`${method} ${path} ${field}=${JSON.stringify(value)}: ${answer.text}`);
        }
      }
    }
  }, 300_000);

  it('periods, ids and filters that are none: never an error of the system', async () => {
    const nonsense = ['2021-13', '0000', '99999999999', "😀'%", '2021-02-30'];
    const filters = [
      'period',
      'month',
      'quarter',
      'year',
      'unit',
      'units',
      'from',
      'to',
      'after',
      'key',
      'cohort',
      'leadCode',
    ];
    for (const { method, path } of ROUTES) {
      if (method !== 'GET') continue;
      const asking = await whoMay('GET', filled(path)).catch(() => null);
      for (const value of asking ? nonsense : []) {
        const said = encodeURIComponent(value);
        const asked = [path.replace(/:\w+/g, said), ...filters.map((filter) => `${filled(path)}?${filter}=${said}`)];
        for (const address of asked) {
          const { status, text } = await asking!.get(address);
          if (status >= 500) throw new Error(`${address}: ${text}`);
        }
      }
    }
  }, 300_000);

  it('a district asking for another one’s: the same bytes as for what does not exist', async () => {
    const stranger = as('officer-500101');
    const asked: [string, string, string, object?][] = [
      ['GET', '/activities/*', theirs['activity']!],
      ['POST', '/activities/*/discard', theirs['activity']!, { version: 1 }],
      ['GET', '/supervision/orders/*', theirs['order']!],
      ['POST', '/supervision/orders/*/reply', theirs['order']!, { version: 1, text: '演示', evidence: '演示' }],
      ['GET', '/auditing/findings/*', theirs['worksheet']!],
      ['PUT', '/auditing/findings/*/reply', theirs['worksheet']!, { version: 1, reply: '演示' }],
      ['GET', '/activities?lead=*', theirs['lead']!],
      ['GET', '/postings?measure=contracted&lead=*', theirs['lead']!],
    ];
    const plain = ({ text }: Answer): string => text.replace(/"requestId":"[^"]*"/, '');
    for (const [method, path, id, body] of asked) {
      const known = await stranger.send(method, path.replace('*', id), body);
      const unknown = await stranger.send(method, path.replace('*', UNKNOWN), body);
      expect([path, known.status, plain(known)]).toEqual([path, unknown.status, plain(unknown)]);
    }
    for (const filter of ['/activities?unit=500112', '/postings?measure=contracted&units=500101,500112'])
      expect((await stranger.get(filter)).status).toBe(404);
  });

  it('a district reading everything it may: nothing of another one in words, nothing of the auditor’s own', async () => {
    const stranger = as('officer-500101');
    const pages = ROUTES.filter(({ method, path }) => method === 'GET' && !path.includes(':')).map(({ path }) => path);
    const edition = `/editions/${theirs['quarterly']}`;
    const asked = [
      ...pages,
      ...pages.flatMap((path) =>
        ['period=2021-03', 'quarter=2021-Q1', 'month=2021-03', 'q=机密', 'year=2021'].map((q) => `${path}?${q}`),
      ),
      ...['', '/as-now-known', '/edition.json', `/comparison/${theirs['quarterly']}`].map((part) => edition + part),
    ];
    for (const address of asked)
      expect([address, (await stranger.get(address)).text.includes('机密')]).toEqual([address, false]);
    expect((await as('leader').get(edition)).text).toContain('机密');
  });

  it('a leader of a district: no act of the city is his', async () => {
    await db.query(
      `INSERT INTO yipanqi.user_grant (user_id, role, unit_id) SELECT id, 'leader', '500120' FROM yipanqi.app_user WHERE login = 'officer-500120'`,
    );
    const leader = await Client.signIn(product.url, 'officer-500120');
    const [scheme] = accepted(await as('verifier').get<(Row & { body: object })[]>('/index-schemes'));
    const draft = { name: '演示', validFrom: '2090-01', reason: '演示', body: scheme!.body };
    const drafted = accepted(await as('verifier').post<Row>('/index-schemes', draft));
    const body = { unit: '500120', item: '演示', asked: '演示', deadline: '2099-01-01' };
    const order = accepted(await as('verifier').post<Row>('/supervision/orders', body));
    const before = await tables.digests();
    const acts: [string, string, object][] = [
      ['PUT', `/index-schemes/${drafted.id}/approval`, { version: 1 }],
      ['PUT', '/supervision/rules/1/approval', { version: 1 }],
      ['PUT', '/assessment-schemes/sample-municipal/versions/1/approval', { version: 1 }],
      ['PUT', `/editions/${theirs['quarterly']}/approval`, { version: 1 }],
      ['PUT', `/editions/${theirs['quarterly']}/publication`, { version: 1 }],
      ['POST', '/editions', { kind: 'quarterly', period: '2021-Q1' }],
      ['POST', '/month-closes/2021-03/approval', { digest: '0'.repeat(64) }],
      ['POST', '/supervision/findings', { quarter: '2021-Q1' }],
      ['POST', '/supervision/orders', body],
      ['POST', `/supervision/orders/${order.id}/verdict`, { version: 1, verdict: 'accepted', reason: '' }],
      ['POST', `/supervision/orders/${order.id}/withdrawal`, { version: 1, reason: '演示' }],
      ['PUT', `/supervision/orders/${order.id}/extension`, { version: 1, approved: true, reason: '' }],
      ['PUT', `/assessment/objections/${UNKNOWN}/decision`, { version: 1, verdict: 'rejected', reply: '演示' }],
    ];
    for (const [method, path, act] of acts)
      expect([path, (await leader.send(method, path, act)).status]).toEqual([path, 403]);
    expect(await tables.digests()).toEqual(before);
  });

  it('the account of the schedules: nobody signs in with it', async () => {
    for (const password of [PASSWORD, '', 'system', ' '])
      await expect(Client.signIn(product.url, 'system', password)).rejects.toThrow(/40[01]/);
  });

  it('a retry: the same bytes and nothing done twice; the key with another body is refused', async () => {
    const note = { year: 2021, unit: '500101', text: '演示' };
    const activity = { kind: 'event', level: 'head', occurredOn: '2021-03-04', subject: '演示', unit: '500101' };
    const order = { unit: '500101', item: '演示', asked: '演示', deadline: '2099-01-01' };
    const asked: [string, string, Record<string, unknown>][] = [
      ['auditor', '/auditing/notes', note],
      ['officer-500101', '/activities', activity],
      ['verifier', '/supervision/orders', order],
      ['verifier', '/editions', { kind: 'quarterly', period: '2021-Q1' }],
    ];
    for (const [login, path, body] of asked) {
      const key = `retry-of-${path}`;
      const first = await as(login).send('POST', path, body, { key });
      expect([path, first.status < 300]).toEqual([path, true]);
      if (path === '/editions') await as(login).job(String(first.body['jobId']));
      const before = await tables.digests();
      const again = await as(login).send('POST', path, body, { key });
      expect([path, again.status, again.text]).toEqual([path, first.status, first.text]);
      const other = await as(login).send<Refusal>('POST', path, { ...body, unit: '500112' }, { key });
      expect([path, [400, 404, 422].includes(other.status)]).toEqual([path, true]);
      expect(await tables.digests()).toEqual(before);
    }
  });
});
