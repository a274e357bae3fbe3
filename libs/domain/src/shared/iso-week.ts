import { addDays, type Day, daysBetween, type Month, monthOf, yearOf } from './calendar';
import { RuleBroken } from './rule-broken';

/** An ISO 8601 week of Shanghai calendar dates, Monday to Sunday, 'YYYY-Www'. Text order is time order. */
export type Week = string & { readonly __calendar: 'week' };

/** 'YYYY-Www', of a year that has this week. @throws RuleBroken WEEK_INVALID */
export function parseWeek(text: string, field?: string): Week {
  const match = /^((?:19|20|21)\d{2})-W(\d{2})$/.exec(text);
  const number = Number(match?.[2]);
  if (!match || number < 1 || number > weeksOf(Number(match[1]))) {
    throw new RuleBroken('WEEK_INVALID', { value: text }, field);
  }
  return text as Week;
}

/** The week of a day; the first days of January may belong to the last week of the year before. */
export function weekOf(day: Day): Week {
  const thursday = addDays(mondayOf(day), 3);
  const year = yearOf(thursday);
  const number = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}` as Week;
}

/** Its Monday. */
export function firstDayOfWeek(week: Week): Day {
  const first = mondayOf(`${week.slice(0, 4)}-01-04` as Day);
  return addDays(first, (weekNumber(week) - 1) * 7);
}

/** Its Sunday. */
export function lastDayOfWeek(week: Week): Day {
  return addDays(firstDayOfWeek(week), 6);
}

export function addWeeks(week: Week, count: number): Week {
  return weekOf(addDays(firstDayOfWeek(week), count * 7));
}

/** 1…53 */
export function weekNumber(week: Week): number {
  return Number(week.slice(6));
}

/** The month that holds most of the week: that of its Thursday. */
export function monthOfWeek(week: Week): Month {
  return monthOf(addDays(firstDayOfWeek(week), 3));
}

/** 2021年第12周 */
export function weekInWords(week: Week): string {
  return `${week.slice(0, 4)}年第${weekNumber(week)}周`;
}

function weeksOf(year: number): number {
  return weekNumber(weekOf(`${year}-12-28` as Day));
}

function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}
