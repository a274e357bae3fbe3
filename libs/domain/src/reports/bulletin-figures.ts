import type { MonthTotal } from '../ledger/month-close';
import { completion, paceGap, type TargetValue, timeProgress } from '../plan/annual-target';
import { type Measure } from '../plan/measure';
import { byMeasure, type MeasureAmounts, wireValue, wireValues } from '../plan/measure-values';
import type { Month } from '../shared/calendar';
import type { BulletinFigures } from './monthly-bulletin-content';
import { windowRates, yoy } from './rates';

/** The figures of one unit, or of the city, in the three windows. */
export interface Windows {
  readonly month: MeasureAmounts;
  readonly yearToDate: MeasureAmounts;
  readonly planToDate: MeasureAmounts;
}

/** Sums month totals over quota lines. */
export function windowsOf(totals: readonly MonthTotal[]): Windows {
  return {
    month: sumByMeasure(totals, 'value'),
    yearToDate: sumByMeasure(totals, 'yearToDate'),
    planToDate: sumByMeasure(totals, 'planToDate'),
  };
}

export function totalsByUnit(totals: readonly MonthTotal[]): Map<string, MonthTotal[]> {
  const units = new Map<string, MonthTotal[]>();
  for (const total of totals) {
    const known = units.get(total.unit);
    if (known === undefined) units.set(total.unit, [total]);
    else known.push(total);
  }
  return units;
}

export function bulletinFigures(
  period: Month,
  now: Windows,
  lastYear: Windows | null,
  targets: readonly TargetValue[],
): BulletinFigures {
  const target = (measure: Measure): TargetValue | undefined => targets.find((one) => one.measure === measure);
  return {
    month: wireValues(now.month),
    yearToDate: wireValues(now.yearToDate),
    planToDate: wireValues(now.planToDate),
    rates: windowRates(now.yearToDate),
    target: byMeasure((measure) => wireTarget(measure, target(measure))),
    completion: byMeasure((measure) => completion(now.yearToDate[measure], target(measure)?.value)),
    paceGap: byMeasure((measure) => {
      const { value, phasing } = target(measure) ?? { value: null, phasing: null };
      return paceGap(now.yearToDate[measure], value, timeProgress(period, phasing));
    }),
    yoy: byMeasure((measure) => yoy(now.yearToDate[measure], lastYear?.yearToDate[measure])),
    yoyMonth: byMeasure((measure) => yoy(now.month[measure], lastYear?.month[measure])),
  };
}

function wireTarget(measure: Measure, target: TargetValue | undefined): string | number | null {
  return target === undefined ? null : wireValue(measure, target.value);
}

function sumByMeasure(totals: readonly MonthTotal[], window: 'value' | 'yearToDate' | 'planToDate'): MeasureAmounts {
  const sums = byMeasure(() => 0n);
  for (const total of totals) sums[total.measure] += total[window];
  return sums;
}
