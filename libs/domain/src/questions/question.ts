import { isMeasure, type Measure } from '../plan/measure';
import { type Month, monthRange, parseMonth } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';

/** What a table of figures can be laid out by. Sums of months: quarters and years are made of them. */
export const DIMENSIONS = ['unit', 'cohort', 'quotaLine', 'month', 'quarter', 'year'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  unit: '单位',
  cohort: '分组',
  quotaLine: '额度线',
  month: '月份',
  quarter: '季度',
  year: '年度',
};

export const QUESTION_CHARTS = ['bar', 'line', 'none'] as const;
export type QuestionChart = (typeof QUESTION_CHARTS)[number];

export const QUESTION_MONTHS_MAX = 120;
export const QUESTION_MEASURES_MAX = 6;
export const QUESTION_NAME_MAX = 60;

/**
 * A question to the official figures: measures laid out by one dimension, or one measure by two. Nothing but approved measures,
 * known dimensions and known values goes into it: there is no free text that reaches the database.
 */
export interface Question {
  readonly measures: readonly Measure[];
  readonly rows: Dimension;
  /** null: one column for each measure. */
  readonly columns: Dimension | null;
  /** Booked months, both inclusive. */
  readonly from: Month;
  readonly to: Month;
  /** Empty lists do not filter. */
  readonly units: readonly string[];
  readonly cohorts: readonly string[];
  readonly quotaLines: readonly string[];
  readonly chart: QuestionChart;
}

const TIMES: ReadonlySet<Dimension> = new Set(['month', 'quarter', 'year']);

export function isTime(dimension: Dimension | null): boolean {
  return dimension !== null && TIMES.has(dimension);
}

/**
 * @throws RuleBroken QUESTION_MEASURES, QUESTION_ONE_MEASURE, QUESTION_SAME_DIMENSION, QUESTION_TWO_TIMES, MONTH_INVALID,
 * QUESTION_PERIOD, QUESTION_PERIOD_LONG
 */
export function assertQuestion(question: Question): void {
  const { measures, rows, columns, from, to } = question;
  if (measures.length === 0 || measures.length > QUESTION_MEASURES_MAX || !measures.every(isMeasure)) {
    throw new RuleBroken('QUESTION_MEASURES', { max: QUESTION_MEASURES_MAX }, 'measures');
  }
  if (new Set(measures).size < measures.length)
    throw new RuleBroken('QUESTION_MEASURES', { max: QUESTION_MEASURES_MAX }, 'measures');
  if (columns !== null && measures.length > 1) throw new RuleBroken('QUESTION_ONE_MEASURE', {}, 'measures');
  if (columns === rows) throw new RuleBroken('QUESTION_SAME_DIMENSION', { name: DIMENSION_NAMES[rows] }, 'columns');
  if (isTime(rows) && isTime(columns)) throw new RuleBroken('QUESTION_TWO_TIMES', {}, 'columns');
  parseMonth(from, 'from');
  parseMonth(to, 'to');
  if (from > to) throw new RuleBroken('QUESTION_PERIOD', { from, to }, 'to');
  if (monthRange(from, to).length > QUESTION_MONTHS_MAX) {
    throw new RuleBroken('QUESTION_PERIOD_LONG', { max: QUESTION_MONTHS_MAX }, 'to');
  }
}
