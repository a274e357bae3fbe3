import { addMonths, type Day, firstDayOf, lastDayOf, type Month, monthOf, parseMonth } from '../shared/calendar';
import { addWeeks, firstDayOfWeek, lastDayOfWeek, monthOfWeek, parseWeek, type Week, weekOf } from '../shared/iso-week';
import { RuleBroken } from '../shared/rule-broken';

/** A month counts by the month to which a record is booked, a week by the day on which it happened. */
export type IndexPeriod =
  { readonly kind: 'month'; readonly text: Month } | { readonly kind: 'week'; readonly text: Week };

/** '2021-03' or '2021-W12'. @throws RuleBroken PERIOD_INVALID */
export function parseIndexPeriod(text: string, field = 'period'): IndexPeriod {
  try {
    return text.includes('W') ? { kind: 'week', text: parseWeek(text) } : { kind: 'month', text: parseMonth(text) };
  } catch (error) {
    if (error instanceof RuleBroken) throw new RuleBroken('PERIOD_INVALID', { value: text }, field);
    throw error;
  }
}

export function indexPeriodOf(day: Day, kind: IndexPeriod['kind']): IndexPeriod {
  return kind === 'week' ? { kind, text: weekOf(day) } : { kind, text: monthOf(day) };
}

export function addPeriods(period: IndexPeriod, count: number): IndexPeriod {
  return period.kind === 'week'
    ? { kind: 'week', text: addWeeks(period.text, count) }
    : { kind: 'month', text: addMonths(period.text, count) };
}

/** First and last day, both included. */
export function daysOfPeriod(period: IndexPeriod): { readonly from: Day; readonly to: Day } {
  return period.kind === 'week'
    ? { from: firstDayOfWeek(period.text), to: lastDayOfWeek(period.text) }
    : { from: firstDayOf(period.text), to: lastDayOf(period.text) };
}

/** The month whose scheme holds: of a week that of its Thursday. */
export function schemeMonthOf(period: IndexPeriod): Month {
  return period.kind === 'week' ? monthOfWeek(period.text) : period.text;
}

/** Nothing is said of a period that has not begun. @throws RuleBroken PERIOD_AHEAD */
export function assertPeriodBegun(period: IndexPeriod, today: Day): void {
  if (daysOfPeriod(period).from <= today) return;
  const current = indexPeriodOf(today, period.kind).text;
  throw new RuleBroken('PERIOD_AHEAD', { period: period.text, current }, 'period');
}
