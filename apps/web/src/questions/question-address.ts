import { type Dimension, DIMENSIONS, isMeasure, parseMonth, type Question, QUESTION_CHARTS } from '@yipanqi/domain';

/** A question as it stands in the address bar: lists are separated by commas. */
export type QuestionAddress = Readonly<
  Record<'measures' | 'rows' | 'columns' | 'from' | 'to' | 'units' | 'cohorts' | 'quotaLines' | 'chart', string>
>;

export function addressOf(question: Question): QuestionAddress {
  const { measures, rows, columns, from, to, units, cohorts, quotaLines, chart } = question;
  return {
    measures: measures.join(','),
    rows,
    columns: columns ?? '',
    from,
    to,
    units: units.join(','),
    cohorts: cohorts.join(','),
    quotaLines: quotaLines.join(','),
    chart,
  };
}

/** Words that nobody could have chosen on the page fall back to the usual ones. */
export function questionAt(address: QuestionAddress): Question {
  return {
    measures: listOf(address.measures).filter(isMeasure),
    rows: dimensionOf(address.rows) ?? 'unit',
    columns: dimensionOf(address.columns),
    from: parseMonth(address.from),
    to: parseMonth(address.to),
    units: listOf(address.units),
    cohorts: listOf(address.cohorts),
    quotaLines: listOf(address.quotaLines),
    chart: QUESTION_CHARTS.find((chart) => chart === address.chart) ?? 'bar',
  };
}

export function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

function dimensionOf(text: string): Dimension | null {
  return DIMENSIONS.find((dimension) => dimension === text) ?? null;
}
