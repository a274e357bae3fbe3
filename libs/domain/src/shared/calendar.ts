import { RuleBroken } from './rule-broken';

/** A calendar date in Asia/Shanghai, 'YYYY-MM-DD'. Text order is time order. */
export type Day = string & { readonly __calendar: 'day' };
/** A month, 'YYYY-MM'. */
export type Month = string & { readonly __calendar: 'month' };
/** A quarter, 'YYYY-Qn'. */
export type Quarter = string & { readonly __calendar: 'quarter' };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DAY_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** Accepts 2021-03-31, 2021/3/31, 2021年3月31日 (full-width digits too). @throws RuleBroken DATE_INVALID, also for 31 February */
export function parseDay(text: string, field?: string): Day {
  const plain = text.normalize('NFKC').trim();
  const match = DAY_FORMS.map((form) => form.exec(plain)).find((found) => found !== null);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  if (day === null) throw new RuleBroken('DATE_INVALID', { value: text }, field);
  return day;
}

/** A date cell of a workbook: days since 1899-12-30 (1900 date system); the time of day is dropped. @throws RuleBroken DATE_INVALID */
export function dayFromSerial(serial: number, field?: string): Day {
  const epoch = Date.UTC(1899, 11, 30);
  const text =
    Number.isFinite(serial) && serial >= 61 && serial < 110_000 ? isoDay(epoch + Math.floor(serial) * DAY_MS) : '';
  if (text === '') throw new RuleBroken('DATE_INVALID', { value: serial }, field);
  return text as Day;
}

/** 'YYYY-MM' or 2021年3月. @throws RuleBroken MONTH_INVALID */
export function parseMonth(text: string, field?: string): Month {
  const plain = text.normalize('NFKC').trim();
  const match = /^(\d{4})-(\d{2})$/.exec(plain) ?? /^(\d{4})年(\d{1,2})月$/.exec(plain);
  const day = match ? dayOf(Number(match[1]), Number(match[2]), 1) : null;
  if (day === null) throw new RuleBroken('MONTH_INVALID', { value: text }, field);
  return monthOf(day);
}

/** 'YYYY-Qn'. @throws RuleBroken QUARTER_INVALID */
export function parseQuarter(text: string, field?: string): Quarter {
  if (!/^(19|20|21)\d{2}-Q[1-4]$/.test(text)) throw new RuleBroken('QUARTER_INVALID', { value: text }, field);
  return text as Quarter;
}

/** 'YYYY' or a number. @throws RuleBroken YEAR_INVALID */
export function parseYear(value: string | number, field?: string): number {
  const year = /^\d{4}$/.test(String(value)) ? Number(value) : NaN;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RuleBroken('YEAR_INVALID', { value }, field);
  return year;
}

/** The Shanghai calendar date of an instant: UTC+8 in arithmetic, whatever zone the process runs in. */
export function shanghaiDay(instant: Date): Day {
  return isoDay(instant.getTime() + SHANGHAI_OFFSET_MS) as Day;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

export function yearOf(period: Day | Month | Quarter): number {
  return Number(period.slice(0, 4));
}

/** 1…12: also the number of months elapsed in the year when the month has ended. */
export function monthNumber(period: Day | Month): number {
  return Number(period.slice(5, 7));
}

export function quarterOf(period: Day | Month): Quarter {
  return `${period.slice(0, 4)}-Q${Math.ceil(monthNumber(period) / 3)}` as Quarter;
}

/** January of the year up to and including the month is the year to date. */
export function firstMonthOf(year: number): Month {
  return monthAt(year * 12);
}

export function lastMonthOf(year: number): Month {
  return monthAt(year * 12 + 11);
}

/** The three months of a quarter. */
export function monthsOfQuarter(quarter: Quarter): readonly [Month, Month, Month] {
  const first = Number(quarter.slice(0, 4)) * 12 + (Number(quarter.slice(6)) - 1) * 3;
  return [monthAt(first), monthAt(first + 1), monthAt(first + 2)];
}

export function firstMonthOfQuarter(quarter: Quarter): Month {
  return monthsOfQuarter(quarter)[0];
}

export function lastMonthOfQuarter(quarter: Quarter): Month {
  return monthsOfQuarter(quarter)[2];
}

/** The last day of the quarter: what its findings are as of. */
export function lastDayOfQuarter(quarter: Quarter): Day {
  return lastDayOf(lastMonthOfQuarter(quarter));
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOf(addMonths(firstMonthOfQuarter(quarter), -3));
}

export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addMonths(firstMonthOfQuarter(quarter), 3));
}

/** 1…4 */
export function quarterNumber(quarter: Quarter): number {
  return Number(quarter.slice(6));
}

/** 2021年第一季度 */
export function quarterInWords(quarter: Quarter): string {
  return `${yearOf(quarter)}年第${'一二三四'[quarterNumber(quarter) - 1]}季度`;
}

export function addMonths(month: Month, count: number): Month {
  return monthAt(monthIndex(month) + count);
}

export function nextMonth(month: Month): Month {
  return addMonths(month, 1);
}

export function previousMonth(month: Month): Month {
  return addMonths(month, -1);
}

/** Signed number of months from one to the other: 2021-01 → 2021-03 is 2. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from `from` to `to`, both included; empty when `to` is earlier. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, step) => addMonths(from, step));
}

export function firstDayOf(month: Month): Day {
  return `${month}-01` as Day;
}

export function lastDayOf(month: Month): Day {
  return addDays(firstDayOf(nextMonth(month)), -1);
}

export function addDays(day: Day, count: number): Day {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS) as Day;
}

/** Signed number of days from one to the other. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** −1, 0 or 1 for two days, months or quarters, for sorting ascending. */
export function compare<T extends Day | Month | Quarter>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Something that has happened lies on or before `asOf`. @throws RuleBroken DATE_IN_FUTURE */
export function assertNotInFuture(day: Day, asOf: Day, field?: string): void {
  if (day > asOf) throw new RuleBroken('DATE_IN_FUTURE', { date: day, today: asOf }, field);
}

function dayOf(year: number, month: number, date: number): Day | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || date < 1) return null;
  const instant = Date.UTC(year, month - 1, date);
  return new Date(instant).getUTCDate() === date ? (isoDay(instant) as Day) : null;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function monthIndex(month: Month): number {
  return yearOf(month) * 12 + monthNumber(month) - 1;
}

function monthAt(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}
