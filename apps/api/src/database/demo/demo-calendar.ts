import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  firstMonthOf,
  lastMonthOf,
  monthNumber,
  monthOf,
  monthRange,
  yearOf,
  type Day,
  type Month,
} from '@yipanqi/domain';
import type { Random } from './random';
import type { DemoStep } from './story';

const FIRST_PLAN_YEAR = 2021;

/** How busy the twelve months are: signings gather before the half-year and the year end. */
const SEASON = [0.6, 0.6, 1.1, 0.9, 0.9, 1.3, 0.8, 0.8, 1.2, 0.8, 0.9, 1.6];

/** The time of the demonstration: everything before the running quarter is closed. */
export interface DemoCalendar {
  today: Day;
  /** Last month of the quarter that ended last. */
  lastClosed: Month;
  /** Years told in large blocks only. */
  blockYears: number[];
  /** Last year and this one, told month by month. */
  recentYears: number[];
  steps: DemoStep[];
}

export function demoCalendar(today: Day, firstMonth: Month): DemoCalendar {
  const year = yearOf(today);
  const lastClosed = addMonths(monthOf(today), -(((monthNumber(today) - 1) % 3) + 1));
  const years = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const blockYears = years(FIRST_PLAN_YEAR, year - 2);
  const before = years(yearOf(firstMonth), FIRST_PLAN_YEAR - 1).map(lastMonthOf);
  const quarters = blockYears.flatMap((each) => [3, 6, 9, 12].map((month) => addMonths(firstMonthOf(each), month - 1)));
  const months = monthRange(firstMonthOf(year - 1), lastClosed);
  const closed = [...before, ...quarters, ...months].map((upTo) => ({ upTo, close: true }));
  return {
    today,
    lastClosed,
    blockYears,
    recentYears: [year - 1, year],
    steps: [...closed, { upTo: monthOf(today), close: false }],
  };
}

/** The step in which a record is verified when nobody is late. */
export function stepOf(calendar: DemoCalendar, day: Day): number {
  return calendar.steps.findIndex((step) => monthOf(day) <= step.upTo);
}

export function isRecent(calendar: DemoCalendar, day: Day): boolean {
  return yearOf(day) >= (calendar.recentYears[0] ?? 0);
}

/** A day of the year that has already passed; the running month counts by its days. */
export function someDayOf(random: Random, calendar: DemoCalendar, year: number): Day {
  const end = monthOf(calendar.today);
  const months = monthRange(firstMonthOf(year), lastMonthOf(year)).filter((month) => month <= end);
  const month = random.weighted(months.map((each) => [each, weightOf(each, calendar.today)] as const));
  return someDayOfMonth(random, calendar, month);
}

export function someDayOfMonth(random: Random, { today }: DemoCalendar, month: Month): Day {
  const first = firstDayOf(month);
  const last = month === monthOf(today) ? daysBetween(first, today) : 27;
  return addDays(first, random.whole(0, last));
}

/** The part of the year that has passed, 0…1. */
export function elapsedPart(today: Day, year: number): number {
  return Math.min(1, Math.max(0, daysBetween(firstDayOf(firstMonthOf(year)), today) / 365));
}

function weightOf(month: Month, today: Day): number {
  const season = SEASON[monthNumber(month) - 1] ?? 1;
  return month === monthOf(today) ? (season * Number(today.slice(8))) / 30 : season;
}
