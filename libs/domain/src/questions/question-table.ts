import { byCohortThenCode } from '../plan/cohort';
import { type Measure, MEASURE_NAMES } from '../plan/measure';
import { wireValue, type WireValue } from '../plan/measure-values';
import { type Month, monthRange, type Quarter, quarterInWords, quarterOf, yearOf } from '../shared/calendar';
import type { Dimension, Question } from './question';

/** What the postings behind a figure are found by; lists are separated by commas. */
export interface QuestionKey {
  readonly measure: Measure;
  readonly from: Month;
  readonly to: Month;
  readonly unit: string | null;
  readonly quotaLine: string | null;
  readonly units?: string;
  readonly quotaLines?: string;
}

/** A sum as the database gives it, by the keys of its row and column. */
export interface QuestionSum {
  readonly row: string;
  /** '' without a second dimension. */
  readonly column: string;
  readonly measure: Measure;
  /** 分, or a count. */
  readonly value: bigint;
}

export interface QuestionFacts {
  /** The units that are asked for and may be read, and whether that is all there are. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly cohort: string }[];
  readonly everyUnit: boolean;
  /** The quota lines that are asked for, `other` last, and whether that is all of them. */
  readonly quotaLines: readonly { readonly key: string; readonly name: string }[];
  readonly everyLine: boolean;
  readonly sums: readonly QuestionSum[];
}

export interface QuestionCell {
  readonly value: WireValue;
  readonly postings: QuestionKey;
}

export interface QuestionColumn {
  readonly key: string;
  readonly name: string;
  readonly measure: Measure;
}

export interface QuestionRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly QuestionCell[];
  /** Over the columns; null where they are different measures. */
  readonly sum: QuestionCell | null;
}

export interface QuestionTable {
  readonly columns: readonly QuestionColumn[];
  readonly rows: readonly QuestionRow[];
  /** Over the rows, one for each column. */
  readonly sums: readonly QuestionCell[];
  readonly sum: QuestionCell | null;
}

interface Place {
  readonly key: string;
  readonly name: string;
  /** How a cell of it narrows the postings. */
  readonly narrows: Partial<QuestionKey>;
}

/** Lays sums out as the question asks, every figure with the key of its postings. Units and months without entries are 0. */
export function questionTable(question: Question, facts: QuestionFacts): QuestionTable {
  const sums = new Map(facts.sums.map(({ row, column, measure, value }) => [`${row}|${column}|${measure}`, value]));
  const rows = places(question.rows, question, facts);
  const columns =
    question.columns === null
      ? question.measures.map((measure) => ({ key: '', name: MEASURE_NAMES[measure], narrows: {}, measure }))
      : places(question.columns, question, facts).map((place) => ({ ...place, measure: question.measures[0]! }));
  const base = baseKey(question, facts);
  const cell = (value: bigint, measure: Measure, ...narrowed: Partial<QuestionKey>[]): QuestionCell => ({
    value: wireValue(measure, value),
    postings: narrowed.reduce<QuestionKey>((key, narrow) => ({ ...key, ...narrow }), { ...base, measure }),
  });
  const at = (row: Place, column: { key: string; measure: Measure }): bigint =>
    sums.get(`${row.key}|${column.key}|${column.measure}`) ?? 0n;
  const add = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
  const crossed = question.columns !== null;
  const first = question.measures[0]!;
  return {
    columns: columns.map(({ key, name, measure }) => ({ key: key || measure, name, measure })),
    rows: rows.map((row) => ({
      key: row.key,
      name: row.name,
      cells: columns.map((column) => cell(at(row, column), column.measure, row.narrows, column.narrows)),
      sum: crossed ? cell(add(columns.map((column) => at(row, column))), first, row.narrows) : null,
    })),
    sums: columns.map((column) => cell(add(rows.map((row) => at(row, column))), column.measure, column.narrows)),
    sum: crossed ? cell(add(rows.flatMap((row) => columns.map((column) => at(row, column)))), first) : null,
  };
}

function baseKey({ measures, from, to }: Question, facts: QuestionFacts): QuestionKey {
  return {
    measure: measures[0]!,
    from,
    to,
    unit: null,
    quotaLine: null,
    ...(facts.everyUnit ? {} : { units: facts.units.map((unit) => unit.id).join(',') }),
    ...(facts.everyLine ? {} : { quotaLines: facts.quotaLines.map((line) => line.key).join(',') }),
  };
}

function places(dimension: Dimension, question: Question, facts: QuestionFacts): Place[] {
  const months = monthRange(question.from, question.to);
  switch (dimension) {
    case 'unit':
      return [...facts.units]
        .sort(byCohortThenCode)
        .map(({ id, name }) => ({ key: id, name, narrows: { unit: id, units: undefined } }));
    case 'cohort':
      return cohortPlaces(facts);
    case 'quotaLine':
      return facts.quotaLines.map(({ key, name }) => ({
        key,
        name,
        narrows: { quotaLine: key, quotaLines: undefined },
      }));
    case 'month':
      return months.map((month) => ({ key: month, name: month, narrows: { from: month, to: month } }));
    case 'quarter':
      return timePlaces(months, quarterOf, (key) => quarterInWords(key as Quarter));
    case 'year':
      return timePlaces(
        months,
        (month) => String(yearOf(month)),
        (key) => `${key}年`,
      );
  }
}

function cohortPlaces(facts: QuestionFacts): Place[] {
  const members = new Map<string, string[]>();
  for (const unit of [...facts.units].sort(byCohortThenCode)) {
    members.set(unit.cohort, [...(members.get(unit.cohort) ?? []), unit.id]);
  }
  return [...members].map(([cohort, units]) => ({ key: cohort, name: cohort, narrows: { units: units.join(',') } }));
}

/** A quarter or year that the period cuts holds the months inside it only. */
function timePlaces(
  months: readonly Month[],
  keyOf: (month: Month) => string,
  nameOf: (key: string) => string,
): Place[] {
  const spans = new Map<string, { from: Month; to: Month }>();
  for (const month of months) {
    const key = keyOf(month);
    spans.set(key, { from: spans.get(key)?.from ?? month, to: month });
  }
  return [...spans].map(([key, span]) => ({ key, name: nameOf(key), narrows: span }));
}
