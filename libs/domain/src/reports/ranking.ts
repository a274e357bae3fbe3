import { compareRatios, type Ratio } from '../shared/ratio';

/** What is ranked: a figure, or an exact rate; null has no value and gets no rank. */
export type RankValue = bigint | Ratio | null;

export interface RankedValue {
  readonly unit: string;
  readonly value: RankValue;
}

export interface Ranked extends RankedValue {
  readonly rank: number | null;
}

export interface CohortValue extends RankedValue {
  readonly cohort: string;
}

/**
 * Standard competition ranking, descending: 1, 2, 2, 4. The order is by rank, equal ones by unit code for display only; what
 * has no value comes last without a rank.
 */
export function rank(values: readonly RankedValue[]): Ranked[] {
  const ordered = [...values].sort(byValueThenUnit);
  const ranked: Ranked[] = [];
  for (const [index, entry] of ordered.entries()) {
    const previous = ranked[index - 1];
    const tied = previous !== undefined && compareValues(previous.value, entry.value) === 0;
    ranked.push({
      unit: entry.unit,
      value: entry.value,
      rank: entry.value === null ? null : tied ? previous.rank : index + 1,
    });
  }
  return ranked;
}

/** Ranks each cohort for itself; cohorts stay in the order of their first unit. */
export function rankWithin(values: readonly CohortValue[]): Map<string, Ranked[]> {
  const cohorts = new Map<string, CohortValue[]>();
  for (const value of values) cohorts.set(value.cohort, [...(cohorts.get(value.cohort) ?? []), value]);
  return new Map([...cohorts].map(([cohort, members]) => [cohort, rank(members)]));
}

/** Places won (+) or lost (−) since last month; null when either rank is missing. */
export function rankChange(last: number | null | undefined, current: number | null | undefined): number | null {
  return last == null || current == null ? null : last - current;
}

function byValueThenUnit(a: RankedValue, b: RankedValue): number {
  const order = compareValues(a.value, b.value);
  if (order !== 0) return order;
  return a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0;
}

/** Higher values first, missing ones last. */
function compareValues(a: RankValue, b: RankValue): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return compareRatios(asRatio(b), asRatio(a));
}

function asRatio(value: bigint | Ratio): Ratio {
  return typeof value === 'bigint' ? { n: value, d: 1n } : value;
}
