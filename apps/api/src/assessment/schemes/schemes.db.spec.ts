import { createHash } from 'node:crypto';
import { MUNICIPAL_SAMPLE, type Scheme, type SchemeItem } from '@yipanqi/domain';
import { openHistory, type ReportsBench } from '../../../testing/reports-bench';
import { TestHttp } from '../../../testing/test-http';
import { ApproveScheme } from './approve-scheme';
import { DiscardScheme } from './discard-scheme';
import { DraftScheme } from './draft-scheme';
import { SchemePreviewQuery } from './scheme-preview.query';
import { SchemeRepository } from './scheme.repository';
import { SchemesQuery } from './schemes.query';

const KEY = 'sample-municipal';
const REASON = '年度修订';
/** 两江新区, 重庆高新区, 重庆经开区 */
const ZONES = 3;

describe('assessment schemes', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await openHistory();
  });
  afterAll(() => bench.close());

  const draft = async (content: object, login = 'verifier') =>
    bench.app.get(DraftScheme).begin(await bench.app.write(login), { content, reason: REASON });
  const approve = async (number: number, version: number, login = 'leader', key = KEY) =>
    bench.app.get(ApproveScheme).run(await bench.app.write(login), key, number, version);
  const discard = async (version: number, key = KEY) =>
    bench.app.get(DiscardScheme).run(await bench.app.write('verifier'), key, version);

  it('ship as approved samples with their digest', async () => {
    const list = await bench.app.get(SchemesQuery).list();
    expect(list.map(({ key, sample, approved, draft: open }) => [key, sample, approved, open])).toEqual([
      ['sample-municipal', true, 1, null],
      ['sample-district', true, 1, null],
    ]);
    const row = await bench.app.db.one<{ content: string; digest: Buffer }>(
      `SELECT content, digest FROM assessment_scheme WHERE key = $1`,
      [KEY],
    );
    expect(row?.digest.equals(createHash('sha256').update(row.content).digest())).toBe(true);
    expect(await bench.app.get(SchemeRepository).approved(bench.app.db, KEY, 1)).toEqual(MUNICIPAL_SAMPLE);
  });

  it('get a next version as a draft, which another person approves', async () => {
    const drafted = await draft(weighing('30', '15'));
    expect(drafted).toMatchObject({ number: 2, status: 'draft', own: true, version: 1, faults: [] });
    expect(await bench.app.get(SchemeRepository).approved(bench.app.db, KEY, 2)).toBeNull();
    await expect(draft(weighing('31', '19'))).rejects.toMatchObject({ code: 'SCHEME_DRAFT_EXISTS' });
    expect(await approve(2, 1)).toMatchObject({ status: 'approved', own: false, reason: REASON });
    const answer = await bench.app.get(SchemesQuery).differences(KEY, 1, 2);
    expect(answer.differences).toEqual([
      { place: '综合 · 合同引资 · 权重', before: '25 分', after: '30 分' },
      { place: '综合 · 到位资金 · 权重', before: '20 分', after: '15 分' },
    ]);
    const trail = await bench.app.db.query(
      `SELECT action FROM audit_event WHERE entity = 'assessmentScheme' ORDER BY id`,
    );
    expect(trail).toEqual([{ action: 'scheme.draft' }, { action: 'scheme.approve' }]);
  });

  it('never change once approved, not even by hand', async () => {
    for (const statement of [
      `UPDATE assessment_scheme SET content = '{}' WHERE key = $1 AND number = 1`,
      `UPDATE assessment_scheme SET status = 'draft' WHERE key = $1 AND number = 1`,
      `DELETE FROM assessment_scheme WHERE key = $1 AND number = 1`,
    ]) {
      await expect(bench.app.db.run(statement, [KEY])).rejects.toMatchObject({ code: '23001' });
    }
    await expect(approve(1, 1)).rejects.toMatchObject({ code: 'SCHEME_STATUS' });
    await expect(draft(weighing('30', '15'))).rejects.toMatchObject({ code: 'SCHEME_UNCHANGED' });
  });

  it('may be drafted with faults of meaning, and are not approved with them', async () => {
    const faulty = await draft(weighing('40', '40'));
    expect(faulty.faults).toMatchObject([{ code: 'WEIGHTS_SUM', path: 'lists.0.fullScore' }]);
    await expect(approve(3, faulty.version)).rejects.toMatchObject({
      code: 'SCHEME_FAULTY',
      field: 'content.lists.0.fullScore',
    });
    const change = (version: number, content: object) => (login: string) =>
      bench.app
        .write(login)
        .then((write) => bench.app.get(DraftScheme).change(write, KEY, { content, reason: REASON, version }));
    await expect(change(9, weighing('28', '17'))('verifier')).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(change(1, { ...weighing('28', '17'), key: 'other' })('verifier')).rejects.toMatchObject({
      code: 'SCHEME_KEY',
    });
    expect(await change(1, weighing('28', '17'))('verifier')).toMatchObject({ version: 2, faults: [] });
    await expect(approve(3, 1)).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(discard(1)).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await discard(2)).toEqual({ discarded: true });
    await expect(discard(2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are refused whole when they are no scheme', async () => {
    await expect(draft({ key: 'x' })).rejects.toMatchObject({ code: 'SCHEME_FAULTY' });
    await expect(draft({ ...MUNICIPAL_SAMPLE, hidden: 1 })).rejects.toMatchObject({
      code: 'SCHEME_FAULTY',
      field: 'content.hidden',
    });
  });

  it('are not approved by whoever drafted them', async () => {
    const leader = await bench.app.actor('leader');
    await bench.app.db.run(`INSERT INTO user_grant (user_id, role, unit_id) VALUES ($1, 'verifier', '500000')`, [
      leader.userId,
    ]);
    const { number, version } = await draft(weighing('26', '19'), 'leader');
    await expect(approve(number, version)).rejects.toMatchObject({ code: 'SCHEME_OWN' });
    await expect(
      bench.app.db.run(
        `UPDATE assessment_scheme SET status = 'approved', approved_by = drafted_by WHERE key = $1 AND status = 'draft'`,
        [KEY],
      ),
    ).rejects.toMatchObject({ code: '23001' });
    expect(await approve(number, version, 'leader-two')).toMatchObject({ status: 'approved' });
  });

  it('are drafted once for one key of idempotency, and once by two at the same moment', async () => {
    const write = await bench.app.write('verifier');
    const body = { content: { ...MUNICIPAL_SAMPLE, key: 'twice', name: '重试方案' }, reason: REASON };
    const first = await bench.app.get(DraftScheme).begin(write, body);
    expect(await bench.app.get(DraftScheme).begin(write, body)).toEqual(first);
    const both = await Promise.allSettled(
      [1, 2].map(() => draft({ ...MUNICIPAL_SAMPLE, key: 'race', name: '竞争方案' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await bench.app.db.query(
      `SELECT key FROM assessment_scheme WHERE key IN ('twice', 'race') ORDER BY key`,
    );
    expect(rows).toEqual([{ key: 'race' }, { key: 'twice' }]);
  });

  it('are previewed on the figures of a closed month, which agree with the ledger', async () => {
    const { result, enrolled } = await bench.app.get(SchemePreviewQuery).run({ key: KEY, number: 1, month: '2021-03' });
    expect(enrolled).toBe(false);
    const [districts = 0, ...whole] = result.lists.map(({ units }) => units.length);
    expect(whole).toEqual([1, 2, 3, 4, 5].map(() => districts + ZONES));
    const [composite, large] = result.lists;
    expect(composite?.units.some(({ cohort }) => cohort === '开发区')).toBe(false);
    const own = composite?.units.find(({ unit }) => unit === '500101');
    const figure = own?.items.find(({ key }) => key === 'contracted')?.figures[0]?.inputs[0];
    const booked = await bench.app.db.one<{ sum: string }>(
      `SELECT sum(value)::text AS sum FROM ledger_posting
        WHERE measure = 'contracted' AND unit_id = '500101' AND booked_month BETWEEN '2021-01' AND '2021-03'`,
    );
    expect(figure).toMatchObject({ measure: 'contracted', window: 'yearToDate' });
    expect(own?.items.find(({ key }) => key === 'contracted')?.figures[0]?.exact).toBe(booked?.sum);
    for (const { items, score } of composite?.units ?? []) {
      const sum = items.reduce((total, item) => total + Math.round(Number(item.score ?? 0) * 100), 0);
      if (score !== null) expect(sum).toBe(Math.round(Number(score) * 100));
    }
    for (const { value } of large?.units ?? []) expect(value?.value).toBe(`${value?.leads.length} 个`);
    await expect(
      bench.app.get(SchemePreviewQuery).run({ key: KEY, number: 1, month: '2026-11' }),
    ).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
  });

  it('show what a changed weight would do, with weights that need not add up', async () => {
    const { lists, differences } = await bench.app
      .get(SchemePreviewQuery)
      .whatIf({ key: KEY, number: 1, content: weighing('60', '20'), month: '2021-03' });
    expect(differences).toEqual([{ place: '综合 · 合同引资 · 权重', before: '25 分', after: '60 分' }]);
    const [composite] = lists;
    expect(composite?.units.some(({ scoreChange }) => Number(scoreChange) !== 0)).toBe(true);
  });
});

describe('rights over assessment schemes', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await openHistory();
  });
  afterAll(() => bench.close());

  it('are the bureau’s: others read, nobody but leaders approves, officers see no unpublished figures', async () => {
    const http = await TestHttp.open(bench.app);
    const body = { content: weighing('30', '15'), reason: REASON };
    for (const login of ['officer', 'officer-500101', 'leader', 'auditor']) {
      expect((await http.send(login, 'POST', '/assessment-schemes', body)).status).toBe(403);
      expect((await http.get(login, '/assessment-schemes')).status).toBe(200);
      expect((await http.get(login, `/assessment-schemes/${KEY}/versions/1`)).status).toBe(200);
    }
    const preview = { key: KEY, number: 1, month: '2021-03' };
    const previewed = (login: string) => http.send(login, 'POST', '/assessment-schemes/preview', preview);
    expect((await previewed('officer-500101')).status).toBe(403);
    expect((await previewed('auditor')).status).toBe(200);
    expect((await http.send('verifier', 'POST', '/assessment-schemes', body)).status).toBe(201);
    const approval = `/assessment-schemes/${KEY}/versions/2/approval`;
    expect((await http.send('verifier', 'PUT', approval, { version: 1 })).status).toBe(403);
    expect((await http.send('leader', 'PUT', approval, { version: 1 })).status).toBe(200);
    expect((await http.get('sysadmin', '/assessment-schemes')).status).toBe(403);
    expect((await http.get('auditor', `/assessment-schemes/${KEY}/versions/99999999999`)).status).toBe(404);
    const checked = await http.send('verifier', 'POST', '/assessment-schemes/check', { content: {} });
    expect(checked).toMatchObject({ status: 200, body: { faults: expect.arrayContaining([expect.anything()]) } });
    await http.close();
  });
});

/** The sample with other weights of its first two items, which together weigh 45. */
function weighing(contracted: string, inPlace: string): Scheme {
  const weights: Readonly<Record<string, string>> = { contracted, inPlace };
  return {
    ...MUNICIPAL_SAMPLE,
    lists: MUNICIPAL_SAMPLE.lists.map((list) => ({
      ...list,
      items: list.items.map((item): SchemeItem => ({ ...item, weight: weights[item.key] ?? item.weight })),
    })),
  };
}
