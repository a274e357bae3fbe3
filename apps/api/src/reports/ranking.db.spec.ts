import type { PostingsKey, RankingAnswer, RankingWindow } from '@yipanqi/contract';
import { type Measure, MEASURE_UNIT, MEASURES, type Month, parseYuan, sumFen, toYuan } from '@yipanqi/domain';
import { FiguresQuery } from './figures.query';
import { PlanProgressQuery } from './plan-progress.query';
import { RankingQuery } from './ranking.query';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';

const MARCH = '2021-03' as Month;

describe('ranking, plan progress and trend', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await openHistory();
  });
  afterAll(() => bench.close());

  const ranking = async (
    login: string,
    { month = MARCH, measure = 'contracted', window = 'yearToDate', cohort = null }: Partial<Asked> = {},
  ): Promise<RankingAnswer> =>
    bench.app.get(RankingQuery).run(await bench.app.actor(login), { month: month as Month, measure, window, cohort });
  const row = ({ rows }: RankingAnswer, unit: string) => rows.find((each) => each.unit === unit);
  const summed = async ({ measure, from, to, unit }: PostingsKey): Promise<string | number> => {
    const found = await bench.app.db.one<{ sum: string }>(
      `SELECT coalesce(sum(value), 0)::text AS sum FROM ledger_posting
        WHERE measure = $1 AND booked_month BETWEEN $2 AND $3 AND ($4::text IS NULL OR unit_id = $4)`,
      [measure, from, to, unit],
    );
    return MEASURE_UNIT[measure] === 'money' ? toYuan(BigInt(found?.sum ?? '0')) : Number(found?.sum);
  };

  it('rank in the cohort and city-wide, with the change since last month', async () => {
    const answer = await ranking('leader');
    expect(answer).toMatchObject({ interim: false, complete: true, published: false });
    expect(row(answer, '500103')).toMatchObject({ value: '6000000000.00', rank: 1, cityRank: 1, rankChange: 0 });
    expect(row(answer, '500112')).toMatchObject({ value: '3300000000.00', rank: 2, cityRank: 2 });
    expect(row(answer, '500101')).toMatchObject({ value: '2700000000.00', rank: 1, cityRank: 3, yoy: '-99.7' });
    expect(row(answer, '500000')).toMatchObject({ rank: null, cityRank: null, target: null });
    expect(answer.city).toMatchObject({ value: '13234567800.00', target: '1600000000000.00', completion: '0.8' });
    expect(answer.rows.map(({ cohort }) => cohort)).toEqual(
      [...answer.rows.map(({ cohort }) => cohort)].sort(byCohort(answer)),
    );
  });

  it('count places won since the month before', async () => {
    const february = await ranking('leader', { month: '2021-02' });
    expect([row(february, '500112')?.cityRankChange, row(february, '500000-liangjiang')?.cityRankChange]).toEqual([
      1, -2,
    ]);
  });

  it('agree with the edition of the month', async () => {
    const { content } = await bench.compute('verifier', MARCH);
    for (const measure of MEASURES) {
      const answer = await ranking('verifier', { measure });
      expect(answer.rows).toHaveLength(content.units.length);
      for (const unit of content.units) {
        expect(row(answer, unit.unit)).toMatchObject({
          value: unit.yearToDate[measure],
          rank: unit.rank[measure],
          cityRank: unit.cityRank[measure],
          rankChange: unit.rankChange[measure],
          completion: unit.completion[measure],
          paceGap: unit.paceGap[measure],
          yoy: unit.yoy[measure],
        });
      }
    }
  });

  it.each(['month', 'yearToDate'] as const)('say which postings make a figure, window %s', async (window) => {
    for (const measure of ['contracted', 'inPlace', 'projectsOver5bn'] as const) {
      const answer = await ranking('auditor', { measure, window });
      for (const figure of [...answer.rows, answer.city]) {
        if (figure) expect(await summed(figure.postings)).toBe(figure.value);
      }
    }
  });

  it('show an open month from what is verified so far, marked as interim', async () => {
    const answer = await ranking('leader', { month: '2021-04' });
    expect(answer.interim).toBe(true);
    expect(row(answer, '500101')).toMatchObject({ value: '10700000000.00', rank: 1, cityRank: 1, cityRankChange: 2 });
    await expect(ranking('leader', { month: '2099-01' })).rejects.toMatchObject({ code: 'EDITION_MONTH_AHEAD' });
  });

  it('show officers their own row only, until the bulletin is published', async () => {
    const before = await ranking('officer-500101');
    expect(before).toMatchObject({ complete: false, city: null });
    expect(before.rows.map(({ unit, own, cityRank }) => [unit, own, cityRank])).toEqual([['500101', true, 3]]);
    await bench.published(MARCH);
    await bench.app.db.run(
      `INSERT INTO annual_target (id, year, unit_id, measure, value, status, drafted_by, approved_by, approved_at)
       SELECT gen_random_uuid(), 2021, '500103', 'contracted', 2000000000000, 'approved', id, id, now() FROM app_user WHERE login = 'leader'`,
    );
    const after = await ranking('officer-500101');
    expect(after).toMatchObject({ complete: true, published: true, city: { value: '13234567800.00' } });
    expect(after.rows).toHaveLength(before.cohorts.length === 0 ? 0 : 43);
    expect(row(after, '500103')).toMatchObject({ own: false, target: null, completion: null });
    expect(row(await ranking('leader'), '500103')).toMatchObject({ target: '20000000000.00', completion: '30.0' });
    await expect(ranking('sysadmin')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('can be cut to one cohort without changing ranks', async () => {
    const { rows } = await ranking('leader', { cohort: '开发区' });
    expect(rows.map(({ name, rank, cityRank }) => [name, rank, cityRank])).toEqual([
      ['两江新区', 1, 4],
      ['重庆高新区', 2, 5],
      ['重庆经开区', 2, 5],
    ]);
  });

  it('set the plan’s lines and the remainder against quota and clock, with the pipeline apart', async () => {
    const progress = await bench.app.get(PlanProgressQuery).run(await bench.app.actor('officer-500101'), MARCH);
    expect(progress).toMatchObject({ interim: false, elapsedMonths: 3, planMonths: 60, timeProgress: '5.0' });
    expect(progress.quotaLines).toHaveLength(20);
    expect(progress.quotaLines.find(({ key }) => key === 'ngit')).toMatchObject({
      contracted: '6000000000.00',
      completion: '0.6',
      toSign: '994000000000.00',
      pipeline: { leads: 1, amount: '3000000000.00' },
    });
    expect(progress.remainder).toMatchObject({ quota: '900000000000.00', contracted: '1234567800.00' });
    expect(progress.remainder.pipeline).toEqual({ leads: 1, amount: '200000000.00' });
    const lines = sumFen([...progress.quotaLines, progress.remainder].map(({ contracted }) => parseYuan(contracted)));
    expect(toYuan(lines)).toBe(progress.contracted);
    const heads = progress.headTargets.filter(({ counted }) => counted.length > 0);
    expect(heads.map(({ key, countedLeads }) => [key, countedLeads[0]?.enterprise, countedLeads[0]?.leadCode])).toEqual(
      [
        ['ngit.heads', '演示企业B1有限公司', null],
        ['nev.heads', '演示企业B2有限公司', null],
      ],
    );
    expect(progress.postingsTo).toBe('2021-03');
  });

  it('go back 24 months, closed and open ones, for the city or a unit', async () => {
    const query = bench.app.get(FiguresQuery);
    const leader = await bench.app.actor('leader');
    const city = await query.trend(leader, 'contracted', '2021-04' as Month, null);
    expect(city.points).toHaveLength(14);
    expect(city.points.slice(-2)).toEqual([
      { month: '2021-03', value: '2000000000.00', yearToDate: '13234567800.00', interim: false },
      { month: '2021-04', value: '8000000000.00', yearToDate: '21234567800.00', interim: true },
    ]);
    const own = await query.trend(await bench.app.actor('officer-500101'), 'contracted', MARCH, '500101');
    expect(own.points.at(-1)).toMatchObject({ value: '1100000000.00' });
    const other = query.trend(await bench.app.actor('officer-500101'), 'contracted', MARCH, '500103');
    await expect(other).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('give all measures of one unit at once', async () => {
    const query = bench.app.get(FiguresQuery);
    const answer = await query.run(await bench.app.actor('officer-500112'), MARCH, '500112');
    expect(answer).toMatchObject({
      name: '渝北区',
      interim: false,
      figures: { yearToDate: { contracted: '3300000000.00' } },
    });
    await expect(query.run(await bench.app.actor('officer-500112'), MARCH, '500101')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('show officers the city’s figures of published months only', async () => {
    const query = bench.app.get(FiguresQuery);
    const officer = await bench.app.actor('officer-500112');
    const open = '2021-04' as Month;
    await expect(query.run(officer, open, null)).rejects.toMatchObject({ code: 'FIGURES_UNPUBLISHED' });
    const months = async (): Promise<string[]> =>
      (await query.trend(officer, 'contracted', open, null)).points.map(({ month }) => month);
    const before = await months();
    expect(before).not.toContain('2021-01');
    await bench.published('2021-01');
    expect(await months()).toEqual([...before, '2021-01'].sort());
    expect(await query.run(officer, '2021-01' as Month, null)).toMatchObject({ unit: null, interim: false });
  });
});

interface Asked {
  month: string;
  measure: Measure;
  window: RankingWindow;
  cohort: string | null;
}

function byCohort({ cohorts }: RankingAnswer): (a: string, b: string) => number {
  return (a, b) => cohorts.indexOf(a) - cohorts.indexOf(b);
}
