import fc from 'fast-check';
import { closeMonth, type MonthTotal } from '../ledger/month-close';
import { type Measure, MEASURES } from '../plan/measure';
import { thePlan, yi } from '../plan/plan.support';
import { canonicalJson } from '../shared/canonical';
import type { Day, Month } from '../shared/calendar';
import { type Fen, parseYuan } from '../shared/money';
import { bulletinParagraphs, bulletinSentences } from './bulletin-sentences';
import { type BulletinUnit, computeMonthlyBulletin, type MonthlyBulletinInput } from './monthly-bulletin';
import { type BulletinUnitContent, measuresOf, type MonthlyBulletinContent } from './monthly-bulletin-content';
import { subTables } from './sub-tables';

const UNITS: readonly BulletinUnit[] = [
  { id: '500000-liangjiang', name: '两江新区', cohort: '开发区', ranked: true },
  { id: '500101', name: '万州区', cohort: '渝东北三峡库区城镇群', ranked: true },
  { id: '500112', name: '渝北区', cohort: '中心城区', ranked: true },
  { id: '500000', name: '重庆市招商投资促进局', cohort: '市级', ranked: false },
  { id: '500103', name: '渝中区', cohort: '中心城区', ranked: true },
  { id: '500106', name: '沙坪坝区', cohort: '中心城区', ranked: true },
];
const march = '2021-03' as Month;
const plan = thePlan();

type Booked = readonly [unit: string, quotaLine: string, measure: Measure, value: bigint];

function totalsOf(booked: readonly Booked[], month: Month, previous: readonly MonthTotal[] = []): MonthTotal[] {
  const postings = booked.map(([unit, quotaLine, measure, value]) => ({ unit, quotaLine, measure, value }));
  return closeMonth(previous, postings, month, plan.period);
}

const february = totalsOf(
  [
    ['500103', 'ngit', 'contracted', yi(10)],
    ['500112', 'finance', 'contracted', yi(30)],
  ],
  '2021-02' as Month,
);
const marchTotals = totalsOf(
  [
    ['500103', 'ngit', 'contracted', yi(90)],
    ['500103', 'ngit', 'inPlace', yi(20)],
    ['500103', 'ngit', 'signedProjects', 1n],
    ['500000', 'other', 'contracted', yi(5)],
    ['500101', 'ngit', 'contracted', yi(1)],
  ],
  march,
  february,
);
const lastYear = totalsOf([['500103', 'ngit', 'contracted', yi(80)]], '2020-03' as Month);

const anInput = (facts: Partial<MonthlyBulletinInput> = {}): MonthlyBulletinInput => ({
  form: 2,
  period: march,
  interim: false,
  plan,
  units: UNITS,
  totals: marchTotals,
  lastMonth: february,
  lastYear,
  targets: [
    { unit: '500000', year: 2021, measure: 'contracted', value: yi(16_000), phasing: null },
    { unit: '500103', year: 2021, measure: 'contracted', value: yi(400), phasing: null },
    { unit: '500112', year: 2020, measure: 'contracted', value: yi(1), phasing: null },
  ],
  headsCounted: [],
  projectsOver5bn: [],
  adjustments: [],
  ...facts,
});
const compute = (facts: Partial<MonthlyBulletinInput> = {}): MonthlyBulletinContent =>
  computeMonthlyBulletin(anInput(facts));
const unitOf = (content: MonthlyBulletinContent, id: string): BulletinUnitContent => {
  const found = content.units.find(({ unit }) => unit === id);
  if (found === undefined) throw new Error(`no unit ${id}`);
  return found;
};

