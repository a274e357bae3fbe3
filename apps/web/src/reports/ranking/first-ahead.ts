import { firstMonthOf, monthRange, parseMonth, previousMonth, yearOf } from '@yipanqi/domain';

interface Paced {
  readonly unit: string;
  readonly paceGap: string | null;
}

/** The months of the same year before this one; none in January. */
export function earlierMonths(month: string): string[] {
  const asked = parseMonth(month);
  return monthRange(firstMonthOf(yearOf(asked)), previousMonth(asked));
}

/**
 * The units that are ahead of the clock for the first time in the year: not behind it now, behind it in every earlier month.
 * In January nobody is: there was no time to be behind.
 */
export function firstAhead(now: readonly Paced[], earlier: readonly (readonly Paced[])[]): ReadonlySet<string> {
  if (earlier.length === 0) return new Set();
  const behind = earlier.map((rows) => new Set(rows.filter(isBehind).map(({ unit }) => unit)));
  const ahead = now.filter(({ paceGap }) => paceGap !== null && Number(paceGap) >= 0);
  return new Set(ahead.map(({ unit }) => unit).filter((unit) => behind.every((units) => units.has(unit))));
}

function isBehind({ paceGap }: Paced): boolean {
  return paceGap !== null && Number(paceGap) < 0;
}
