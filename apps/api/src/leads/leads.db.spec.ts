import { newId } from '@yipanqi/api/platform';
import type {
  EnterpriseDuplicates,
  ErrorAnswer,
  LeadChanged,
  LeadDetail,
  LeadPage,
  RegisteredLead,
  TimelinePage,
} from '@yipanqi/contract';
import { usccCheckCharacter } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { TestHttp, type Answer } from '../../testing/test-http';

const USCC = `91500000MA5DEM001${usccCheckCharacter('91500000MA5DEM001')}`;
const WANZHOU = 'officer-500101';
const YUBEI = 'officer-500112';

describe('leads', () => {
  let app: TestApp;
  let http: TestHttp;
  let count = 0;

  beforeAll(async () => {
    app = await TestApp.open();
    http = await TestHttp.open(app);
  });
  afterAll(async () => {
    await http.close();
    await app.close();
  });

  function register<T = RegisteredLead>(login: string, body: object): Promise<Answer<T>> {
    count += 1;
    const names = {
      name: `演示项目${count}号`,
      enterpriseName: `演示${'甲乙丙丁戊己庚辛壬癸'.charAt(count % 10)}${newId().slice(-6)}公司`,
    };
    return http.send<T>(login, 'POST', '/leads', { ...names, ...body });
  }

  async function aLead(login = WANZHOU, body: object = {}): Promise<string> {
    const answer = await register(login, body);
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  const detail = async (login: string, id: string): Promise<LeadDetail> =>
    (await http.get<LeadDetail>(login, `/leads/${id}`)).body;
  const list = async (login: string, query: string): Promise<LeadPage> =>
    (await http.get<LeadPage>(login, `/leads?${query}`)).body;
  const refusal = (answer: Answer<unknown>): { status: number; code: string; field?: string } => {
    const { code, field } = answer.body as ErrorAnswer;
    return { status: answer.status, code, ...(field && { field }) };
  };
  const footprint = async (): Promise<unknown> =>
    app.db.one(
      `SELECT (SELECT count(*) FROM lead) AS leads, (SELECT count(*) FROM enterprise) AS enterprises, (SELECT count(*) FROM lead_split) AS splits,
              (SELECT count(*) FROM lead_event) AS events, (SELECT count(*) FROM idempotency) AS keys`,
    );

  describe('registering', () => {
    it('stores lead, enterprise, split, first event and trail, with a number of the year', async () => {
      const known = await app.db.one<{ key: string }>('SELECT key FROM direction ORDER BY seq LIMIT 1');
      const { body } = await register(WANZHOU, {
        name: '演示新材料基地',
        enterpriseName: '演示华晟新材料有限公司',
        expected: '1200000000.50',
        direction: known?.key,
        contactName: '演示联系人',
        contactPhone: '13800000000',
        split: [
          { unit: '500101', bp: 6000 },
          { unit: '500112', bp: 4000 },
        ],
      });
      expect(body.code).toMatch(/^XM-\d{4}-\d{6}$/);
      const lead = await detail(WANZHOU, body.id);
      expect(lead).toMatchObject({
        name: '演示新材料基地',
        unit: '500101',
        stage: 'clue',
        expected: '1200000000.50',
        contracted: '0.00',
        contactPhone: '13800000000',
        contactsMasked: false,
        locked: false,
        version: 1,
        direction: known?.key,
      });
      expect(lead.splits[0]?.shares.map((share) => [share.unit, share.bp])).toEqual([
        ['500101', 6000],
        ['500112', 4000],
      ]);
      expect(lead.timeline.rows.map((row) => row.kind)).toEqual(['registered']);
      const trail = await app.db.query('SELECT action FROM audit_event WHERE entity_id = $1', [body.id]);
      expect(trail).toEqual([{ action: 'lead.register' }]);
    });

    it('uses the enterprise that is there, by name or credit code, and proposes a likely one instead of making another', async () => {
      const first = await register(WANZHOU, { enterpriseName: '重庆演示金岭机械股份有限公司' });
      const again = await register(YUBEI, { enterpriseName: '重庆演示金岭机械股份有限公司', uscc: USCC });
      expect(again.body).toMatchObject({ enterpriseId: first.body.enterpriseId, enterpriseCreated: false });
      expect(refusal(await register(WANZHOU, { enterpriseName: '演示另一家', uscc: USCC }))).toMatchObject({
        code: 'USCC_TAKEN',
      });
      const before = await footprint();
      const likely = await register(YUBEI, { enterpriseName: '演示金岭机械有限公司' });
      expect(refusal(likely)).toEqual({ status: 422, code: 'ENTERPRISE_LIKELY_DUPLICATE', field: 'enterpriseName' });
      const { details } = likely.body as unknown as ErrorAnswer;
      expect(JSON.parse(String(details?.['candidates']))).toEqual([
        { id: first.body.enterpriseId, name: '重庆演示金岭机械股份有限公司' },
      ]);
      const misprint = await register(YUBEI, { enterpriseName: '重庆演示金领机械股份有限公司' });
      expect(refusal(misprint).code).toBe('ENTERPRISE_LIKELY_DUPLICATE');
      expect(await footprint()).toEqual(before);
      const confirmed = await register(YUBEI, { enterpriseName: '演示金岭机械有限公司', confirmNewEnterprise: true });
      expect(confirmed.body.enterpriseCreated).toBe(true);
    });

    it('takes a number of its own once', async () => {
      await aLead(WANZHOU, { code: 'WZ-001' });
      expect(refusal(await register(YUBEI, { code: 'WZ-001' }))).toEqual({
        status: 422,
        code: 'LEAD_NO_TAKEN',
        field: 'code',
      });
    });

    it.each([
      ['unknown direction', { direction: '没有这个方向' }, 422, 'DIRECTION_UNKNOWN'],
      [
        'split of 99 %',
        {
          split: [
            { unit: '500101', bp: 5900 },
            { unit: '500112', bp: 4000 },
          ],
        },
        422,
        'SPLIT_SUM',
      ],
      ['negative amount', { expected: '-1' }, 422, 'AMOUNT_NEGATIVE'],
      ['31 February', { registeredOn: '2026-02-31' }, 422, 'DATE_INVALID'],
      ['a day to come', { registeredOn: '2199-01-01' }, 422, 'DATE_IN_FUTURE'],
      ['unknown unit', { unit: '火星' }, 422, 'UNIT_UNKNOWN'],
      ["another district's unit", { unit: '500112' }, 404, 'NOT_FOUND'],
      ['unknown field', { stageSince: '2021-01-01' }, 400, 'FIELD_UNKNOWN'],
      ['a stage of the ledger', { stage: 'signed' }, 400, 'VALIDATION_FAILED'],
      ['wrong check character', { uscc: '91500000000000000A' }, 422, 'USCC_INVALID'],
      ['no enterprise', { enterpriseName: ' ' }, 422, 'ENTERPRISE_REQUIRED'],
      ['unknown enterprise', { enterpriseId: newId() }, 422, 'ENTERPRISE_UNKNOWN'],
      ['name without letters', { name: '———' }, 422, 'NAME_WITHOUT_LETTERS'],
    ])('refuses %s and changes nothing', async (_, body, status, code) => {
      const before = await footprint();
      expect(refusal(await register(WANZHOU, body))).toMatchObject({ status, code });
      expect(await footprint()).toEqual(before);
    });

    it('answers a retry alike and refuses the key with another body', async () => {
      const key = newId();
      const body = { name: '演示重试项目', enterpriseName: '演示重试企业' };
      const [first, second] = await Promise.all(
        [1, 2].map(() => http.send<RegisteredLead>(WANZHOU, 'POST', '/leads', body, key)),
      );
      const third = await http.send<RegisteredLead>(WANZHOU, 'POST', '/leads', body, key);
      expect([second?.body.id, third.body.id]).toEqual([first?.body.id, first?.body.id]);
      const other = await http.send(WANZHOU, 'POST', '/leads', { ...body, name: '演示另一个' }, key);
      expect(refusal(other)).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    });

    it('is not open to the verifier', async () => {
      expect(refusal(await register('verifier', {}))).toEqual({ status: 403, code: 'FORBIDDEN' });
    });
  });

  describe('reading', () => {
    it("answers another district's lead like an unknown one, byte for byte, on every address", async () => {
      const id = await aLead(WANZHOU);
      const without = (answer: Answer): string => answer.text.replace(/"requestId":"[^"]*"/, '');
      for (const path of ['', '/timeline']) {
        const [mine, unknown] = [
          await http.get(YUBEI, `/leads/${id}${path}`),
          await http.get(YUBEI, `/leads/${newId()}${path}`),
        ];
        expect(mine.status).toBe(404);
        expect(without(mine)).toBe(without(unknown));
      }
      const changes = [
        ['PATCH', '', { version: 1, name: '改' }],
        ['PUT', '/stage', { version: 1, stage: 'appraisal' }],
        ['POST', '/withdraw', { version: 1, reason: '演示' }],
        ['POST', '/restore', { version: 1, reason: '演示' }],
        ['POST', '/follow-ups', { text: '演示' }],
        ['PUT', '/split', { version: 1, effectiveFrom: '2026-01-01', shares: [{ unit: '500112', bp: 10000 }] }],
      ] as const;
      for (const [method, path, body] of changes) {
        const mine = await http.send(YUBEI, method, `/leads/${id}${path}`, body);
        const unknown = await http.send(YUBEI, method, `/leads/${newId()}${path}`, body);
        expect(mine.status).toBe(404);
        expect(without(mine)).toBe(without(unknown));
      }
      expect((await list(YUBEI, 'q=演示')).rows.some((row) => row.id === id)).toBe(false);
      expect((await detail(WANZHOU, id)).version).toBe(1);
    });

    it('shows contacts in part to everybody but the officer in scope', async () => {
      const id = await aLead(WANZHOU, { contactName: '演示某人', contactPhone: '13812345678' });
      for (const login of ['verifier', 'leader', 'auditor']) {
        expect(await detail(login, id)).toMatchObject({
          contactName: '演**',
          contactPhone: '138****',
          contactsMasked: true,
        });
      }
      expect(await detail('officer', id)).toMatchObject({ contactName: '演示某人', contactsMasked: false });
    });

    it('finds by two characters, pinyin, initials and code, within scope', async () => {
      const id = await aLead(WANZHOU, {
        name: '长江绿色港演示',
        enterpriseName: '演示瀚海船舶有限公司',
        code: 'GK-2026-7',
      });
      for (const q of [
        '绿色',
        '瀚海',
        '船舶 绿色',
        'lvsegang',
        'cjlsg',
        'hanhai',
        'GK-2026',
        'gk-2026-7',
        '绿色港演',
      ]) {
        expect((await list(WANZHOU, `q=${encodeURIComponent(q)}`)).rows.map((row) => row.id)).toContain(id);
        expect((await list(YUBEI, `q=${encodeURIComponent(q)}`)).rows).toEqual([]);
      }
      expect((await list(WANZHOU, `q=${encodeURIComponent('色绿')}`)).rows).toEqual([]);
      expect(refusal(await http.get(WANZHOU, `/leads?q=${encodeURIComponent('绿')}`))).toEqual({
        status: 422,
        code: 'SEARCH_TOO_SHORT',
        field: 'q',
      });
      const palette = await http.get<{ leads: { id: string }[]; enterprises: { name: string }[] }>(
        WANZHOU,
        '/search?q=hanhai',
      );
      expect(palette.body).toMatchObject({ leads: [{ id }], enterprises: [{ name: '演示瀚海船舶有限公司' }] });
      expect((await http.get<{ leads: unknown[] }>(YUBEI, '/search?q=hanhai')).body.leads).toEqual([]);
      expect((await http.get<{ leads: unknown[] }>('sysadmin', '/search?q=hanhai')).body).toEqual({
        leads: [],
        enterprises: [],
      });
    });

    it('pages by key without gaps or repeats, filters, and counts', async () => {
      const login = 'officer-500120';
      const ids: string[] = [];
      for (let turn = 0; turn < 23; turn++) ids.push(await aLead(login, turn < 3 ? { stage: 'negotiation' } : {}));
      const first = await list(login, '');
      expect(first).toMatchObject({ total: 23, totalCapped: false });
      const second = await list(login, `next=${encodeURIComponent(first.next ?? '')}`);
      expect(second.next).toBeNull();
      expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(ids.reverse());
      expect((await list(login, 'stage=negotiation,appraisal')).total).toBe(3);
      expect((await list(login, 'stale=30')).total).toBe(0);
      expect((await list(login, 'owner=me&unit=500120')).total).toBe(23);
      expect((await list(login, 'unit=500101')).total).toBe(0);
      expect((await list('officer', 'owner=me')).total).toBe(0);
      expect(refusal(await http.get(login, '/leads?next=junk'))).toEqual({
        status: 422,
        code: 'CURSOR_INVALID',
        field: 'next',
      });
      expect(refusal(await http.get(login, '/leads?stage=nonsense')).code).toBe('VALIDATION_FAILED');
    });

    it('hints at who has an enterprise without telling more', async () => {
      const mine = await register(WANZHOU, {
        name: '演示秘密项目',
        enterpriseName: '演示星河储能有限公司',
        contactName: '演示人',
        expected: '5',
      });
      const path = `/enterprises/duplicates?name=${encodeURIComponent('演示星河储能有限公司')}`;
      const others = await http.get<EnterpriseDuplicates>(YUBEI, path);
      expect(others.body.exact?.leads).toEqual([
        { id: null, name: null, unitName: '万州区', stage: 'clue', registeredOn: expect.any(String) },
      ]);
      expect(others.text).not.toMatch(/秘密|演示人|contact|expected/);
      expect((await http.get<EnterpriseDuplicates>(WANZHOU, path)).body.exact?.leads[0]?.id).toBe(mine.body.id);
      const typing = await http.get<EnterpriseDuplicates>(
        YUBEI,
        `/enterprises/duplicates?name=${encodeURIComponent('星河')}`,
      );
      expect(typing.body).toMatchObject({ exact: null, likely: [], similar: [{ name: '演示星河储能有限公司' }] });
    });
  });

  describe('changing', () => {
    const put = (id: string, body: object): Promise<Answer<LeadChanged>> =>
      http.send(WANZHOU, 'PUT', `/leads/${id}/stage`, body);

    it('moves along the legal order and says why not otherwise', async () => {
      const id = await aLead();
      expect((await put(id, { version: 1, stage: 'appraisal' })).body).toMatchObject({
        version: 2,
        stage: 'appraisal',
      });
      expect(refusal(await put(id, { version: 1, stage: 'negotiation' }))).toEqual({
        status: 409,
        code: 'VERSION_STALE',
      });
      expect(refusal(await put(id, { version: 2, stage: 'signed' })).code).toBe('STAGE_NOT_ALLOWED');
      expect(refusal(await put(id, { version: 2, stage: 'clue' })).code).toBe('REASON_REQUIRED');
      const lead = await detail(WANZHOU, id);
      expect(lead.nextStages.find((each) => each.stage === 'negotiation')?.whyNot).toBeNull();
      expect(lead.nextStages.find((each) => each.stage === 'signed')?.whyNot).toContain('正式协议');
      expect(lead.timeline.rows[0]).toMatchObject({ kind: 'stageMoved', text: '线索 → 研判' });
    });

    it('withdraws with a reason and restores to where it was', async () => {
      const id = await aLead(WANZHOU, { stage: 'negotiation' });
      const reason = '企业改变计划（演示）';
      const out = await http.send<LeadChanged>(WANZHOU, 'POST', `/leads/${id}/withdraw`, { version: 1, reason });
      expect(out.body).toMatchObject({ stage: 'withdrawn', version: 2 });
      expect(refusal(await put(id, { version: 2, stage: 'appraisal' })).code).toBe('LEAD_WITHDRAWN');
      expect(refusal(await http.send(WANZHOU, 'POST', `/leads/${id}/restore`, { version: 2, reason: ' ' })).code).toBe(
        'REASON_REQUIRED',
      );
      const back = await http.send<LeadChanged>('leader', 'POST', `/leads/${id}/restore`, {
        version: 2,
        reason: '重新洽谈（演示）',
      });
      expect(back.body).toMatchObject({ stage: 'negotiation', version: 3 });
    });

    it('edits what is given, keeps the search in step and never repeats contact data', async () => {
      const id = await aLead(WANZHOU, { remark: '原备注' });
      const patch = await http.send<LeadChanged>(WANZHOU, 'PATCH', `/leads/${id}`, {
        version: 1,
        name: '改名琥珀工厂演示',
        contactPhone: '13900000001',
        expected: '88.00',
        nextStepOn: null,
      });
      expect(patch.body.version).toBe(2);
      const lead = await detail(WANZHOU, id);
      expect(lead).toMatchObject({
        name: '改名琥珀工厂演示',
        expected: '88.00',
        remark: '原备注',
        contactPhone: '13900000001',
      });
      expect(lead.timeline.rows[0]?.text).toBe('修改了项目名称、预计投资、联系电话');
      expect((await list(WANZHOU, `q=${encodeURIComponent('琥珀')}`)).rows.map((row) => row.id)).toEqual([id]);
      const trail = await app.db.query<{ text: string }>(
        `SELECT after::text AS text FROM audit_event WHERE entity_id = $1`,
        [id],
      );
      expect(trail.map((row) => row.text).join()).not.toContain('13900000001');
      expect(refusal(await http.send(WANZHOU, 'PATCH', `/leads/${id}`, { version: 1, remark: '迟到' }))).toEqual({
        status: 409,
        code: 'VERSION_STALE',
      });
      for (const body of [{ unit: '500112' }, { ownerId: newId() }, { stage: 'signed' }]) {
        expect(refusal(await http.send(WANZHOU, 'PATCH', `/leads/${id}`, { version: 2, ...body })).code).toBe(
          'FIELD_UNKNOWN',
        );
      }
    });

    it('locks enterprise, direction and flags once a record is verified', async () => {
      const id = await aLead();
      const { userId } = await app.actor(WANZHOU);
      await app.db.run(
        `INSERT INTO ledger_record (id, type, kind, voucher_no, lead_id, occurred_on, amount, status, recorded_by, booked_month)
         VALUES ($1, 'agreement', 'formal', $2, $3, '2026-10-01', 100, 'verified', $4, '2026-10')`,
        [newId(), `演示-${newId()}`, id, userId],
      );
      const locked = await http.send(WANZHOU, 'PATCH', `/leads/${id}`, { version: 1, industrial: true });
      expect(refusal(locked)).toEqual({ status: 422, code: 'LEAD_LOCKED', field: 'industrial' });
      expect((await http.send(WANZHOU, 'PATCH', `/leads/${id}`, { version: 1, remark: '仍可备注' })).status).toBe(200);
      expect((await detail(WANZHOU, id)).records).toMatchObject([
        { kind: 'formal', amount: '1.00', status: 'verified' },
      ]);
    });

    it('follows up, replaces the next step and pages the timeline', async () => {
      const id = await aLead();
      for (let turn = 1; turn <= 22; turn++) {
        const body = { text: `第${turn}次拜访`, nextStep: `第${turn + 1}次拜访`, nextStepOn: '2026-12-01' };
        expect((await http.send(WANZHOU, 'POST', `/leads/${id}/follow-ups`, body)).status).toBe(201);
      }
      const lead = await detail(WANZHOU, id);
      expect(lead).toMatchObject({ nextStep: '第23次拜访', nextStepOn: '2026-12-01' });
      expect(lead.timeline.rows).toHaveLength(20);
      const rest = await http.get<TimelinePage>(WANZHOU, `/leads/${id}/timeline?after=${lead.timeline.next}`);
      expect(rest.body.rows.map((row) => row.text.slice(0, 3))).toEqual(['第2次', '第1次', '登记项']);
      const future = await http.send(WANZHOU, 'POST', `/leads/${id}/follow-ups`, {
        text: '未来',
        occurredOn: '2199-01-01',
      });
      expect(refusal(future).code).toBe('DATE_IN_FUTURE');
    });

    it('splits exactly from a day on, and leaves what was before to the responsible unit', async () => {
      const id = await aLead(WANZHOU, { registeredOn: '2026-09-01' });
      const split = (body: object): Promise<Answer<LeadChanged>> =>
        http.send(WANZHOU, 'PUT', `/leads/${id}/split`, { version: 1, effectiveFrom: '2026-10-01', ...body });
      expect(refusal(await split({ shares: [{ unit: '500101', bp: 9900 }] })).code).toBe('SPLIT_SUM');
      expect(refusal(await split({ shares: [] })).code).toBe('SPLIT_EMPTY');
      expect(refusal(await split({ shares: [{ unit: '火星', bp: 10000 }] })).code).toBe('UNIT_UNKNOWN');
      expect(
        (
          await split({
            shares: [
              { unit: '500101', bp: 3333 },
              { unit: '500112', bp: 6667 },
            ],
          })
        ).body.version,
      ).toBe(2);
      const { splits } = await detail(WANZHOU, id);
      expect(splits.map((split) => [split.effectiveFrom, split.shares.length])).toEqual([
        ['2026-10-01', 2],
        ['2026-09-01', 1],
      ]);
      expect((await detail(WANZHOU, id)).timeline.rows[0]?.text).toBe(
        '自 2026-10-01 起分劈：万州区:33.33;渝北区:66.67',
      );
    });
  });

  it('proposes directions of the plan for a name', async () => {
    const answer = await http.get(WANZHOU, `/direction-proposals?text=${encodeURIComponent('演示储能电站')}`);
    expect(answer.body).toMatchObject([{ name: '储能产业', matched: ['储能'] }]);
  });

  it('has a desk for each role', async () => {
    const id = await aLead(WANZHOU, { nextStep: '今天回访', nextStepOn: '2021-01-01' });
    const desk = await http.get(WANZHOU, '/workbench');
    expect(desk.body).toMatchObject({
      officer: { due: [{ id, nextStep: '今天回访' }], dueTotal: 1 },
      verifier: null,
      leader: null,
    });
    expect((await http.get(YUBEI, '/workbench')).text).not.toContain(id);
    expect((await http.get('verifier', '/workbench')).body).toMatchObject({ verifier: { pending: 0, byUnit: [] } });
    expect((await http.get('leader', '/workbench')).body).toMatchObject({
      leader: { targetsToApprove: expect.any(Number) },
    });
    expect((await http.get('auditor', '/workbench')).body).toEqual({ officer: null, verifier: null, leader: null });
  });
});