describe('monthly bulletin', () => {
  it('lists every unit by cohort and code, zeros included', () => {
    const { units } = compute();
    expect(units.map(({ unit }) => unit)).toEqual([
      '500000',
      '500103',
      '500106',
      '500112',
      '500101',
      '500000-liangjiang',
    ]);
    expect(units[2]?.yearToDate).toMatchObject({ contracted: '0.00', signedProjects: 0 });
    expect(Object.keys(units[0]?.month ?? {})).toEqual([...MEASURES]);
  });

  it('makes the city the sum of all units, the bureau included', () => {
    const { city, units } = compute();
    const sum = units.reduce((total, { yearToDate }) => total + parseYuan(String(yearToDate.contracted)), 0n);
    expect(sum).toBe(yi(136));
    expect(city).toMatchObject({
      month: { contracted: '9600000000.00', inPlace: '2000000000.00', signedProjects: 1 },
      yearToDate: { contracted: '13600000000.00' },
      planToDate: { contracted: '13600000000.00' },
      rates: { inPlaceRate: '14.7', industrialContractedShare: '0.0', industrialInPlaceShare: '0.0' },
    });
  });

  it('sets the year to date against the target and the clock; without a target it says nothing', () => {
    const content = compute();
    expect(content.city.completion.contracted).toBe('0.9');
    expect(content.city.paceGap.contracted).toBe('-24.15');
    expect(unitOf(content, '500103')).toMatchObject({
      completion: { contracted: '25.0' },
      paceGap: { contracted: '0.00' },
    });
    expect(unitOf(content, '500112').completion.contracted).toBeNull();
    expect(unitOf(content, '500103').completion.inPlace).toBeNull();
  });

  it('takes the targets of the city’s unit for the city, not for the bureau’s own row', () => {
    const bureau = unitOf(compute(), '500000');
    expect([bureau.target.contracted, bureau.completion.contracted]).toEqual([null, null]);
  });

  it('follows a phased target', () => {
    const phasing = { kind: 'perMonth', values: [0n, 0n, 1n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n] } as const;
    const targets = [{ unit: '500103', year: 2021, measure: 'contracted', value: yi(400), phasing }] as const;
    expect(unitOf(compute({ targets }), '500103').paceGap.contracted).toBe('-25.00');
  });

  it('ranks by year to date in the cohort and the city, with the change since last month', () => {
    const content = compute();
    const places = (id: string) => {
      const { rank, cityRank, rankChange, cityRankChange } = unitOf(content, id);
      return [rank, cityRank, rankChange, cityRankChange].map(({ contracted }) => contracted);
    };
    expect(places('500103')).toEqual([1, 1, 1, 1]);
    expect(places('500112')).toEqual([2, 2, -1, -1]);
    expect(places('500106')).toEqual([3, 4, 0, -1]);
    expect(places('500101')).toEqual([1, 3, 0, 0]);
    expect(places('500000')).toEqual([null, null, null, null]);
    expect(unitOf(compute({ lastMonth: null }), '500103').rankChange.contracted).toBeNull();
  });

  it('compares with last year, month and year to date', () => {
    const content = compute();
    expect([content.city.yoy.contracted, content.city.yoyMonth.contracted]).toEqual(['70.0', '20.0']);
    expect(unitOf(content, '500112').yoy.contracted).toBeNull();
    expect(compute({ lastYear: null }).city.yoy.contracted).toBeNull();
  });

  it('sets the plan’s lines against quota and clock and adds up with the remainder', () => {
    const { quotaLines, remainder, indicators } = compute();
    expect(quotaLines[0]).toEqual({
      key: 'ngit',
      name: 'ngit',
      quota: '1000000000000.00',
      thisMonth: '9100000000.00',
      contracted: '10100000000.00',
      completion: '1.0',
      paceGap: '-3.99',
      toSign: '989900000000.00',
    });
    expect(remainder).toMatchObject({ quota: '900000000000.00', contracted: '500000000.00' });
    expect(indicators[0]?.actual).toBe('13600000000.00');
  });

  it('lists adjustments and large projects in one order, without ids', () => {
    const adjustment = {
      leadCode: 'L1',
      leadName: '演示项目',
      unit: '500103',
      type: 'funds',
      kind: 'receipt',
      occurredOn: '2021-01-05' as Day,
      bookedMonth: march,
      fen: yi(2),
    } as const;
    const project = { leadName: '演示项目', enterprise: '演示企业', unit: '500103', quotaLine: 'ngit', month: march };
    const content = compute({
      adjustments: [
        { ...adjustment, voucherNo: 'F2' },
        { ...adjustment, voucherNo: 'F1', type: 'milestone', kind: 'construction', fen: null },
        { ...adjustment, voucherNo: 'F1' },
      ],
      projectsOver5bn: [
        { ...project, leadCode: 'L2', contracted: yi(50) },
        { ...project, leadCode: 'L1', contracted: yi(90) },
      ],
    });
    expect(content.adjustments.map(({ voucherNo, amount }) => [voucherNo, amount])).toEqual([
      ['F1', '200000000.00'],
      ['F2', '200000000.00'],
      ['F1', null],
    ]);
    expect(content.projectsOver5bn.map(({ leadCode }) => leadCode)).toEqual(['L1', 'L2']);
  });

  it('names the ten largest signings of the month, equal ones on one place, and none that took back more', () => {
    const about = { leadName: '演示项目', enterprise: '演示企业', unit: '500103', quotaLine: 'ngit' };
    const signings = Array.from({ length: 12 }, (_, at) => ({
      ...about,
      leadCode: `L${String(at).padStart(2, '0')}`,
      contracted: yi(at < 2 ? 90 : 20 - at),
    }));
    const { topSignings } = compute({
      signings: [...signings, { ...about, leadCode: 'X', contracted: (-1n * yi(1)) as Fen }],
    });
    expect(topSignings?.map(({ place, leadCode }) => `${place} ${leadCode}`)).toEqual([
      '1 L00',
      '1 L01',
      ...Array.from({ length: 8 }, (_, at) => `${at + 3} L${String(at + 2).padStart(2, '0')}`),
    ]);
  });

  it('lists ranked units without any progress in the month, and in the year', () => {
    // 渝北区 signed in February; the bureau is not ranked.
    expect(compute().zeroProgress).toEqual({
      month: ['500106', '500112', '500000-liangjiang'],
      year: ['500106', '500000-liangjiang'],
    });
  });

  it('gives an input of the first form the content that it had: eleven measures and nothing further', () => {
    const { form: _, ...old } = anInput();
    const content = computeMonthlyBulletin(old);
    expect(Object.keys(content.units[0]?.rank ?? {})).toHaveLength(11);
    expect(measuresOf(content)).toHaveLength(11);
    expect(Object.keys(content.city.rates)).toHaveLength(5);
    expect(content).not.toHaveProperty('zeroProgress');
    expect(bulletinParagraphs(content)).toHaveLength(6);
    expect(subTables(content).map(({ key }) => key)).toEqual(['industrial', 'strategicEmerging', 'digital']);
  });

  it('sets parts of the figures beside the whole, by unit', () => {
    const totals = totalsOf(
      [
        ['500103', 'ngit', 'contracted', yi(90)],
        ['500103', 'ngit', 'foreignContracted', yi(30)],
        ['500112', 'ngit', 'contracted', yi(30)],
      ],
      march,
    );
    const foreign = subTables(compute({ totals })).find(({ key }) => key === 'foreign');
    const row = foreign?.rows.find(({ unit }) => unit === '500103');
    expect(row?.figures[0]).toEqual({
      month: '3000000000.00',
      yearToDate: '3000000000.00',
      share: '33.3',
      rank: 1,
      cityRank: 1,
    });
    expect(foreign?.city.figures[0]).toMatchObject({ yearToDate: '3000000000.00', share: '25.0', rank: null });
    expect(foreign?.rows.find(({ unit }) => unit === '500106')?.figures[0]?.share).toBeNull();
  });

  it('says on itself when it is interim', () => {
    expect(compute()).toMatchObject({ kind: 'monthly', interim: false });
    expect(compute({ interim: true })).toMatchObject({ kind: 'monthlyInterim', interim: true });
  });

  it('refuses totals of a unit that it would not list', () => {
    expect(() =>
      compute({ units: UNITS.slice(1), totals: totalsOf([['999999', 'ngit', 'contracted', 1n]], march) }),
    ).toThrow('999999');
  });

  it('is the same to the byte in whatever order its input comes', () => {
    const expected = canonicalJson(compute());
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...UNITS], { minLength: UNITS.length }),
        fc.shuffledSubarray(marchTotals, { minLength: marchTotals.length }),
        (units, totals) => expect(canonicalJson(compute({ units, totals }))).toBe(expected),
      ),
    );
  });
});

