import { randomUUID } from 'node:crypto';
import { Client as Pg } from 'pg';
import { Client, type Answer } from '../support/client';
import {
  accepted,
  closeMonth,
  formal,
  milestone,
  receipt,
  record,
  registerLead,
  verified,
  verify,
} from '../support/ledger';
import { PASSWORD, Product } from '../support/product';
import { Tables } from '../support/tables';
import {
  checkedImport,
  faultsOf,
  ledgerFile,
  settled,
  sheetsOf,
  upload,
  type LedgerBook,
  type Row,
} from '../support/workbook';
import { zip } from '../support/zip';

interface Refusal {
  code: string;
  message: string;
  field?: string;
  fields?: { field: string; message: string }[];
  details?: Record<string, string | number>;
  requestId: string;
}

const UNKNOWN = '01900000-0000-7000-8000-000000000000';
/** A whole sentence in Chinese without a gap where a detail should stand. */
const SENTENCE = /^[\u4e00-\u9fff“\d][^{}]*。$/;
/** What an upload that is looked at may leave: the file, its check and the work that checked it. No record of the ledger. */
const OF_IMPORTS = /^(ledger_import|stored_file|job$|job_log$|idempotency$)/;

describe('refusals: a stable code, a sentence that says what would be right, and nothing changed', () => {
  let product: Product;
  let tables: Tables;
  let db: Pg;
  const by: Record<string, Client> = {};
  const lead: Record<string, { id: string; version: number; code: string }> = {};

  beforeAll(async () => {
    product = await Product.start();
    tables = await Tables.of(product.databaseUrl);
    db = new Pg({ connectionString: product.databaseUrl });
    await db.connect();
    const logins = [
      'officer',
      'officer-500101',
      'officer-500112',
      'officer-500120',
      'verifier',
      'leader',
      'leader-two',
    ];
    for (const login of [...logins, 'auditor', 'sysadmin', 'secadmin'])
      by[login] = await Client.signIn(product.url, login);
    lead['wanzhou'] = await registerLead(by['officer-500101']!, { enterpriseName: '演示万州船舶有限公司' });
    lead['yubei'] = await registerLead(by['officer-500112']!);
    await verified(
      by['officer']!,
      by['verifier']!,
      formal(lead['wanzhou'].id, '2021-02-08', '8000', { voucherNo: 'XY-1' }),
    );
    await verified(
      by['officer']!,
      by['verifier']!,
      receipt(lead['wanzhou'].id, '2021-02-09', '100', { voucherNo: 'DZ-1' }),
    );
    const { body } = await by['officer-500101']!.get<{ version: number }>(`/leads/${lead['wanzhou'].id}`);
    lead['wanzhou'] = { ...lead['wanzhou'], version: body.version };
  });
  afterAll(async () => {
    await tables.close();
    await db.end();
    await product.stop();
  });

  /** Asks, expects the refusal, and that every table is what it was. */
  async function refused(status: number, code: string, ask: () => Promise<Answer<unknown>>): Promise<Refusal> {
    const before = await tables.digests();
    const answer = (await ask()) as Answer<Refusal>;
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).toMatch(SENTENCE);
    for (const { message } of answer.body.fields ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body.requestId).toBeTruthy();
    expect(await tables.digests()).toEqual(before);
    return answer.body;
  }

  const wanzhou = (): string => lead['wanzhou']!.id;
  const officer = (): Client => by['officer-500101']!;

  describe('signing in', () => {
    const signIn = (login: string, password: string): Promise<Answer<unknown>> =>
      anonymous('POST', '/session', { login, password });

    it('wrong password, unknown user and locked account: the same bytes', async () => {
      const wrong = await refused(401, 'LOGIN_FAILED', () => signIn('secadmin', 'Yipanqi#2022'));
      const unknown = await refused(401, 'LOGIN_FAILED', () => signIn('nobody-here', PASSWORD));
      expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' });
      for (let turn = 0; turn < 4; turn++) await signIn('secadmin', 'Yipanqi#2022');
      const locked = await refused(401, 'LOGIN_FAILED', () => signIn('secadmin', PASSWORD));
      expect({ ...locked, requestId: '' }).toEqual({ ...wrong, requestId: '' });
    });

    it('no token, and a made-up one', async () => {
      await refused(401, 'UNAUTHENTICATED', () => anonymous('GET', '/leads'));
      await refused(401, 'UNAUTHENTICATED', () => anonymous('POST', '/leads', { name: '演示' }));
      await refused(401, 'UNAUTHENTICATED', () => anonymous('GET', '/leads', undefined, 'made.up.token'));
    });
  });

  describe('rights', () => {
    it.each([
      ['verifier', 'POST', '/leads'],
      ['leader', 'POST', '/records'],
      ['auditor', 'POST', '/leads'],
      ['sysadmin', 'GET', '/leads'],
      ['secadmin', 'GET', '/records'],
      ['officer', 'GET', '/records/queue'],
      ['officer', 'PUT', `/records/${UNKNOWN}/verification`],
      ['leader', 'PUT', `/records/${UNKNOWN}/verification`],
      ['officer', 'POST', '/month-closes'],
      ['leader', 'POST', '/month-closes'],
      ['officer', 'POST', '/editions'],
      ['auditor', 'POST', '/editions'],
      ['verifier', 'PUT', `/editions/${UNKNOWN}/approval`],
      ['auditor', 'PUT', `/editions/${UNKNOWN}/publication`],
      ['leader', 'PUT', '/targets'],
      ['verifier', 'POST', '/targets/approve'],
      ['verifier', 'POST', '/ledger-imports'],
      ['sysadmin', 'POST', '/ledger-exports'],
      ['sysadmin', 'GET', '/ranking?month=2021-02'],
      ['secadmin', 'GET', '/plan'],
    ])('%s may not %s %s', async (login, method, path) => {
      await refused(403, 'FORBIDDEN', () => by[login]!.send(method, path, method === 'GET' ? undefined : {}));
    });

    it.each([
      ['read', 'GET', '', undefined],
      ['its timeline', 'GET', '/timeline', undefined],
      ['edit', 'PATCH', '', { version: 1, name: '别人的项目' }],
      ['move', 'PUT', '/stage', { version: 1, stage: 'appraisal' }],
      ['split', 'PUT', '/split', { version: 1, effectiveFrom: '2021-01-01', shares: [{ unit: '500112', bp: 10_000 }] }],
    ])('another district’s lead by id (%s): the same bytes as an unknown one', async (_, method, path, body) => {
      const stranger = by['officer-500112']!;
      const other = await refused(404, 'NOT_FOUND', () => stranger.send(method, `/leads/${wanzhou()}${path}`, body));
      const unknown = await refused(404, 'NOT_FOUND', () =>
        stranger.send(method, `/leads/${randomUUID()}${path}`, body),
      );
      expect({ ...other, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    });

    it('a record on another district’s lead, and another district’s record', async () => {
      const stranger = by['officer-500112']!;
      const [known] = accepted(await officer().get<{ rows: { id: string }[] }>(`/records?lead=${wanzhou()}`)).rows;
      await refused(404, 'NOT_FOUND', () => record(stranger, receipt(wanzhou(), '2021-03-01', '1')));
      await refused(404, 'NOT_FOUND', () => stranger.get(`/records/${known!.id}`));
      expect(accepted(await stranger.get<{ rows: unknown[] }>('/records')).rows).toEqual([]);
    });
  });

  describe('requests', () => {
    it('an unknown field', async () => {
      const body = { name: '演示', enterpriseName: '演示未知字段有限公司', stage: 'clue', verified: true };
      const refusal = await refused(400, 'FIELD_UNKNOWN', () => officer().post('/leads', body));
      expect(refusal.fields).toEqual([{ field: 'verified', message: expect.stringContaining('verified') }]);
    });

    it('a stale version, answered with the one of now', async () => {
      const { id, version } = lead['wanzhou']!;
      const first = accepted(
        await officer().send<{ version: number }>('PATCH', `/leads/${id}`, { version, remark: '演示' }),
      );
      const edit = { version, remark: '过时' };
      const refusal = await refused(409, 'VERSION_STALE', () => officer().send('PATCH', `/leads/${id}`, edit));
      expect(refusal.details).toEqual({ version: first.version });
      lead['wanzhou']!.version = first.version;
    });

    it('no idempotency key; a used key with another body; with the same body the same answer and no second lead', async () => {
      const body = { name: '演示重复提交', enterpriseName: '演示重复提交有限公司' };
      const missing = { headers: { 'idempotency-key': '' } };
      await refused(400, 'IDEMPOTENCY_KEY_REQUIRED', () => officer().send('POST', '/leads', body, missing));
      const key = randomUUID();
      const first = await officer().send('POST', '/leads', body, { key });
      expect(first.status).toBe(201);
      const other = { ...body, name: '演示另一份内容' };
      await refused(422, 'IDEMPOTENCY_KEY_REUSED', () => officer().send('POST', '/leads', other, { key }));
      const before = await tables.digests();
      const again = await officer().send('POST', '/leads', body, { key });
      expect([again.status, again.text]).toEqual([201, first.text]);
      expect(await tables.digests()).toEqual(before);
    });
  });

  describe('leads', () => {
    const lead99 = [
      { unit: '500101', bp: 6000 },
      { unit: '500112', bp: 3900 },
    ];
    it.each<[string, string, Row | object]>([
      ['a negative amount', 'AMOUNT_NEGATIVE', { expected: '-1.00' }],
      ['31 February', 'DATE_INVALID', { registeredOn: '2021-02-31' }],
      ['tomorrow', 'DATE_IN_FUTURE', { registeredOn: '2099-01-01' }],
      ['a split of 99 %', 'SPLIT_SUM', { split: lead99 }],
      ['an unknown direction', 'DIRECTION_UNKNOWN', { direction: 'ngit.no_such_thing' }],
      ['an unknown unit', 'UNIT_UNKNOWN', { placeUnit: '成渝中欧班列' }],
      ['a credit code with a wrong check character', 'USCC_INVALID', { uscc: '91350100M000100Y44' }],
    ])('%s', async (_, code, fields) => {
      const body = { name: '演示被拒项目', enterpriseName: '演示被拒企业有限公司', ...fields };
      const refusal = await refused(422, code, () => officer().post('/leads', body));
      expect(Object.keys(fields)).toContain(refusal.field);
      if (code === 'USCC_INVALID') expect(refusal.details).toMatchObject({ expected: '3' });
      if (code === 'SPLIT_SUM') expect(refusal.message).toContain('99%');
    });

    it('the split of a lead changed to 99 %', async () => {
      const { id, version } = lead['wanzhou']!;
      const body = { version, effectiveFrom: '2021-01-01', shares: lead99 };
      await refused(422, 'SPLIT_SUM', () => officer().put(`/leads/${id}/split`, body));
    });

    it('a second enterprise that probably is the same one', async () => {
      const body = { name: '演示', enterpriseName: '重庆演示万州船舶股份有限公司' };
      await refused(422, 'ENTERPRISE_LIKELY_DUPLICATE', () => officer().post('/leads', body));
    });
  });

  describe('records', () => {
    it.each<[string, number, string, () => Record<string, unknown>]>([
      ['a negative amount', 422, 'AMOUNT_NEGATIVE', () => receipt(wanzhou(), '2021-03-01', '-5')],
      ['31 February', 422, 'DATE_INVALID', () => receipt(wanzhou(), '2021-02-31', '5')],
      ['a day in the future', 422, 'DATE_IN_FUTURE', () => receipt(wanzhou(), '2099-01-01', '5')],
      ['a day before the agreement', 422, 'DATE_BEFORE_AGREEMENT', () => receipt(wanzhou(), '2021-02-07', '5')],
      ['funds without an agreement', 422, 'AGREEMENT_MISSING', () => receipt(lead['yubei']!.id, '2021-03-01', '5')],
      ['more than six decimals', 422, 'AMOUNT_INVALID', () => receipt(wanzhou(), '2021-03-01', '0.0000001')],
      [
        'a foreign currency without its rate',
        422,
        'RATE_REQUIRED',
        () => receipt(wanzhou(), '2021-03-01', '5', { currency: 'USD' }),
      ],
      [
        'an amount on a milestone',
        422,
        'AMOUNT_ON_MILESTONE',
        () => ({ ...milestone(wanzhou(), 'construction', '2021-03-01'), amountWan: '1' }),
      ],
      [
        'a used voucher number with other values',
        409,
        'VOUCHER_CONFLICT',
        () => receipt(wanzhou(), '2021-03-01', '77', { voucherNo: 'DZ-1' }),
      ],
      [
        'a reversal of nothing',
        422,
        'REVERSAL_TARGET_REQUIRED',
        () => ({ ...receipt(wanzhou(), '2021-03-01', '-5'), kind: 'reversal' }),
      ],
    ])('%s', async (_, status, code, body) => {
      await refused(status, code, () => record(by['officer']!, body()));
    });

    it('a reversal of more than was received', async () => {
      const { rows } = accepted(
        await by['officer']!.get<{ rows: { id: string; voucherNo: string }[] }>('/records?q=DZ-1'),
      );
      const body = { ...receipt(wanzhou(), '2021-03-01', '-100.000001'), kind: 'reversal', reversesId: rows[0]!.id };
      const refusal = await refused(422, 'REVERSAL_EXCEEDS', () => record(by['officer']!, body));
      expect(refusal.details).toEqual({ remaining: '1000000.00' });
    });

    it('verifying one’s own record, by someone who was an officer when it was recorded', async () => {
      const clerk = by['officer-500120']!;
      const own = await registerLead(clerk, { enterpriseName: '演示璧山自登有限公司' });
      const entry = accepted(await record(clerk, formal(own.id, '2021-02-01', '10')));
      const user = `(SELECT id FROM yipanqi.app_user WHERE login = 'officer-500120')`;
      const { rows } = await db.query(
        `DELETE FROM yipanqi.user_grant WHERE user_id = ${user} RETURNING to_json(user_grant) AS was`,
      );
      const grant = { ...(rows[0] as { was: object }).was, role: 'verifier', unit_id: '500000' };
      await db.query(
        'INSERT INTO yipanqi.user_grant SELECT * FROM json_populate_record(NULL::yipanqi.user_grant, $1)',
        [grant],
      );
      await refused(422, 'VERIFY_OWN_RECORD', () => verify(clerk, entry));
      await refused(422, 'VERIFY_OWN_RECORD', () =>
        clerk.post('/records/verifications', { records: [{ id: entry.id, version: entry.version }] }),
      );
      accepted(await verify(by['verifier']!, entry));
    });

    it('verifying twice, and changing what is verified', async () => {
      const { rows } = accepted(
        await by['officer']!.get<{ rows: { id: string; version: number }[] }>('/records?q=DZ-1'),
      );
      const { id, version } = rows[0]!;
      await refused(422, 'RECORD_STATUS', () => verify(by['verifier']!, { id, version }));
      const change = {
        version,
        kind: 'receipt',
        voucherNo: 'DZ-1',
        occurredOn: '2021-02-09',
        amountWan: '200',
        evidence: '演示',
      };
      const answer = await by['officer']!.put<Refusal>(`/records/${id}`, change);
      expect([answer.status, SENTENCE.test(answer.body.message)]).toEqual([422, true]);
      await expect(db.query(`UPDATE yipanqi.ledger_record SET amount = 1 WHERE id = $1`, [id])).rejects.toThrow();
    });
  });

  describe('months and editions', () => {
    it('closing out of order, or twice', async () => {
      const close = (month: string): Promise<Answer<unknown>> => by['verifier']!.post('/month-closes', { month });
      const refusal = await refused(422, 'MONTH_OUT_OF_ORDER', () => close('2021-03'));
      expect(refusal.message).toContain('2021-02');
      await closeMonth(by['verifier']!, '2021-02');
      await refused(422, 'MONTH_ALREADY_CLOSED', () => close('2021-02'));
      await refused(422, 'MONTH_ALREADY_CLOSED', () => close('2021-01'));
      await refused(422, 'MONTH_OUT_OF_ORDER', () => close('2021-04'));
    });

    it('a bulletin of an open month', async () => {
      await refused(422, 'MONTH_NOT_CLOSED', () =>
        by['leader']!.post('/editions', { kind: 'monthly', period: '2021-03' }),
      );
    });

    it('approving and publishing one’s own edition', async () => {
      const { leader, 'leader-two': other } = by as Record<string, Client>;
      const { jobId } = accepted(
        await leader!.post<{ jobId: string }>('/editions', { kind: 'monthly', period: '2021-02' }),
      );
      const id = String((await leader!.job(jobId))['resultUrl'])
        .split('/')
        .pop()!;
      await refused(422, 'EDITION_OWN', () => leader!.put(`/editions/${id}/approval`, { version: 1 }));
      await refused(422, 'EDITION_STATUS', () => other!.put(`/editions/${id}/publication`, { version: 1 }));
      const { version } = accepted(await other!.put<{ version: number }>(`/editions/${id}/approval`, { version: 1 }));
      await refused(422, 'EDITION_OWN', () => leader!.put(`/editions/${id}/publication`, { version }));
      const done = accepted(await other!.put<{ version: number }>(`/editions/${id}/publication`, { version }));
      await refused(422, 'EDITION_PUBLISHED', () => other!.put(`/editions/${id}/approval`, { version: done.version }));
      await expect(db.query(`UPDATE yipanqi.edition SET content = '{}' WHERE id = $1`, [id])).rejects.toThrow(
        'never changes',
      );
    });
  });

  describe('workbooks', () => {
    const good: Row = {
      项目编号: 'TZ-1',
      项目名称: '演示台账项目',
      企业名称: '演示台账企业有限公司',
      责任单位: '万州区',
      登记日期: '2021-01-05',
    };
    const book: Partial<LedgerBook> = { 项目: [good] };

    /** Uploads, expects it to be refused at the check, and that nothing of the ledger is there. */
    async function faulty(file: Buffer): Promise<{ id: string; status: string; failure: string; faults: number }> {
      const before = ofLedger(await tables.digests());
      const checked = await checkedImport(by['officer']!, file);
      expect(ofLedger(await tables.digests())).toEqual(before);
      const apply = await by['officer']!.post<Refusal>(`/ledger-imports/${checked.id}/apply`, {
        version: checked.version,
      });
      expect([apply.status, SENTENCE.test(apply.body.message)]).toEqual([422, true]);
      expect(ofLedger(await tables.digests())).toEqual(before);
      return checked;
    }

    it('a renamed .exe', async () => {
      const program = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(4096, 7)]);
      await refused(422, 'FILE_NOT_XLSX', () => upload(by['officer']!, program, '台账.xlsx'));
    });

    it('a zip that is no workbook, an empty file, and a workbook cut off', async () => {
      await refused(422, 'FILE_NOT_XLSX', () => upload(by['officer']!, zip(new Map([['a.txt', Buffer.from('text')]]))));
      await refused(422, 'FILE_REQUIRED', () => upload(by['officer']!, Buffer.alloc(0)));
      const whole = await ledgerFile(book);
      const before = await tables.digests();
      const cut = await upload(by['officer']!, whole.subarray(0, whole.length - 30));
      expect([cut.status, SENTENCE.test((cut.body as unknown as Refusal).message)]).toEqual([422, true]);
      expect(await tables.digests()).toEqual(before);
    });

    it('a zip bomb, whether its directory tells the truth or not', async () => {
      const zeros = Buffer.alloc(64 << 20, ' ');
      const parts = Array.from({ length: 9 }, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, zeros] as const);
      const bomb = bombOf(parts);
      expect(bomb.length).toBeLessThan(1 << 20);
      await refused(422, 'FILE_INFLATES_TOO_LARGE', () => upload(by['officer']!, bomb));

      const liar = bombOf(parts.slice(0, 1), { 'xl/worksheets/sheet1.xml': 500 });
      const before = ofLedger(await tables.digests());
      const { id, jobId } = accepted(await upload(by['officer']!, liar));
      const job = await settled(by['officer']!, jobId);
      expect(job.message).toMatch(/解压后超过/);
      expect(
        accepted(await by['officer']!.get<{ status: string; failure: string }>(`/ledger-imports/${id}`)),
      ).toMatchObject({
        status: 'failed',
        failure: expect.stringMatching(/解压后超过/),
      });
      expect(ofLedger(await tables.digests())).toEqual(before);
    });

    it('a missing sheet', async () => {
      const { id, status } = await faulty(await ledgerFile(book, ['节点']));
      expect(status).toBe('faulty');
      expect(await faultsOf(by['officer']!, id)).toEqual([
        expect.objectContaining({ sheet: '节点', code: 'SHEET_MISSING', message: expect.stringMatching(SENTENCE) }),
      ]);
    });

    it('an unknown column, an unknown unit by part of its name, a code used twice, a lead that is not there', async () => {
      const file = await ledgerFile({
        项目: [
          { ...good, 责任单位: '成渝中欧班列', 颜色: '红' },
          { ...good, 责任单位: '渝中区' },
        ],
        协议: [{ 凭证号: 'XY-X', 项目编号: '没有', 协议类型: '正式', 签订日期: '2021-02-31', 金额: 1 }],
      });
      const { id } = await faulty(file);
      const codes = (await faultsOf(by['officer']!, id)).map(({ code }) => code).sort();
      expect(codes).toEqual(['COLUMN_UNKNOWN', 'DATE_INVALID', 'LEAD_UNKNOWN', 'ROW_REPEATED', 'UNIT_UNKNOWN']);
    });

    it('a voucher that is there with other values', async () => {
      const file = await ledgerFile({
        到位资金: [
          { 凭证号: 'DZ-1', 项目编号: lead['wanzhou']!.code, 到账日期: '2021-02-09', 金额: 999, 佐证: '演示材料' },
        ],
      });
      const { id } = await faulty(file);
      expect(await faultsOf(by['officer']!, id)).toEqual([
        expect.objectContaining({
          sheet: '到位资金',
          row: 2,
          value: 'DZ-1',
          code: 'VOUCHER_CONFLICT',
          message: expect.stringContaining('金额'),
        }),
      ]);
    });

    it('2 000 faulty cells, every one listed and marked', async () => {
      const rows = Array.from({ length: 1000 }, (_, at) => ({
        ...good,
        项目编号: `TZ-F${at}`,
        责任单位: `没有单位${at}`,
        登记日期: '2021-02-31',
      }));
      const { id, faults } = await faulty(await ledgerFile({ 项目: rows }));
      expect(faults).toBe(2000);
      const listed = await faultsOf(by['officer']!, id);
      expect(new Set(listed.map(({ row, heading }) => `${row} ${heading}`)).size).toBe(2000);
      for (const fault of listed) expect(fault.message).toMatch(SENTENCE);
      expect(listed[0]).toMatchObject({ sheet: '项目', row: 2, value: expect.any(String) });

      const marked = await sheetsOf(await by['officer']!.bytes(`/ledger-imports/${id}/marked`));
      expect(marked.get('错误清单')!.filter((cells) => cells[0] === '项目')).toHaveLength(2000);
      expect(marked.get('项目')).toHaveLength(1001);
    });
  });

  async function anonymous(method: string, path: string, body?: object, token?: string): Promise<Answer<unknown>> {
    const answer = await fetch(`${product.url}/api${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: JSON.parse(text), text, headers: answer.headers };
  }
});

function ofLedger(digests: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(digests).filter(([table]) => !OF_IMPORTS.test(table)));
}

/** A workbook whose sheets are what they are. */
function bombOf(sheets: readonly (readonly [string, Buffer])[], claims: Record<string, number> = {}): Buffer {
  const relations = sheets.map(([name], at) => `<Relationship Id="r${at}" Type="worksheet" Target="/${name}"/>`);
  const names = ['项目', '协议', '到位资金', '节点'];
  const listed = sheets.map((_, at) => `<sheet name="${names[at] ?? `表${at}`}" sheetId="${at + 1}" r:id="r${at}"/>`);
  const files = new Map([
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['xl/workbook.xml', Buffer.from(`<workbook><sheets>${listed.join('')}</sheets></workbook>`)],
    ['xl/_rels/workbook.xml.rels', Buffer.from(`<Relationships>${relations.join('')}</Relationships>`)],
    ...sheets,
  ]);
  return zip(files, claims);
}
