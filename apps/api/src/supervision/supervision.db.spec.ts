import { TestHttp } from '../../testing/test-http';
import type { ReportsBench } from '../../testing/reports-bench';
import { newId, writeOf } from '@yipanqi/api/platform';
import type {
  FindingsAnswer,
  LightsAnswer,
  NotificationPage,
  OrderDetail,
  OrderPage,
  RuleSetDetail,
  RuleSetSummary,
  SupervisionDesk,
} from '@yipanqi/contract';
import { addDays, type Day, orderLight, type Quarter, SAMPLE_RULE_SET } from '@yipanqi/domain';
import { LookThrough } from './findings/look-through';
import { DecideExtension } from './orders/decide-extension';
import { IssueOrder } from './orders/issue-order';
import { JudgeOrder } from './orders/judge-order';
import { ReplyOrder } from './orders/reply-order';
import { RequestExtension } from './orders/request-extension';
import { SweepOrders } from './orders/sweep-orders';
import { openSupervised } from './supervision.support';

const Q1 = '2021-Q1' as Quarter;
const TODAY = (process.env['YIPANQI_TODAY'] ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)) as Day;

describe('supervision', () => {
  let bench: ReportsBench;
  let http: TestHttp;
  beforeAll(async () => {
    bench = await openSupervised();
    http = await TestHttp.open(bench.app);
    await bench.app.get(LookThrough).run(await bench.app.actor('verifier'), Q1);
  });
  afterAll(async () => {
    await http.close();
    await bench.close();
  });

  const get = async <T>(login: string, url: string): Promise<T> =>
    (await http.get<T>(login, `/supervision${url}`)).body;
  const findings = (login = 'leader', more = ''): Promise<FindingsAnswer> =>
    get<FindingsAnswer>(login, `/findings?quarter=2021-Q1${more}`);
  const issueBody = (unit: string, more: object = {}) => ({
    unit,
    item: '演示督办事项',
    asked: '说明原因并提出措施',
    deadline: addDays(TODAY, 20),
    ...more,
  });
  const issued = async (unit: string, more: object = {}): Promise<OrderDetail> =>
    (await http.send<OrderDetail>('verifier', 'POST', '/supervision/orders', issueBody(unit, more))).body;
  const detail = (id: string, login = 'leader'): Promise<OrderDetail> => get<OrderDetail>(login, `/orders/${id}`);

  it('finds what the rules find, by closed figures and by dates, and nothing on the threshold', async () => {
    const answer = await findings();
    expect(answer.run).toMatchObject({ rulesVersion: 1, asOf: '2021-03-31', found: answer.total });
    const keys = answer.rows.map(({ key, light }) => `${light} ${key}`);
    expect(keys).toEqual([
      'yellow contractedBehind|500101|contracted',
      'yellow signedNotStarted|500101|A1',
      'red inPlaceRateLow|500103|unit',
      'red inPlaceRateLow|500112|unit',
      'red inPlaceRateLow|500101|unit',
      'red inPlaceRateLow|500000-liangjiang|unit',
      'red leadIdle|500103|P1',
      'red leadIdle|500103|P2',
    ]);
    expect(answer.rows[0]).toMatchObject({
      value: '11.50',
      sentence: '万州区合同引资额完成年度目标的 13.5%，落后时序 11.50 个百分点。',
      links: [{ kind: 'postings', measure: 'contracted', from: '2021-01', to: '2021-03', value: '2700000000.00' }],
    });
    const idle = answer.rows.find(({ rule }) => rule === 'leadIdle')!;
    expect(idle.links[0]!.path).toMatch(/^\/leads\/[0-9a-f-]{36}$/);
  });

  it('opens the records behind a finding: the postings add up to the figure it names', async () => {
    for (const { links } of (await findings()).rows) {
      for (const link of links) {
        if (link.kind !== 'postings') continue;
        const { measure, unit, from, to, value } = link;
        const page = await http.get<{ sum: unknown }>(
          'leader',
          `/postings?measure=${measure}&unit=${unit}&from=${from}&to=${to}`,
        );
        expect(page.body.sum).toBe(value);
      }
    }
  });

  it('sees a record that was sent back and not corrected, as of the quarter, and not once it is', async () => {
    const { app } = bench;
    const [officer, lead] = [
      await app.actor('officer'),
      await app.db.one<{ id: string }>(`SELECT id FROM lead WHERE code = 'A2'`),
    ];
    const record = newId();
    await app.db.run(
      `INSERT INTO ledger_record (id, type, kind, voucher_no, lead_id, occurred_on, original_wan, amount, evidence, status, recorded_by)
       VALUES ($1, 'agreement', 'formal', 'YS-BACK', $2, '2021-02-01', 10, 10000000, '演示', 'returned', $3)`,
      [record, lead!.id, officer.userId],
    );
    const event = (kind: string, at: string): Promise<number> =>
      app.db.run(
        `INSERT INTO lead_event (id, lead_id, at, kind, user_id, user_name, text, record_id) VALUES ($1, $2, $3, $4, $5, '演示', '', $6)`,
        [newId(), lead!.id, at, kind, officer.userId, record],
      );
    // The last minute of 1 March in Shanghai: thirty days before the quarter's end, red from the thirty-first on.
    await event('recordReturned', '2021-03-01T23:59:00+08:00');
    const look = async (): Promise<string[]> => {
      await app.get(LookThrough).run(await app.actor('verifier'), Q1);
      return (await findings('leader', '&rule=returnedNotCorrected')).rows.map(
        ({ light, key, value }) => `${light} ${key} ${value}`,
      );
    };
    expect(await look()).toEqual(['yellow returnedNotCorrected|500112|agreement:YS-BACK 30']);
    // Written down after the quarter: it was not corrected at its end.
    await event('recordCorrected', '2021-04-01T00:00:00+08:00');
    expect(await look()).toHaveLength(1);
    await event('recordCorrected', '2021-03-31T23:59:59+08:00');
    expect(await look()).toEqual([]);
  });

  it('is refused for quarters that are not closed or not over, and to those who may not', async () => {
    const ask = (login: string, quarter: string) =>
      http.send<{ code: string }>(login, 'POST', '/supervision/findings', { quarter });
    expect((await ask('verifier', '2021-Q2')).body.code).toBe('QUARTER_NOT_CLOSED');
    expect((await ask('verifier', '2019-Q4')).body.code).toBe('QUARTER_NOT_CLOSED');
    expect((await ask('verifier', `${TODAY.slice(0, 4)}-Q4`)).body.code).toBe('QUARTER_AHEAD');
    expect((await ask('verifier', '2021-Q5')).status).toBe(400);
    for (const login of ['officer-500101', 'auditor', 'sysadmin'])
      expect((await ask(login, '2021-Q1')).status).toBe(403);
    expect((await ask('leader', '2021-Q1')).status).toBe(202);
  });

  it('shows officers their own units only, in counts too', async () => {
    const own = await findings('officer-500101');
    const red = own.rows.filter(({ light }) => light === 'red').length;
    expect([own.total, own.run?.found, own.run?.red]).toEqual([own.rows.length, own.rows.length, red]);
    expect(new Set(own.rows.map(({ unit }) => unit))).toEqual(new Set(['500101']));
    expect((await http.get('officer-500101', '/supervision/findings?quarter=2021-Q1&unit=500103')).status).toBe(404);
    const lights = await get<LightsAnswer>('officer-500101', '/lights');
    expect(lights.units.map(({ unit }) => unit)).toEqual(['500101']);
  });

  it('goes from findings to an order, over a reply that did not suffice and an extension, to its close', async () => {
    const rows = (await findings('leader', '&unit=500101')).rows;
    const keys = rows.map(({ key }) => key);
    const first = await issued('500101', { quarter: '2021-Q1', findings: keys });
    expect(first).toMatchObject({
      state: 'issued',
      light: 'green',
      findings: keys.length,
      quarter: '2021-Q1',
      version: 1,
    });
    expect(first.number).toBe(`督办单〔${TODAY.slice(0, 4)}〕1号`);
    expect((await findings('leader', '&unit=500101&ordered=no')).rows).toEqual([]);
    expect((await findings('leader', '&unit=500101&ordered=yes')).rows[0]!.order).toEqual({
      id: first.id,
      number: first.number,
      state: 'issued',
    });
    const url = `/supervision/orders/${first.id}`;
    const step = async (login: string, method: 'POST' | 'PUT', path: string, body: object): Promise<OrderDetail> => {
      const { version } = await detail(first.id);
      const answer = await http.send<OrderDetail>(login, method, `${url}${path}`, { version, ...body });
      expect(`${path} ${answer.status < 300} ${answer.status < 300 ? '' : answer.text}`).toBe(`${path} true `);
      return answer.body;
    };
    const until = addDays(TODAY, 40);
    await step('officer-500101', 'POST', '/extension', { until, reason: '项目正在过会' });
    expect((await get<OrderPage>('leader', '/orders?mine=extension')).rows.map(({ id }) => id)).toEqual([first.id]);
    expect(await step('leader', 'PUT', '/extension', { approved: true, reason: '' })).toMatchObject({
      deadline: until,
    });
    await step('officer-500101', 'POST', '/reply', { text: '已约谈企业', evidence: '会议纪要 3 号' });
    expect((await get<SupervisionDesk>('leader', '/desk')).toJudge).toBe(1);
    const back = addDays(TODAY, 10);
    expect(
      await step('leader', 'POST', '/verdict', { verdict: 'sentBack', reason: '没有时间表', deadline: back }),
    ).toMatchObject({
      state: 'returned',
      deadline: back,
      light: 'yellow',
    });
    await step('officer-500101', 'POST', '/reply', { text: '补充时间表', evidence: '附件 1' });
    const closed = await step('leader', 'POST', '/verdict', { verdict: 'accepted', reason: '' });
    expect(closed).toMatchObject({ state: 'closed', light: null, endedOn: TODAY });
    expect(closed.events.map(({ kind }) => kind)).toEqual([
      'issued',
      'extensionRequested',
      'extensionApproved',
      'replied',
      'sentBack',
      'replied',
      'accepted',
    ]);
    // What is still there may be put under an order again.
    expect((await findings('leader', '&unit=500101&ordered=no')).rows).toHaveLength(keys.length);
    const audit = await bench.app.db.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE entity = 'supervisionOrder' AND entity_id = $1 ORDER BY id`,
      [first.id],
    );
    expect(audit).toHaveLength(7);
    const messages = (await http.get<NotificationPage>('officer-500101', '/notifications')).body.rows;
    expect(messages.map(({ title }) => title)).toEqual([
      expect.stringContaining('已办结') as string,
      expect.stringContaining('退回重办') as string,
      expect.stringContaining('同意延期') as string,
      expect.stringContaining('收到督办单') as string,
    ]);
  });

  it('a finding has one order that stands, even when two issue at once', async () => {
    const key = 'leadIdle|500103|P1';
    const body = issueBody('500103', { quarter: '2021-Q1', findings: [key] });
    const answers = await Promise.all(
      ['verifier', 'leader', 'leader-two'].map((login) =>
        http.send<OrderDetail & { code?: string }>(login, 'POST', '/supervision/orders', body),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('ORDER_FINDING_TAKEN');
    const order = answers.find(({ status }) => status === 201)!.body;
    expect((await http.send<{ code: string }>('verifier', 'POST', '/supervision/orders', body)).body.code).toBe(
      'ORDER_FINDING_TAKEN',
    );
    await http.send('verifier', 'POST', `/supervision/orders/${order.id}/withdrawal`, { version: 1, reason: '误发' });
    expect((await detail(order.id)).state).toBe('withdrawn');
    expect((await http.send('verifier', 'POST', '/supervision/orders', body)).status).toBe(201);
  });

  it('findings of another unit, of another quarter, or that are not there are refused', async () => {
    const refused = async (more: object): Promise<string> =>
      (await http.send<{ code: string }>('verifier', 'POST', '/supervision/orders', issueBody('500112', more))).body
        .code;
    const own = 'inPlaceRateLow|500112|unit';
    expect(await refused({ quarter: '2021-Q1', findings: [own, 'inPlaceRateLow|500103|unit'] })).toBe(
      'ORDER_FINDING_UNIT',
    );
    expect(await refused({ quarter: '2020-Q4', findings: [own] })).toBe('ORDER_FINDING_UNKNOWN');
    expect(await refused({ quarter: '2021-Q1', findings: ['nothing'] })).toBe('ORDER_FINDING_UNKNOWN');
    expect(await refused({ findings: [own] })).toBe('QUARTER_INVALID');
    expect(await refused({ deadline: TODAY })).toBe('ORDER_DEADLINE');
  });

  it('is issued once for a key, and no step is taken on what one has not seen', async () => {
    const key = newId();
    const body = issueBody('500112');
    const send = () => http.send<OrderDetail>('verifier', 'POST', '/supervision/orders', body, key);
    const [one, two] = [await send(), await send()];
    expect(two.body.id).toBe(one.body.id);
    const { id } = one.body;
    const reply = (version: number) =>
      http.send<{ code: string }>('officer-500112', 'POST', `/supervision/orders/${id}/reply`, {
        version,
        text: '已办',
        evidence: '附件',
      });
    expect(await reply(7)).toMatchObject({ status: 409, body: { code: 'VERSION_STALE' } });
    const [a, b] = await Promise.all([reply(1), reply(1)]);
    expect([a.status, b.status].sort()).toEqual([201, expect.any(Number)]);
    expect((await detail(id)).events.filter(({ kind }) => kind === 'replied')).toHaveLength(1);
  });

  it('an order of another unit is as unknown as one that does not exist', async () => {
    const { id } = await issued('500112');
    const same = async (method: 'GET' | 'POST', path: string, body?: object): Promise<void> => {
      const url = (of: string): string => `/supervision/orders/${of}${path}`;
      const [other, none] = await Promise.all([
        http.send<{ requestId: string }>('officer-500101', method, url(id), body),
        http.send<{ requestId: string }>('officer-500101', method, url(newId()), body),
      ]);
      expect(other.status).toBe(404);
      expect(other.text.replace(other.body.requestId, '')).toBe(none.text.replace(none.body.requestId, ''));
    };
    await same('GET', '');
    await same('POST', '/reply', { version: 1, text: '已办', evidence: '附件' });
    await same('POST', '/extension', { version: 1, until: addDays(TODAY, 90), reason: '原因' });
    expect((await get<OrderPage>('officer-500101', '/orders')).rows.every(({ unit }) => unit === '500101')).toBe(true);
    for (const [login, path] of [
      ['officer-500112', '/verdict'],
      ['auditor', '/reply'],
      ['verifier', '/verdict'],
      ['sysadmin', '/withdrawal'],
    ] as const) {
      const body = { version: 1, verdict: 'accepted', reason: '通过', text: '已办', evidence: '附件' };
      expect((await http.send(login, 'POST', `/supervision/orders/${id}${path}`, body)).status).toBeGreaterThanOrEqual(
        400,
      );
      expect((await detail(id)).version).toBe(1);
    }
  });

  it('reminds once of every deadline, however often and by how many it is looked, and escalates', async () => {
    const { app } = bench;
    const verifier = await app.actor('verifier');
    const sweep = app.get(SweepOrders);
    const issue = async (): Promise<string> => {
      const write = writeOf(verifier, newId(), 'POST', '/test', newId());
      const body = { ...issueBody('500120'), deadline: '2021-06-10' };
      return (await app.get(IssueOrder).run(write, body, '2021-05-10' as Day)).id;
    };
    const id = await issue();
    const kinds = async (): Promise<string[]> => (await detail(id)).events.map(({ kind }) => kind);
    const look = (on: string): Promise<number> => sweep.run(verifier, undefined, on as Day);
    expect(await look('2021-06-04')).toBe(0);
    expect([await look('2021-06-05'), await look('2021-06-06'), await look('2021-06-10')]).toEqual([1, 0, 0]);
    expect((await Promise.all([look('2021-06-11'), look('2021-06-11'), look('2021-06-11')])).sort()).toEqual([0, 0, 1]);
    expect([await look('2021-06-17'), await look('2021-06-18'), await look('2021-07-30')]).toEqual([0, 1, 0]);
    expect(await kinds()).toEqual(['issued', 'dueSoon', 'overdue', 'escalated']);
    const told = async (login: string): Promise<string[]> =>
      (await http.get<NotificationPage>(login, '/notifications')).body.rows
        .filter(({ link }) => link.endsWith(id))
        .map(({ title }) => title);
    expect(await told('officer-500120')).toHaveLength(3);
    expect(await told('verifier')).toEqual([expect.stringContaining('尚未答复') as string]);
    expect(await told('leader')).toEqual([expect.stringContaining('报请局领导') as string]);
    // A new deadline begins a new count.
    const write = (login: string) => app.write(login);
    const version = async (): Promise<number> => (await detail(id)).version;
    const until = '2021-08-20';
    await app
      .get(RequestExtension)
      .run(await write('officer-500120'), id, { version: await version(), until, reason: '原因' }, '2021-08-01' as Day);
    await app
      .get(DecideExtension)
      .run(await write('leader'), id, { version: await version(), approved: true, reason: '' }, '2021-08-02' as Day);
    expect([await look('2021-08-14'), await look('2021-08-21'), await look('2021-08-21')]).toEqual([0, 1, 0]);
    await app
      .get(ReplyOrder)
      .run(
        await write('officer-500120'),
        id,
        { version: await version(), text: '已办', evidence: '附件' },
        '2021-08-25' as Day,
      );
    expect(await look('2021-12-31')).toBe(0);
    expect((await detail(id)).events.find(({ kind }) => kind === 'replied')!.lateDays).toBe(5);
    await app
      .get(JudgeOrder)
      .run(
        await write('leader'),
        id,
        { version: await version(), verdict: 'accepted', reason: '' },
        '2021-08-26' as Day,
      );
    expect((await detail(id)).endedOn).toBe('2021-08-26');
  });

  it('what happened to an order can only be added to', async () => {
    await expect(bench.app.db.run(`UPDATE supervision_event SET text = '另外'`)).rejects.toThrow('only added to');
    await expect(bench.app.db.run('DELETE FROM supervision_event')).rejects.toThrow('only added to');
  });

  it('the lists give the lights that the rules give', async () => {
    for (const light of ['red', 'yellow', 'green'] as const) {
      const { rows, asOf } = await get<OrderPage>('leader', `/orders?light=${light}`);
      for (const row of rows) {
        const standing = { state: row.state, deadline: row.deadline as Day };
        expect(orderLight(standing, asOf as Day, SAMPLE_RULE_SET.lights)).toBe(light);
      }
    }
    const { counts, rows, total } = await get<OrderPage>('leader', '/orders?open=yes');
    expect([rows.length, counts.red + counts.yellow + counts.green]).toEqual([total, total]);
    const lights = await get<LightsAnswer>('leader', '/lights');
    expect(lights).toMatchObject({ quarter: '2021-Q1', rulesVersion: 1, sample: true });
    expect(lights.units.find(({ unit }) => unit === '500103')).toMatchObject({
      light: 'green',
      redFindings: 3,
      open: 1,
    });
    expect(lights.units.find(({ unit }) => unit === '500105')).toMatchObject({ light: 'green', redFindings: 0 });
  });

  it('rules are versions: drafted by one, approved by another, then fixed', async () => {
    const { rules, lights } = SAMPLE_RULE_SET;
    const body = { name: '督查规则', reason: '调整阈值', lights, rules: rules.map((rule) => ({ ...rule })) };
    const draft = (login: string, more: object = {}) =>
      http.send<RuleSetDetail & { code: string; fields: { field: string; message: string }[] }>(
        login,
        'PUT',
        '/supervision/rules/draft',
        {
          ...body,
          ...more,
        },
      );
    expect((await draft('leader')).status).toBe(403);
    const faulty = await draft('verifier', { rules: [{ ...rules[0]!, subject: 'weather', deadlineDays: 0 }] });
    expect(faulty).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(faulty.body.fields.map(({ field }) => field)).toEqual(['rules.0.deadlineDays', 'rules.0.subject']);
    expect(faulty.body.fields[1]!.message).toContain('第 1 条“合同引资落后时序”对象：没有“weather”');
    const made = await draft('verifier');
    expect(made).toMatchObject({
      status: 200,
      body: { rulesVersion: 2, status: 'draft', inForce: false, sample: false },
    });
    expect((await draft('verifier')).body.code).toBe('SUPERVISION_RULES_DRAFT');
    const changed = await draft('verifier', { version: made.body.version, rules: body.rules.slice(0, 1) });
    expect(changed.body.rules).toHaveLength(1);
    expect((await draft('verifier', { version: made.body.version })).body.code).toBe('VERSION_STALE');
    const approve = (login: string, version: number) =>
      http.send<RuleSetDetail & { code: string }>(login, 'PUT', '/supervision/rules/2/approval', { version });
    expect((await approve('verifier', changed.body.version)).status).toBe(403);
    expect((await approve('leader', made.body.version)).body.code).toBe('VERSION_STALE');
    expect((await approve('leader', changed.body.version)).body).toMatchObject({ status: 'approved', inForce: true });
    expect((await approve('leader', changed.body.version + 1)).body.code).toBe('SUPERVISION_RULES_STATUS');
    const list = await get<RuleSetSummary[]>('officer-500101', '/rules');
    expect(list.map(({ rulesVersion, inForce }) => [rulesVersion, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(bench.app.db.run(`UPDATE supervision_rule_set SET name = '另外'`)).rejects.toThrow('never change');
    await bench.app.get(LookThrough).run(await bench.app.actor('leader'), Q1);
    expect((await findings()).rows.map(({ rule }) => rule)).toEqual(['contractedBehind']);
  });

  it('is decided by the bureau: neither by a leader of the unit, nor by who answered', async () => {
    const { app } = bench;
    const grant = async (login: string, unit: string): Promise<void> => {
      await app.db.run(
        `INSERT INTO user_grant (user_id, role, unit_id) SELECT id, 'leader', $2 FROM app_user WHERE login = $1`,
        [login, unit],
      );
    };
    await grant('officer-500120', '500120');
    await grant('officer', '500000');
    const answered = async (by: string): Promise<OrderDetail> => {
      const { id, version } = await issued('500120');
      const body = { version, text: '演示答复', evidence: '演示材料' };
      return (await http.send<OrderDetail>(by, 'POST', `/supervision/orders/${id}/reply`, body)).body;
    };
    const judged = (login: string, { id, version }: OrderDetail) =>
      http.send<{ code: string }>(login, 'POST', `/supervision/orders/${id}/verdict`, {
        version,
        verdict: 'accepted',
        reason: '',
      });
    const order = await answered('officer-500120');
    expect(order.steps).toMatchObject({ judge: false, decideExtension: false, withdraw: false });
    expect((await judged('officer-500120', order)).body.code).toBe('FORBIDDEN');
    const withdrawal = { version: order.version, reason: '演示' };
    const taken = await http.send('officer-500120', 'POST', `/supervision/orders/${order.id}/withdrawal`, withdrawal);
    expect(taken.status).toBe(403);
    const own = await answered('officer');
    expect((await judged('officer', own)).body.code).toBe('ORDER_OWN_ANSWER');
    expect([(await judged('leader', order)).status, (await judged('leader', own)).status]).toEqual([201, 201]);
    for (const { id } of [order, own]) expect((await detail(id)).state).toBe('closed');
    await app.db.run(
      `DELETE FROM user_grant WHERE role = 'leader' AND user_id IN (SELECT id FROM app_user WHERE login IN ('officer', 'officer-500120'))`,
    );
  });
});