describe('the sentences of a bulletin', () => {
  it('carry with each number what it is made of', () => {
    const [month, year] = bulletinSentences(compute());
    expect(month?.filter(({ figure }) => figure).map(({ text }) => text)).toEqual([
      '1',
      '96.00 亿元',
      '20.00 亿元',
      '0',
      '0',
    ]);
    expect(month?.[3]).toEqual({
      text: '96.00 亿元',
      figure: { of: 'measure', measure: 'contracted', window: 'month', unit: null },
    });
    expect(year?.find(({ figure }) => figure?.of === 'target')?.text).toBe('0.9%');
  });

  it('say the figures of the content in words', () => {
    const [month, year, structure, projects, standing, ranking] = bulletinParagraphs(compute());
    expect(month).toBe(
      '2021年3月，全市签约项目 1 个，合同引资 96.00 亿元，同比增长 20.0%，到位资金 20.00 亿元；新开工项目 0 个，新投产项目 0 个。',
    );
    expect(year).toBe(
      '1—3月累计，全市签约项目 1 个；合同引资额 136.00 亿元，同比增长 70.0%，完成年度目标的 0.9%，欠时序 24.15 个百分点；到位资金 20.00 亿元。',
    );
    expect(structure).toContain('资金到位率（同期）14.7%');
    expect(projects).toContain('本月没有新达到 50 亿元的项目');
    expect(standing).toContain('完成规划目标的 0.1%，欠时序 4.86 个百分点；20 条额度中 20 条落后时序');
    expect(ranking).toBe(
      '按今年以来合同引资额，各分组居首的是：中心城区渝中区（100.00 亿元）；渝东北三峡库区城镇群万州区（1.00 亿元）。',
    );
  });

  it('warn that an interim one is not final, and say “—” where there is nothing to divide by', () => {
    const [month, year, structure, ...rest] = bulletinParagraphs(
      compute({ interim: true, period: '2021-01' as Month, totals: [], lastYear: null }),
    );
    expect(month).toContain('（快报，本月尚未月结，数据以月结后的通报为准）');
    expect(year).toMatch(/^1月累计/);
    expect(structure).toContain('资金到位率（同期）—');
    expect(rest.slice(2)).toEqual([
      '本月合同引资和到位资金均为零的单位有 5 个（渝中区、沙坪坝区、渝北区等），其中今年以来仍为零的 5 个（渝中区、沙坪坝区、渝北区等），名单见零进展附表。',
      '本月没有生效的活跃指数方案，本期不列活跃指数。',
    ]);
  });
});
