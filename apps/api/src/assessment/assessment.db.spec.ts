import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AssessmentYearView, EnrolYearBody, ObjectionView } from '@yipanqi/contract';
import { ComputeEdition, DecideEdition, EditionQuery, RequestEdition, type StoredEdition } from '@yipanqi/api/reports';
import { add, type Exact, exact, ratioFromDecimal, RATIO_ZERO, toDecimal, type YearlyContent } from '@yipanqi/domain';
import { ReportsBench } from '../../testing/reports-bench';
import { TestHttp } from '../../testing/test-http';
import { AssessmentYearsQuery } from './assessment-years.query';
import { CommentObjection } from './comment-objection';
import { DecideObjection } from './decide-objection';
import { EnrolYear } from './enrol-year';
import { ObjectionsQuery } from './objections.query';
import { RaiseObjection } from './raise-objection';
import { RecordInput } from './record-input';
import { UnitAssessmentQuery } from './unit-assessment.query';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const UNITS = ['500101', '500112', '500120', '500000-liangjiang'];
const GROUNDS = { grounds: '十一月到账的资金没有计入。', evidence: '银行回单 HD-2021-11-20' };

type Yearly = StoredEdition<YearlyContent>;

describe('the yearly assessment', () => {
  let bench: ReportsBench;
  let http: TestHttp;
  beforeAll(async () => {
    bench = await ReportsBench.open();
    http = await TestHttp.open(bench.app);
    await bench.lead(
      { code: 'Y1', unit: '500101', industrial: true },
      { code: 'Y2', unit: '500112', strategicEmerging: true },
      { code: 'Y3', unit: '500120' },
      { code: 'Y4', unit: '500000-liangjiang', digital: true },
    );
    await bench.booked(
      { lead: 'Y1', on: '2021-02-08', yi: 60 },
      { lead: 'Y2', on: '2021-03-08', yi: 30 },
      { lead: 'Y3', on: '2021-05-08', yi: 12 },
      { lead: 'Y4', on: '2021-06-08', yi: 80 },
      { lead: 'Y1', type: 'funds', on: '2021-06-20', yi: 9 },
      { lead: 'Y2', type: 'funds', on: '2021-07-20', yi: 4 },
      { lead: 'Y1', type: 'milestone', on: '2021-08-20' },
    );
    await bench.closeUpTo('2021-11');
    await bench.app.db.run(
      `INSERT INTO annual_target (id, year, unit_id, measure, value, status, drafted_by, approved_by, approved_at)
       SELECT gen_random_uuid(), 2021, u, m, 5000000000000 / 10, 'approved', id, id, now()
         FROM app_user, unnest($1::text[]) u, unnest(ARRAY['contracted','inPlace']) m WHERE login = 'leader'`,
      [UNITS],
    );
  }, 60_000);
  afterAll(async () => {
    await http.close();
    await bench.close();
  });

  const enrol = async (login: string, body: Partial<EnrolYearBody> = {}): Promise<AssessmentYearView> =>
    bench.app.get(EnrolYear).run(await bench.app.write(login), 2021, {
      schemeKey: 'sample-municipal',
      schemeVersion: 1,
      units: UNITS.map((unit) => ({ unit })),
      version: 0,
      ...body,
    });
  const compute = async (login = 'verifier', reason = ''): Promise<Yearly> =>
    (await bench.app
      .get(ComputeEdition)
      .run(await bench.app.actor(login), { kind: 'yearly', period: '2021', reason })) as Yearly;
  const raise = async (login: string, editionId: string, unit: string, item = 'inPlace'): Promise<ObjectionView> =>
    bench.app
      .get(RaiseObjection)
      .run(await bench.app.write(login), { editionId, unit, list: 'composite', item, ...GROUNDS });
  const decide = async (login: string, { id, version }: ObjectionView, body: object): Promise<ObjectionView> =>
    bench.app
      .get(DecideObjection)
      .run(await bench.app.write(login), id, { verdict: 'rejected', reply: '经核实，原得分无误。', version, ...body });
  const published = async (): Promise<Yearly> => {
    const edition = await compute();
    if (edition.status === 'published') return edition;
    await bench.publish('leader', await bench.approve('leader', edition));
    return compute();
  };
  const itemOf = ({ content }: Yearly, unit: string, item: string, list = 'composite') =>
    content.lists
      .find(({ key }) => key === list)
      ?.units.find((row) => row.unit === unit)
      ?.items.find(({ key }) => key === item);

  it('is enrolled by the verifier only, with an approved scheme and units that are ranked, each once', async () => {
    await expect(enrol('leader')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(enrol('verifier', { units: [] })).rejects.toMatchObject({ code: 'ENROLMENT_EMPTY' });
    await expect(enrol('verifier', { units: [{ unit: '500000' }] })).rejects.toMatchObject({
      code: 'ENROLMENT_UNIT_UNRANKED',
    });
    await expect(enrol('verifier', { units: [{ unit: '500101' }, { unit: '500101' }] })).rejects.toMatchObject({
      code: 'ENROLMENT_UNIT_TWICE',
    });
    await expect(enrol('verifier', { schemeVersion: 9 })).rejects.toMatchObject({ code: 'ENROLMENT_SCHEME' });
    const year = await enrol('verifier');
    expect(year).toMatchObject({ version: 1, frozen: null, objectionDays: 10, openMonths: ['2021-12'] });
    expect(year.units).toContainEqual({ unit: '500101', name: '万州区', cohort: '渝东北三峡库区城镇群' });
    await expect(enrol('verifier')).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await enrol('verifier', { version: 1, objectionDays: 15 })).toMatchObject({ version: 2, objectionDays: 15 });
    const trail = await bench.app.db.query(
      `SELECT before->>'objectionDays' AS before, after->>'objectionDays' AS after FROM audit_event
        WHERE action = 'assessment.enrol' ORDER BY id`,
    );
    expect(trail).toEqual([
      { before: null, after: '10' },
      { before: '10', after: '15' },
    ]);
  });

  it('takes values from people with evidence, one revision after the other', async () => {
    const record = async (body: object) =>
      bench.app.get(RecordInput).run(await bench.app.write('verifier'), 2021, {
        unit: '500112',
        key: 'reportedExperience',
        value: '2',
        evidence: '渝招商函〔2021〕12号',
        revision: 0,
        ...body,
      });
    await expect(record({ evidence: ' ' })).rejects.toMatchObject({ code: 'FIELD_REQUIRED' });
    await expect(record({ value: '1.5' })).rejects.toMatchObject({ code: 'MANUAL_INPUT_VALUE' });
    await expect(record({ key: 'leaderAppraisal', value: '88' })).rejects.toMatchObject({
      code: 'MANUAL_INPUT_UNKNOWN',
    });
    await expect(record({ unit: '500103' })).rejects.toMatchObject({ code: 'MANUAL_INPUT_UNIT' });
    expect(await record({})).toMatchObject({ revision: 1, value: '2', recordedBy: '示例·审核岗' });
    await expect(record({ value: '3' })).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await record({ value: '1', revision: 1 })).toMatchObject({ revision: 2, value: '1' });
    await expect(bench.app.db.run(`UPDATE assessment_input SET value = '9'`)).rejects.toThrow('next revision');
    const { inputs } = await bench.app.get(AssessmentYearsQuery).year(await bench.app.actor('auditor'), '2021');
    expect(inputs).toMatchObject([{ unit: '500112', value: '1', revision: 2 }]);
  });

  it('is refused while a month is open or nobody is enrolled, and says which', async () => {
    await expect(compute()).rejects.toMatchObject({
      code: 'ASSESSMENT_MONTHS_OPEN',
      details: { year: 2021, count: 1, months: '2021-12' },
    });
    const ask = async (period: string) =>
      bench.app.get(RequestEdition).run(await bench.app.write('verifier'), { kind: 'yearly', period });
    await expect(ask('2021')).rejects.toMatchObject({ code: 'ASSESSMENT_MONTHS_OPEN' });
    await expect(ask('2020')).rejects.toMatchObject({ code: 'ASSESSMENT_NOT_ENROLLED' });
    await bench.closeUpTo('2021-12');
    expect(await ask('2021')).toMatchObject({ jobId: expect.any(String) });
  });

  it('gives every unit a score that is the sum of its items, ranked in its group, zones outside the composite', async () => {
    const edition = await compute();
    const { lists } = edition.content;
    expect(lists.map(({ key }) => key)).toEqual([
      'composite',
      'large',
      'new',
      'majorStarts',
      'majorInvestment',
      'foreign',
    ]);
    const composite = lists[0];
    expect(composite?.units.map(({ unit }) => unit).sort()).toEqual(['500101', '500112', '500120']);
    for (const row of lists.flatMap(({ units }) => units)) {
      if (row.score === null) continue;
      const sum = row.items.reduce(
        (total, item) => (item.score === null ? total : add(total, ratioFromDecimal(item.score))),
        RATIO_ZERO,
      );
      expect(toDecimal(sum, 2)).toBe(row.score);
    }
    expect(lists.find(({ key }) => key === 'large')?.units.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['500000-liangjiang', 1],
      ['500101', 1],
      ['500112', 3],
      ['500120', 3],
    ]);
    // 60 of 50 亿元 are 120 %; 25 points became 29.41 because an item without target is left out.
    expect(itemOf(edition, '500101', 'contracted')).toMatchObject({ effectiveWeight: '29.41', score: '35.29' });
    expect(itemOf(edition, '500112', 'bonus')?.figures.flatMap(({ inputs }) => inputs)).toMatchObject([
      { input: 'reportedExperience', value: '1 个', evidence: '渝招商函〔2021〕12号' },
    ]);
    expect(edition.content.manual).toMatchObject([{ unit: '500112', key: 'reportedExperience', revision: 2 }]);
  });

  it('has the same digest when it is computed again, in every time zone', async () => {
    const here = await compute();
    expect(await compute('leader')).toEqual(here);
    const child = join(__dirname, '../../testing/edition-digest.child.ts');
    for (const TZ of ZONES) {
      const env = { ...process.env, TZ, DATABASE_URL: bench.app.databaseUrl, DATABASE_POOL: '2' };
      const { stdout } = await promisify(execFile)(process.execPath, [child, '2021', 'yearly'], {
        env,
        maxBuffer: 1 << 26,
      });
      expect(JSON.parse(stdout)).toMatchObject({ digest: here.digest, inputDigest: here.inputDigest });
    }
  }, 60_000);

  it('stands once approved; two leaders publish one edition', async () => {
    const approved = await bench.approve('leader', await compute());
    await expect(enrol('verifier', { version: 2 })).rejects.toMatchObject({ code: 'ENROLMENT_FROZEN' });
    const both = await Promise.allSettled([bench.publish('leader', approved), bench.publish('leader-two', approved)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const edition = await compute();
    expect(edition).toMatchObject({ status: 'published', edition: 1 });
    await expect(enrol('verifier', { version: 2 })).rejects.toMatchObject({ code: 'ENROLMENT_FROZEN' });
    const input = bench.app.get(RecordInput).run(await bench.app.write('verifier'), 2021, {
      unit: '500112',
      key: 'reportedExperience',
      value: '5',
      evidence: '补报',
      revision: 2,
    });
    await expect(input).rejects.toMatchObject({ code: 'MANUAL_INPUT_FROZEN' });
  });

  it('shows an officer everybody’s scores and the own unit’s items; the rest is unknown, byte for byte', async () => {
    const { id, content } = await published();
    const own = await bench.app.actor('officer-500112');
    const seen = (await bench.app.get(EditionQuery).visible(own, id)).content as YearlyContent;
    expect(seen.openedTo).toEqual(['500112']);
    const rows = seen.lists.flatMap(({ units }) => units);
    expect(rows.map(({ unit, score }) => [unit, score])).toEqual(
      content.lists.flatMap(({ units }) => units).map(({ unit, score }) => [unit, score]),
    );
    expect(rows.filter(({ unit, items }) => unit !== '500112' && items.length > 0)).toEqual([]);
    expect(rows.some(({ unit, items }) => unit === '500112' && items.length > 0)).toBe(true);

    const unit = await bench.app.get(UnitAssessmentQuery).run(own, id, '500112');
    expect(unit).toMatchObject({ canObject: true, manual: [{ value: '1', recordedBy: '示例·审核岗' }] });
    const bare = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]+"/, '');
    const others = await http.get('officer-500112', `/assessment/editions/${id}/units/500101`);
    const unknown = await http.get('officer-500112', `/assessment/editions/${id}/units/999999`);
    expect(others.status).toBe(404);
    expect(bare(others)).toBe(bare(unknown));
    const entries = await http.get(
      'officer-500112',
      `/assessment/editions/${id}/units/500101/entries?measure=inPlace&from=2021-01&to=2021-12`,
    );
    expect(bare(entries)).toBe(bare(unknown));
    const year = await http.get('officer-500112', '/assessment/years/2021');
    expect(bare(year)).toBe(bare(unknown));
  });

  it('opens a figure down to the entries, which add up to it, with who recorded and verified them', async () => {
    const edition = await published();
    const entries = await bench.app
      .get(UnitAssessmentQuery)
      .entries(await bench.app.actor('auditor'), edition.id, '500101', {
        measure: 'inPlace',
        from: '2021-01',
        to: '2021-12',
      });
    expect(entries).toMatchObject({ sum: '900000000.00', count: 1 });
    expect(entries.entries).toMatchObject([
      {
        evidence: expect.stringContaining('佐证'),
        recordedBy: '示例·市级招商干部',
        verifiedBy: '示例·审核岗',
        late: false,
      },
    ]);
    const exactValue = itemOf(edition, '500101', 'inPlace')?.figures[0]?.exact as Exact;
    expect(toDecimal(exact(exactValue), 0)).toBe('90000000000');
  });

  it('is objected to once for an item, whoever is first; retries give the same objection', async () => {
    const { id } = await published();
    await expect(raise('officer-500112', id, '500101')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(raise('officer-500101', id, '500101', 'nothing')).rejects.toMatchObject({ code: 'OBJECTION_ITEM' });
    const write = await bench.app.write('officer-500101');
    const body = { editionId: id, unit: '500101', list: 'composite', item: 'inPlace', ...GROUNDS };
    const both = await Promise.allSettled([
      bench.app.get(RaiseObjection).run(write, body),
      raise('officer', id, '500101'),
    ]);
    const [won] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(both.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'OBJECTION_OPEN_ALREADY' } },
    ]);
    expect(won).toMatchObject({
      number: expect.stringMatching(/^YY-2021-\d{3}$/),
      status: 'open',
      itemName: '到位资金',
    });
    const list = async (login: string) =>
      (await bench.app.get(ObjectionsQuery).list(await bench.app.actor(login), { year: 2021 })).length;
    expect([await list('leader'), await list('officer-500101'), await list('officer-500112')]).toEqual([1, 1, 0]);
    const hidden = await http.get('officer-500112', `/assessment/objections/${won?.id}`);
    expect(hidden.status).toBe(404);

    const again = await bench.app.write('officer-500112');
    const other = { ...body, unit: '500112', item: 'contracted' };
    const first = await bench.app.get(RaiseObjection).run(again, other);
    expect(await bench.app.get(RaiseObjection).run(again, other)).toEqual(first);
    expect(await list('leader')).toBe(2);
  });

  it('is decided by a leader, once; a rejected one is answered', async () => {
    const leader = await bench.app.actor('leader');
    const open = await bench.app.get(ObjectionsQuery).list(leader, { status: 'open', unit: '500112' });
    const [objection] = open;
    if (!objection) throw new Error('no objection of 500112');
    await expect(decide('verifier', objection, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const commented = await bench.app
      .get(CommentObjection)
      .run(await bench.app.write('verifier'), objection.id, { comment: '与台账一致。', version: objection.version });
    expect(commented).toMatchObject({ comment: '与台账一致。', commentedBy: '示例·审核岗', version: 2 });
    await expect(decide('leader', objection, {})).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(decide('leader', commented, { verdict: 'granted' })).rejects.toMatchObject({
      code: 'OBJECTION_CORRECTION',
    });
    const two = await Promise.allSettled([decide('leader', commented, {}), decide('leader-two', commented, {})]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const told = await bench.app.db.query(
      `SELECT n.title FROM notification n JOIN app_user u ON u.id = n.user_id
        WHERE u.login = 'officer-500112' AND n.kind = 'assessment'`,
    );
    expect(told).toEqual([{ title: `异议 ${objection.number} 不成立，请查看答复` }]);
  });

  it('takes a granted objection into edition 2 with its reason and differences, the voucher counted once', async () => {
    const before = await published();
    await bench.booked({ lead: 'Y1', type: 'funds', on: '2021-11-20', yi: 6, voucherNo: 'DW-LATE' });
    expect(await compute()).toMatchObject({ id: before.id });
    const leader = await bench.app.actor('leader');
    const [objection] = await bench.app.get(ObjectionsQuery).list(leader, { status: 'open', unit: '500101' });
    if (!objection) throw new Error('no objection of 500101');
    const granted = { verdict: 'granted', correction: 'ledger', reply: '凭证 DW-LATE 计入 2021 年。' };
    await expect(decide('leader', objection, { ...granted, vouchers: ['NO-SUCH'] })).rejects.toMatchObject({
      code: 'OBJECTION_VOUCHER',
    });
    const decided = await decide('leader', objection, { ...granted, vouchers: ['DW-LATE'] });
    expect(decided).toMatchObject({ status: 'granted', vouchers: ['DW-LATE'], corrected: null });

    await expect(compute()).rejects.toMatchObject({ code: 'EDITION_REASON_REQUIRED' });
    const draft = await compute('verifier', `异议 ${objection.number} 成立`);
    expect(draft).toMatchObject({ edition: 2, status: 'draft', reason: `异议 ${objection.number} 成立` });
    expect(draft.content.corrections).toMatchObject([{ key: objection.number, unit: '500101', item: 'inPlace' }]);
    expect(draft.content.late).toContainEqual({
      voucherNo: 'DW-LATE',
      unit: '500101',
      measure: 'inPlace',
      value: '600000000.00',
    });
    expect(itemOf(draft, '500101', 'inPlace')?.figures[0]?.exact).toBe('150000000000');
    expect(draft.differences).toContainEqual(
      expect.objectContaining({ path: 'lists.composite.units.500101.items.inPlace.score' }),
    );
    const second = await published();
    expect(second).toMatchObject({ edition: 2, status: 'published' });
    const opened = await bench.app
      .get(UnitAssessmentQuery)
      .entries(leader, second.id, '500101', { measure: 'inPlace', from: '2021-01', to: '2021-12' });
    expect(opened).toMatchObject({ sum: '1500000000.00', count: 2 });
    expect(opened.entries.map(({ late }) => late)).toEqual([false, true]);
    const linked = await bench.app.get(ObjectionsQuery).detail(leader, objection.id);
    expect(linked.corrected).toEqual({ id: second.id, edition: 2, status: 'published' });
    const old = await bench.app.get(UnitAssessmentQuery).run(leader, before.id, '500101');
    expect(old).toMatchObject({ newer: { id: second.id, edition: 2 }, objectUntil: null, canObject: false });
    await expect(raise('officer-500101', before.id, '500101')).rejects.toMatchObject({ code: 'OBJECTION_NOT_LATEST' });
    const verified = await bench.app.get(EditionQuery).verification(leader, second.id);
    expect(verified).toMatchObject({ intact: true, reproduced: true, current: true });
  });

  it('is no longer objected to when the days are over', async () => {
    const { id } = await published();
    const today = process.env['YIPANQI_TODAY'];
    process.env['YIPANQI_TODAY'] = '2099-01-01';
    try {
      await expect(raise('officer-500101', id, '500101')).rejects.toMatchObject({ code: 'OBJECTION_LATE' });
    } finally {
      if (today === undefined) delete process.env['YIPANQI_TODAY'];
      else process.env['YIPANQI_TODAY'] = today;
    }
  });

  it('compares with last year’s published edition and does not count a voucher twice', async () => {
    const months = Array.from({ length: 12 }, (_, index) => `2022-${String(index + 1).padStart(2, '0')}`);
    await bench.closeUpTo(months.at(-1) ?? '');
    await bench.app.get(EnrolYear).run(await bench.app.write('verifier'), 2022, {
      schemeKey: 'sample-municipal',
      schemeVersion: 1,
      units: UNITS.map((unit) => ({ unit })),
      version: 0,
    });
    const { content } = (await bench.app
      .get(ComputeEdition)
      .run(await bench.app.actor('verifier'), { kind: 'yearly', period: '2022' })) as Yearly;
    expect(content.comparedWith).toMatchObject({ year: 2021, edition: 2 });
    const row = content.lists[0]?.units.find(({ unit }) => unit === '500101');
    expect(row?.last).toMatchObject({ rank: 1, grade: expect.any(String) });
    expect(row?.items.find(({ key }) => key === 'inPlace')?.figures[0]?.exact).toBe('0');
    expect(content.late).toContainEqual({
      voucherNo: 'DW-LATE',
      unit: '500101',
      measure: 'inPlace',
      value: '-600000000.00',
    });
  });

  it('is decided through the one lifecycle of editions', async () => {
    const { id, version } = await compute();
    const decideEdition = bench.app.get(DecideEdition);
    await expect(decideEdition.approve(await bench.app.write('leader'), id, version)).rejects.toMatchObject({
      code: 'EDITION_PUBLISHED',
    });
  });
});
