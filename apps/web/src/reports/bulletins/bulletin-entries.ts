import { firstMonthOf, type Measure, MEASURE_NAMES, parseMonth, yearOf } from '@yipanqi/domain';
import type { OpenedFigure } from '../figure';
import { windowWords } from '../ranking/ranking.words';

export type BulletinWindow = 'month' | 'yearToDate';

/** The records behind a figure of a bulletin. */
export function bulletinEntries(
  period: string,
  of: { measure: Measure; window: BulletinWindow; unit?: string | null; name: string },
): OpenedFigure {
  const { measure, window, unit = null, name } = of;
  const month = parseMonth(period);
  return {
    heading: `${name} · ${MEASURE_NAMES[measure]} · ${windowWords(period, window)}`,
    key: { measure, from: window === 'month' ? month : firstMonthOf(yearOf(month)), to: month, unit, quotaLine: null },
  };
}
