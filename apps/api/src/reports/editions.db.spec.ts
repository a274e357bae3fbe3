import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DiscoveryService } from '@nestjs/core';
import type { EditionKind, KnownMeasure, KnownUnit } from '@yipanqi/contract';
import {
  canonicalJson,
  COUNT_MEASURES,
  type Measure,
  type MeasureValues,
  MONEY_MEASURES,
  parseYuan,
  toYuan,
} from '@yipanqi/domain';
import { AsNowKnownQuery } from './as-now-known.query';
import { ComputeEdition } from './compute-edition';
import { DecideEdition } from './decide-edition';
import { editionJson } from './edition-json';
import { DownloadEdition } from './download-edition';
import { EditionMakers } from './edition-makers';
import { EditionQuery } from './edition.query';
import { sha256 } from './digest';
import { MonthlyBulletinMaker } from './monthly-bulletin.maker';
import { MonthlyBulletinJob } from './monthly-bulletin.job';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';
import { RequestEdition } from './request-edition';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];

describe('editions of the monthly bulletin', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await openHistory();
  });
  afterAll(() => bench.close());

  const figures = async (period: string, window: 'month' | 'yearToDate' | 'planToDate'): Promise<MeasureValues> =>
    (await bench.compute('verifier', period)).content.city[window];

  it('give the printed rate of 2020: 2 947 ÷ 14 600 = 20.2 %', async () => {
    const { content } = await bench.compute('verifier', '2020-12');
    expect(content.city.yearToDate).toMatchObject({ contracted: '1460000000000.00', inPlace: '294700000000.00' });
    expect(content.city.rates.inPlaceRate).toBe('20.2');
    expect(content.city.planToDate.contracted).toBe('0.00');
  });

  it('take the month, the year and the plan from the totals of the month', async () => {
    const { content } = await bench.compute('verifier', '2021-03');
    expect(content.city.month).toMatchObject({
      contracted: '2000000000.00',
      inPlace: '-100000000.00',
      startedProjects: 1,
    });
    expect(content.city.yearToDate.contracted).toBe('13234567800.00');
    expect(content.city.planToDate.contracted).toBe('13234567800.00');
    expect(content.city.target).toMatchObject({ contracted: '1600000000000.00', inPlace: '320000000000.00' });
    expect(content.city.completion.contracted).toBe('0.8');
    expect(content.units.find(({ unit }) => unit === '500101')?.yearToDate.contracted).toBe('2700000000.00');
    expect(content.quotaLines.find(({ key }) => key === 'nev')?.contracted).toBe('5500000000.00');
    expect(content.topSignings?.map(({ place, leadCode, contracted }) => [place, leadCode, contracted])).toEqual([
      [1, 'B2', '1500000000.00'],
      [2, 'B3', '500000000.00'],
    ]);
    expect(content.zeroProgress?.month).toContain('500103');
    expect(content.zeroProgress?.year).not.toContain('500103');
    expect(content.activityIndex?.units).toHaveLength(content.units.length);
  });

  it('name heads and large projects as they stood at the end of the month, and what came late', async () => {
    const january = (await bench.compute('verifier', '2021-01')).content;
    expect(january.projectsOver5bn.map(({ leadCode }) => leadCode)).toEqual(['A1', 'A2', 'B1']);
    expect(january.headTargets.flatMap(({ counted }) => counted)).toEqual(['演示企业B1有限公司']);
    const march = (await bench.compute('verifier', '2021-03')).content;
    expect(march.projectsOver5bn.find(({ leadCode }) => leadCode === 'B2')).toMatchObject({
      month: '2021-03',
      contracted: '5500000000.00',
    });
    expect(march.headTargets.flatMap(({ counted }) => counted)).toEqual(['演示企业B1有限公司', '演示企业B2有限公司']);
    expect(march.adjustments).toMatchObject([
      { voucherNo: 'YS-LATE', occurredOn: '2021-02-20', bookedMonth: '2021-03', amount: '500000000.00' },
    ]);
  });

  it('are refused for a month that is not closed, unless marked 快报', async () => {
    await expect(bench.compute('verifier', '2021-04')).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
    await expect(bench.compute('verifier', '2021-03', { interim: true })).rejects.toMatchObject({
      code: 'EDITION_INTERIM_CLOSED',
    });
    await expect(bench.compute('verifier', '2099-01', { interim: true })).rejects.toMatchObject({
      code: 'EDITION_MONTH_AHEAD',
    });
    await expect(bench.compute('verifier', '2019-12')).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
    const interim = await bench.compute('verifier', '2021-04', { interim: true });
    expect(interim).toMatchObject({ kind: 'monthlyInterim', content: { interim: true, kind: 'monthlyInterim' } });
    expect(interim.content.city.month.contracted).toBe('8000000000.00');
    expect(interim.content.city.yearToDate.contracted).toBe('21234567800.00');
    await expect(bench.approve('leader', interim)).rejects.toMatchObject({ code: 'EDITION_INTERIM' });
  });

  it('are one row while they are drafts, with the same digest as long as nothing changes', async () => {
    const first = await bench.compute('verifier', '2021-02');
    const again = await bench.compute('leader', '2021-02');
    expect(again).toEqual(first);
    expect(first).toMatchObject({ edition: 1, status: 'draft', version: 1 });
    expect(sha256(first.contentText)).toBe(first.digest);
    expect(canonicalJson(first.content)).toBe(first.contentText);
  });

  it('have the same bytes in every time zone of the process', async () => {
    const here = await bench.app.get(ComputeEdition).compute('monthly', '2021-03');
    const child = join(__dirname, '../../testing/edition-digest.child.ts');
    const run = promisify(execFile);
    const seen = new Set<number>();
    for (const TZ of ZONES) {
      const env = { ...process.env, TZ, DATABASE_URL: bench.app.databaseUrl, DATABASE_POOL: '2' };
      const { stdout } = await run(process.execPath, [child, '2021-03'], { env, maxBuffer: 1 << 26 });
      const { zone, ...there } = JSON.parse(stdout) as { zone: number; digest: string };
      seen.add(zone);
      expect(there).toEqual({ digest: here.digest, inputDigest: here.inputDigest, contentText: here.contentText });
    }
    expect(seen).toEqual(new Set([0, -480, 300]));
  }, 60_000);

  it('are approved and published by others than who computed them, in this order', async () => {
    const draft = await bench.compute('leader', '2021-01');
    // Computed by the verifier above and unchanged: the row still says so, and any leader may approve it.
    expect(draft.computed.name).toBe('示例·审核岗');
    await bench.app.db.run(
      `UPDATE edition SET computed_by = (SELECT id FROM app_user WHERE login = 'leader') WHERE id = $1`,
      [draft.id],
    );
    await expect(bench.approve('leader', draft)).rejects.toMatchObject({ code: 'EDITION_OWN' });
    await expect(bench.approve('verifier', draft)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(bench.publish('leader-two', draft)).rejects.toMatchObject({ code: 'EDITION_STATUS' });
    const approved = await bench.approve('leader-two', draft);
    await expect(bench.publish('leader', approved)).rejects.toMatchObject({ code: 'EDITION_OWN' });
    await expect(bench.publish('leader-two', draft)).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await bench.publish('leader-two', approved)).toMatchObject({ status: 'published' });
    await expect(bench.approve('leader-two', { ...approved, version: 3 })).rejects.toMatchObject({
      code: 'EDITION_PUBLISHED',
    });
  });

  it('never change once published, not even in the database', async () => {
    const { id } = await bench.published('2020-12');
    await expect(bench.app.db.run(`UPDATE edition SET reason = 'x' WHERE id = $1`, [id])).rejects.toThrow(
      'never changes',
    );
    await expect(bench.app.db.run('DELETE FROM edition WHERE id = $1', [id])).rejects.toThrow('never changes');
  });

  it('come back as published when computed again, and get a successor with reason and differences when figures changed', async () => {
    const published = await bench.published('2021-03');
    expect(await bench.compute('leader', '2021-03')).toMatchObject({
      id: published.id,
      status: 'published',
      edition: 1,
    });
    await bench.app.db.run(
      `INSERT INTO annual_target (id, year, unit_id, measure, value, status, drafted_by, approved_by, approved_at)
       SELECT gen_random_uuid(), 2021, '500103', 'contracted', 2000000000000, 'approved', id, id, now() FROM app_user WHERE login = 'leader'`,
    );
    await expect(bench.compute('verifier', '2021-03')).rejects.toMatchObject({ code: 'EDITION_REASON_REQUIRED' });
    const second = await bench.compute('verifier', '2021-03', { reason: '补录渝中区年度目标' });
    expect(second).toMatchObject({ edition: 2, status: 'draft', reason: '补录渝中区年度目标' });
    expect(second.differences).toEqual([
      { path: 'units.500103.completion.contracted', before: null, after: '30.0' },
      { path: 'units.500103.paceGap.contracted', before: null, after: '5.00' },
      { path: 'units.500103.target.contracted', before: null, after: '20000000000.00' },
    ]);
    const officer = await bench.app.actor('officer-500101');
    const seen = await bench.app.get(EditionQuery).list(officer, { period: '2021-03' });
    expect(seen.map(({ edition }) => edition)).toEqual([1]);
    await expect(bench.app.get(EditionQuery).detail(officer, second.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { reproduced, intact, current } = await bench.app.get(EditionQuery).verification(officer, published.id);
    expect({ reproduced, intact, current }).toEqual({ reproduced: true, intact: true, current: false });
  });

  it('lose their approval when their figures change', async () => {
    const period = '2021-02';
    await bench.approve('leader', await bench.compute('verifier', period));
    await bench.app.db.run(`UPDATE annual_target SET value = value + 100 WHERE unit_id = '500103' AND year = 2021`);
    const again = await bench.compute('verifier', period);
    expect(again).toMatchObject({ edition: 1, status: 'draft', approved: null });
  });

  it('are verified against their stored bytes and against the ledger', async () => {
    const edition = await bench.compute('verifier', '2020-11');
    const leader = await bench.app.actor('leader');
    expect(await bench.app.get(EditionQuery).verification(leader, edition.id)).toEqual({
      stored: edition.digest,
      content: edition.digest,
      intact: true,
      recomputed: edition.digest,
      reproduced: true,
      ledger: edition.digest,
      current: true,
    });
    await bench.app.db.run(
      `UPDATE edition SET content = replace(content, '1000000000000.00', '1000000000000.01') WHERE id = $1`,
      [edition.id],
    );
    expect(await bench.app.get(EditionQuery).verification(leader, edition.id)).toMatchObject({
      intact: false,
      reproduced: true,
    });
  });

  it('are computed by a job, once for one request', async () => {
    const write = await bench.app.write('verifier');
    const ask = () => bench.app.get(RequestEdition).run(write, { kind: 'monthly', period: '2020-10' });
    const { jobId } = await ask();
    expect(await ask()).toEqual({ jobId });
    const job = { id: jobId, createdBy: write.actor.userId, progress: () => Promise.resolve() };
    const payload = await bench.app.db.one<{ payload: { kind: EditionKind; period: string; reason: string } }>(
      'SELECT payload FROM job WHERE id = $1',
      [jobId],
    );
    if (!payload) throw new Error('no job');
    const [first, second] = [
      await bench.app.get(MonthlyBulletinJob).run({ ...job, ...payload }),
      await bench.app.get(MonthlyBulletinJob).run({ ...job, ...payload }),
    ];
    expect(first).toEqual(second);
    expect(first.message).toBe('关于2020年10月招商投资促进情况的通报，2020年第10期');
    const rows = await bench.app.db.query(`SELECT 1 FROM edition WHERE period = '2020-10'`);
    expect(rows).toHaveLength(1);
    const early = bench.app
      .get(RequestEdition)
      .run(await bench.app.write('verifier'), { kind: 'monthly', period: '2021-04' });
    await expect(early).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
    const officer = bench.app
      .get(RequestEdition)
      .run(await bench.app.write('officer'), { kind: 'monthly', period: '2020-10' });
    await expect(officer).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are published once, though two leaders publish at once, and readers are told once', async () => {
    const approved = await bench.approve('leader', await bench.compute('verifier', '2020-09'));
    const both = await Promise.allSettled([bench.publish('leader', approved), bench.publish('leader-two', approved)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(['VERSION_STALE', 'EDITION_PUBLISHED']).toContain((refused?.reason as { code: string }).code);
    const steps = await bench.app.db.query(
      `SELECT 1 FROM audit_event WHERE action = 'edition.publish' AND entity_id = $1`,
      [approved.id],
    );
    expect(steps).toHaveLength(1);
    const told = await bench.app.db.query<{ login: string; title: string }>(
      `SELECT u.login, n.title FROM notification n JOIN app_user u ON u.id = n.user_id WHERE n.link = $1`,
      [`/bulletins/${approved.id}`],
    );
    expect(told.map(({ login }) => login)).toEqual(expect.arrayContaining(['officer-500101', 'auditor', 'verifier']));
    expect(told.filter(({ login }) => login.startsWith('leader'))).toHaveLength(1);
    expect(new Set(told.map(({ title }) => title))).toEqual(
      new Set(['关于2020年9月招商投资促进情况的通报（2020年第9期）已发布。']),
    );
  });

  it('are set side by side, of one period or of two', async () => {
    const leader = await bench.app.actor('leader');
    const [november, december] = [
      await bench.compute('verifier', '2020-11'),
      await bench.compute('verifier', '2020-12'),
    ];
    const query = bench.app.get(EditionQuery);
    const { a, b, differences } = await query.comparison(leader, november.id, december.id);
    expect([a.period, b.period]).toEqual(['2020-11', '2020-12']);
    expect(differences).toContainEqual({
      path: 'units.500112.month.contracted',
      before: '0.00',
      after: '460000000000.00',
    });
    expect((await query.comparison(leader, december.id, december.id)).differences).toEqual([]);
    const officer = await bench.app.actor('officer-500101');
    await expect(query.comparison(officer, november.id, december.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stand beside what is known now, by the day on which it happened', async () => {
    const february = await bench.compute('verifier', '2021-02');
    const known = await bench.app.get(AsNowKnownQuery).run(await bench.app.actor('leader'), february.id);
    const of = (unit: string | null, measure: Measure): KnownMeasure => {
      const row = [known.city, ...known.units].find((each) => each?.unit === unit);
      const found = row?.measures.find((each) => each.measure === measure);
      if (!found) throw new Error(`no ${measure}`);
      return found;
    };
    // YS-LATE, 5 亿元 of 20 February, came when February was closed.
    expect(of('500101', 'contracted').period).toEqual({
      published: '1600000000.00',
      now: '2100000000.00',
      difference: '500000000.00',
      later: '500000000.00',
      earlier: '0.00',
    });
    expect(of(null, 'contracted').period.difference).toBe('500000000.00');
    expect(of(null, 'inPlace').period.difference).toBe('0.00');
    expect(of(null, 'signedProjects').period).toMatchObject({ published: 1, now: 2, difference: 1 });
    for (const { measures } of known.units) {
      for (const { measure, period, yearToDate } of measures.filter((each) => MONEY_MEASURES.includes(each.measure))) {
        for (const { difference, later, earlier } of [period, yearToDate]) {
          const moved = parseYuan(String(later)) - parseYuan(String(earlier));
          expect([measure, difference]).toEqual([measure, toYuan(moved)]);
        }
      }
    }
    for (const [window, from] of [
      ['period', '2021-02-01'],
      ['yearToDate', '2021-01-01'],
    ] as const) {
      const rows = await bench.app.db.query<{ unit: string; measure: Measure; value: string }>(
        `SELECT p.unit_id AS unit, p.measure, sum(p.value)::text AS value
           FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
          WHERE r.occurred_on BETWEEN $1 AND '2021-02-28' AND p.measure = ANY($2) GROUP BY 1, 2`,
        [from, MONEY_MEASURES],
      );
      const raw = new Map(rows.map(({ unit, measure, value }) => [`${unit} ${measure}`, toYuan(BigInt(value))]));
      for (const { unit, measures } of known.units) {
        for (const each of measures.filter(({ measure }) => MONEY_MEASURES.includes(measure))) {
          expect([unit, each.measure, each[window].now]).toEqual([
            unit,
            each.measure,
            raw.get(`${unit} ${each.measure}`) ?? '0.00',
          ]);
        }
      }
    }
    const own = await bench.app
      .get(AsNowKnownQuery)
      .run(await bench.app.actor('officer-500101'), (await bench.compute('verifier', '2020-12')).id);
    expect([own.city, own.units.map(({ unit }) => unit)]).toEqual([null, ['500101']]);
  });

  it('count by the day of what happened as the rules count by the month of booking', async () => {
    const { units, city } = await bench.app
      .get(AsNowKnownQuery)
      .run(await bench.app.actor('leader'), (await bench.compute('verifier', '2021-03')).id);
    const counts = (of: KnownUnit | null | undefined) =>
      Object.fromEntries(
        (of?.measures ?? [])
          .filter(({ measure }) => COUNT_MEASURES.includes(measure))
          .map(({ measure, period, yearToDate }) => [measure, [period.now, yearToDate.now]]),
      );
    expect(counts(city)).toEqual({
      signedProjects: [0, 4],
      projectsOver5bn: [1, 2],
      headEnterprises: [0, 2],
      startedProjects: [1, 1],
      producingProjects: [0, 0],
    });
    expect(counts(units.find(({ unit }) => unit === '500112'))).toMatchObject({ projectsOver5bn: [1, 1] });
  });

  it('leave a row in the trail when they are taken away', async () => {
    const { id } = await bench.compute('verifier', '2020-12');
    const officer = await bench.app.actor('officer-500101');
    const { name } = await bench.app.get(DownloadEdition).run(officer, id, 'docx');
    expect(name).toBe('关于2020年12月招商投资促进情况的通报.docx');
    const rows = await bench.app.db.query<{ after: object }>(
      `SELECT after FROM audit_event WHERE action = 'edition.download' AND user_id = $1`,
      [officer.userId],
    );
    expect(rows.map(({ after }) => after)).toMatchObject([{ period: '2020-12', format: 'docx', status: 'published' }]);
  });

  it('of a kind that nobody makes are refused', async () => {
    const makers = new EditionMakers({ getProviders: () => [] } as unknown as DiscoveryService);
    makers.onModuleInit();
    expect(() => makers.of('yearly')).toThrow(expect.objectContaining({ code: 'EDITION_KIND_UNAVAILABLE' }));
    const twice = { instance: {}, metatype: MonthlyBulletinMaker };
    const two = new EditionMakers({ getProviders: () => [twice, twice] } as unknown as DiscoveryService);
    expect(() => two.onModuleInit()).toThrow('Two makers');
  });

  it('are two steps in the trail, in the transaction of each', async () => {
    const trail = await bench.app.db.query<{ action: string }>(
      `SELECT a.action FROM audit_event a JOIN edition e ON e.id::text = a.entity_id
        WHERE e.period = '2021-01' ORDER BY a.id`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['edition.compute', 'edition.approve', 'edition.publish']);
  });

  it('are written to edition.json as the workbook’s description says', async () => {
    const edition = await bench.compute('verifier', '2020-12');
    const json = editionJson(edition) as Record<string, unknown>;
    expect(json).toMatchObject({ kind: 'monthly', period: '2020-12', edition: 1, status: 'published', planVersion: 1 });
    for (const name of ['city', 'units', 'quotaLines', 'headTargets', 'adjustments', 'inputDigest', 'digest']) {
      expect(json).toHaveProperty(name);
    }
    expect(await figures('2020-12', 'month')).toEqual((json['city'] as { month: MeasureValues }).month);
  });

  it('know no decision on an edition that does not exist', async () => {
    const write = await bench.app.write('leader');
    await expect(bench.app.get(DecideEdition).approve(write, 'x', 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
