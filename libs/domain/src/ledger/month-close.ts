import { MEASURES, type Measure } from '../plan/measure';
import type { PlanPeriod } from '../plan/plan';
import {
  addDays,
  addMonths,
  type Day,
  firstDayOf,
  type Month,
  monthNumber,
  monthRange,
  nextMonth,
} from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';

/** A stored figure of a closed month with its running totals. */
export interface MonthTotal {
  readonly unit: string;
  readonly quotaLine: string;
  readonly measure: Measure;
  readonly value: bigint;
  readonly yearToDate: bigint;
  /** Within the plan period; 0 before it, the final value after it. */
  readonly planToDate: bigint;
}

export interface BookedValue {
  readonly unit: string;
  readonly quotaLine: string;
  readonly measure: Measure;
  readonly value: bigint;
}

export interface CloseFacts {
  readonly lastClosed: Month | null;
  /** First month that has a posting; null when there is none. */
  readonly firstMonth: Month | null;
  readonly asOf: Day;
}

/** How far before the first booked month the first close may be. */
const MONTHS_AHEAD_OF_FIRST = 12;

/** Day of the month after, on which a month should be closed. */
export const CLOSE_DUE_DAY = 5;

/** The day by which a month should be closed: the 5th of the month after. */
export function closeDueOn(month: Month): Day {
  return addDays(firstDayOf(nextMonth(month)), CLOSE_DUE_DAY - 1);
}

/**
 * A unit confirms a month that has ended and is not closed. @throws RuleBroken MONTH_NOT_CONFIRMABLE, MONTH_NOT_ENDED
 */
export function assertConfirmable(month: Month, { lastClosed, asOf }: Omit<CloseFacts, 'firstMonth'>): void {
  if (lastClosed !== null && month <= lastClosed) throw new RuleBroken('MONTH_NOT_CONFIRMABLE', { month });
  const firstDay = firstDayOf(nextMonth(month));
  if (asOf < firstDay) throw new RuleBroken('MONTH_NOT_ENDED', { month, firstDay }, 'month');
}

/** Whoever confirms a month with records that are not settled says why. @throws RuleBroken MONTH_CONFIRM_REMARK */
export function assertSettledOrExplained(waiting: { pending: number; returned: number }, remark: string): void {
  if (waiting.pending + waiting.returned === 0 || remark !== '') return;
  throw new RuleBroken('MONTH_CONFIRM_REMARK', { ...waiting }, 'remark');
}

/** The only month that may be closed next, or null as long as nothing is booked. */
export function nextToClose(lastClosed: Month | null, firstMonthWithEntries: Month | null): Month | null {
  return lastClosed === null ? firstMonthWithEntries : nextMonth(lastClosed);
}

/**
 * Months close in order, once, after they have ended. The first close may start up to a year before the first booked month,
 * never after it: what is closed by mistake stays closed, and every month after it must follow.
 * @throws RuleBroken MONTH_ALREADY_CLOSED, MONTH_NOTHING_BOOKED, MONTH_OUT_OF_ORDER, MONTH_NOT_ENDED
 */
export function assertClosable(month: Month, { lastClosed, firstMonth, asOf }: CloseFacts): void {
  if (lastClosed !== null && month <= lastClosed) throw new RuleBroken('MONTH_ALREADY_CLOSED', { month });
  const expected = nextToClose(lastClosed, firstMonth);
  if (expected === null) throw new RuleBroken('MONTH_NOTHING_BOOKED');
  const earliest = lastClosed === null ? addMonths(expected, -MONTHS_AHEAD_OF_FIRST) : expected;
  if (month > expected || month < earliest) throw new RuleBroken('MONTH_OUT_OF_ORDER', { month, expected });
  const firstDay = firstDayOf(nextMonth(month));
  if (asOf < firstDay) throw new RuleBroken('MONTH_NOT_ENDED', { month, firstDay });
}

/**
 * The totals of a month: the previous month's running totals carried forward plus this month's postings. Costs the month,
 * not the history. Rows that are 0 throughout are left out; the order is unit, quota line, measure.
 */
export function closeMonth(
  previousTotals: readonly MonthTotal[],
  postings: readonly BookedValue[],
  month: Month,
  planPeriod: PlanPeriod,
): MonthTotal[] {
  const totals = new Map(previousTotals.map((total) => [keyOf(total), carriedInto(month, total, planPeriod)]));
  const inPlan = month >= planPeriod.from && month <= planPeriod.to;
  for (const posting of postings) {
    const key = keyOf(posting);
    totals.set(key, plus(totals.get(key) ?? emptyTotal(posting), posting.value, inPlan));
  }
  return [...totals.values()].filter(isNotEmpty).sort(byUnitLineMeasure);
}

/**
 * The totals of a month that is still open, for an interim report: every open month up to it, one after the other, from the
 * totals of the last closed one.
 */
export function openMonthTotals(
  month: Month,
  postings: readonly (BookedValue & { readonly month: Month })[],
  closed: { readonly month: Month | null; readonly totals: readonly MonthTotal[] },
  planPeriod: PlanPeriod,
): MonthTotal[] {
  const first = postings.reduce((least, posting) => (posting.month < least ? posting.month : least), month);
  const open = monthRange(closed.month === null ? first : nextMonth(closed.month), month);
  return open.reduce<MonthTotal[]>(
    (totals, one) =>
      closeMonth(
        totals,
        postings.filter((posting) => posting.month === one),
        one,
        planPeriod,
      ),
    [...closed.totals],
  );
}

function carriedInto(month: Month, total: MonthTotal, planPeriod: PlanPeriod): MonthTotal {
  return {
    ...total,
    value: 0n,
    yearToDate: monthNumber(month) === 1 ? 0n : total.yearToDate,
    planToDate: month <= planPeriod.from ? 0n : total.planToDate,
  };
}

function emptyTotal({ unit, quotaLine, measure }: BookedValue): MonthTotal {
  return { unit, quotaLine, measure, value: 0n, yearToDate: 0n, planToDate: 0n };
}

function plus(total: MonthTotal, value: bigint, inPlan: boolean): MonthTotal {
  return {
    ...total,
    value: total.value + value,
    yearToDate: total.yearToDate + value,
    planToDate: total.planToDate + (inPlan ? value : 0n),
  };
}

function isNotEmpty(total: MonthTotal): boolean {
  return total.value !== 0n || total.yearToDate !== 0n || total.planToDate !== 0n;
}

function keyOf({ unit, quotaLine, measure }: BookedValue): string {
  return JSON.stringify([unit, quotaLine, measure]);
}

function byUnitLineMeasure(a: MonthTotal, b: MonthTotal): number {
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  if (a.quotaLine !== b.quotaLine) return a.quotaLine < b.quotaLine ? -1 : 1;
  return MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure);
}
