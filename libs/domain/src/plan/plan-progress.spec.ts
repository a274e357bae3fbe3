import type { Month } from '../shared/calendar';
import { percent } from '../shared/ratio';
import { planProgress } from './plan-progress';
import { type CountedHead, type LineTotal, planStanding } from './plan-standing';
import { QUOTAS_YI, STRATEGIC_EMERGING_LINES, thePlan, yi } from './plan.support';

const march = '2021-03' as Month;
const contracted = (quotaLine: string, amount: number): LineTotal => ({
  quotaLine,
  measure: 'contracted',
  thisMonth: 0n,
  planToDate: yi(amount),
});
const aHead = (facts: Partial<CountedHead> = {}): CountedHead => ({
  group: 'ngit.heads',
  enterprise: '演示企业甲',
  leadCode: 'L1',
  leadName: '演示项目',
  unit: '500101',
  month: march,
  ...facts,
});
const standing = (planToDate: LineTotal[], month = march, headsCounted: CountedHead[] = []) =>
  planStanding({ plan: thePlan(), month, planToDate, headsCounted });

describe('the plan 2021–2025', () => {
  it('has 20 lines of 91 000 亿元 and a remainder of 9 000', () => {
    const { quotaLines, remainder } = standing([]);
    expect(quotaLines).toHaveLength(20);
    expect(Object.values(QUOTAS_YI).reduce((sum, quota) => sum + quota, 0)).toBe(91_000);
    expect(remainder.quota).toBe('900000000000.00');
  });

  it('has 16 groups of 97 head enterprises and one of 3 institutes; the shared target stays one', () => {
    const targets = standing([]).headTargets;
    const institutes = targets.filter(({ key }) => key === 'innovation.heads');
    expect([targets.length, institutes.length, institutes[0]?.target]).toEqual([17, 1, 3]);
    expect(targets.reduce((sum, { target }) => sum + target, 0)).toBe(97 + 3);
    expect(targets.find(({ key }) => key === 'other_modern_services.heads')?.target).toBe(20);
  });

  it('gives strategic-emerging industries 35.0 % of the total', () => {
    const quota = STRATEGIC_EMERGING_LINES.reduce((sum, key) => sum + (QUOTAS_YI[key] ?? 0), 0);
    expect(percent(BigInt(quota), 100_000n)).toBe('35.0');
  });
});

describe('plan standing', () => {
  it('sets each line against its quota and the clock of 60 months', () => {
    const { quotaLines, elapsedMonths, planMonths, timeProgress } = standing([contracted('ngit', 750)]);
    expect([elapsedMonths, planMonths, timeProgress]).toEqual([3, 60, '5.0']);
    expect(quotaLines[0]).toMatchObject({ contracted: '75000000000.00', completion: '7.5', paceGap: '2.50' });
    expect(quotaLines[0]?.toSign).toBe('925000000000.00');
    expect(quotaLines[1]).toMatchObject({ contracted: '0.00', completion: '0.0', paceGap: '-5.00' });
  });

  it('has nothing left to sign beyond the quota, and a clock that stops at both ends', () => {
    expect(standing([contracted('future', 1_200)]).quotaLines[12]).toMatchObject({
      completion: '120.0',
      toSign: '0.00',
    });
    expect(standing([], '2026-06' as Month).elapsedMonths).toBe(60);
    expect(standing([], '2020-12' as Month).elapsedMonths).toBe(0);
  });

  it('adds lines and remainder up to the city', () => {
    const { quotaLines, remainder, indicators } = standing([
      contracted('ngit', 100),
      contracted('other', 20),
      contracted('finance', 3),
      contracted('a_line_of_another_plan', 1),
    ]);
    expect(remainder).toMatchObject({ contracted: '2100000000.00', completion: '0.2' });
    const parts = [...quotaLines, remainder].reduce((sum, line) => sum + Number(line.contracted), 0);
    expect(indicators[0]).toMatchObject({ measure: 'contracted', actual: '12400000000.00', completion: '0.1' });
    expect(parts).toBe(12_400_000_000);
  });

  it('sets the city against the indicators, counts as numbers', () => {
    const over: LineTotal = { quotaLine: 'ngit', measure: 'projectsOver5bn', thisMonth: 0n, planToDate: 10n };
    const indicator = standing([over]).indicators.find(({ measure }) => measure === 'projectsOver5bn');
    expect(indicator).toEqual({
      measure: 'projectsOver5bn',
      target: 250,
      actual: 10,
      completion: '4.0',
      paceGap: '-1.00',
      missing: 240,
    });
  });

  it('names the head enterprises that count by then in the plan period, and what is missing', () => {
    const { headTargets } = standing([], march, [
      aHead({ enterprise: '演示企业乙', month: '2021-02' as Month }),
      aHead(),
      aHead({ enterprise: '演示企业丙', month: '2021-04' as Month }),
      aHead({ enterprise: '演示企业丁', month: '2020-12' as Month }),
      aHead({ enterprise: '演示企业戊', group: 'nev.heads' }),
    ]);
    expect(headTargets[0]).toMatchObject({ counted: ['演示企业乙', '演示企业甲'], target: 10, missing: 8 });
    expect(headTargets[1]).toMatchObject({ counted: ['演示企业戊'], missing: 7 });
  });
});

describe('plan progress', () => {
  it('shows the pipeline beside the contracted figure and never adds it', () => {
    const progress = planProgress({
      plan: thePlan(),
      month: march,
      planToDate: [contracted('ngit', 100)],
      headsCounted: [],
      pipeline: [
        { quotaLine: 'ngit', leads: 2, fen: yi(30) },
        { quotaLine: 'other', leads: 1, fen: yi(5) },
      ],
    });
    expect(progress.quotaLines[0]).toMatchObject({
      contracted: '10000000000.00',
      pipeline: { leads: 2, amount: '3000000000.00' },
    });
    expect(progress.quotaLines[1]?.pipeline).toEqual({ leads: 0, amount: '0.00' });
    expect(progress.remainder.pipeline).toEqual({ leads: 1, amount: '500000000.00' });
  });
});
