import { toYuan } from '../shared/money';
import { type Measure, MEASURE_UNIT, MEASURES } from './measure';

/** A figure on the wire: money as decimal text of 元, a count as a number. */
export type WireValue = string | number;
export type MeasureValues = Readonly<Record<Measure, WireValue>>;
/** Rates, gaps and year-on-year by measure as decimal text; null is “—”. */
export type MeasureRates = Readonly<Record<Measure, string | null>>;
export type MeasureRanks = Readonly<Record<Measure, number | null>>;
/** Exact figures by measure: fen or counts. */
export type MeasureAmounts = Readonly<Record<Measure, bigint>>;

/** One entry for each measure, in their order. */
export function byMeasure<T>(valueOf: (measure: Measure) => T): Record<Measure, T> {
  const entries = MEASURES.map((measure) => [measure, valueOf(measure)] as const);
  return Object.fromEntries(entries) as Record<Measure, T>;
}

/** @throws RangeError for a count that a JSON number cannot hold */
export function wireValue(measure: Measure, value: bigint): WireValue {
  if (MEASURE_UNIT[measure] === 'money') return toYuan(value);
  const count = Number(value);
  if (!Number.isSafeInteger(count)) throw new RangeError(`count out of range: ${value}`);
  return count;
}

export function wireValues(amounts: MeasureAmounts): MeasureValues {
  return byMeasure((measure) => wireValue(measure, amounts[measure]));
}
