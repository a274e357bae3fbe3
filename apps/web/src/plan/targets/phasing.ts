import { groupDigits, type Measure, MEASURE_UNIT, parseYuan, toYuan, type WireValue, YI } from '@yipanqi/domain';
import { readTarget, targetText } from './target-text';

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** 0.01 亿元 in 分. */
const STEP = YI / 100n;

export interface ReadPhasing {
  /** Twelve cumulative values; null = twelve equal months, or something is wrong. */
  readonly values: WireValue[] | null;
  readonly wrong: string;
}

/** What stands in the twelve fields; all empty is no phasing. The last month is the year's value. */
export function readPhasing(measure: Measure, year: WireValue | null, fields: readonly string[]): ReadPhasing {
  if (fields.every((field) => field.trim() === '')) return { values: null, wrong: '' };
  const read = fields.map((field) => readTarget(measure, field));
  const faulty = read.findIndex(({ value }) => value === null);
  if (faulty >= 0) return { values: null, wrong: `${faulty + 1} 月：${read[faulty]?.wrong ?? ''}` };
  const values = read.map(({ value }) => value as WireValue);
  const falls = values.findIndex((value, at) => at > 0 && exact(measure, value) < exact(measure, values[at - 1] ?? 0));
  if (falls >= 0) return { values: null, wrong: `${falls + 1} 月的累计数小于上月，累计应逐月不减。` };
  if (year !== null && exact(measure, values[11] ?? 0) !== exact(measure, year)) {
    return { values: null, wrong: `12 月的累计数应等于年度目标 ${groupDigits(targetText(measure, year))}。` };
  }
  return { values, wrong: '' };
}

/** Twelve equal months, cumulative, as texts for the fields; in 0.01 亿元, what does not divide goes to the later months. */
export function equalMonths(measure: Measure, year: WireValue): string[] {
  const whole = exact(measure, year);
  return MONTHS.map((month) => {
    const part = (whole * BigInt(month)) / 12n;
    const value = month === 12 ? whole : part - (part % (MEASURE_UNIT[measure] === 'money' ? STEP : 1n));
    return targetText(measure, MEASURE_UNIT[measure] === 'money' ? toYuan(value) : Number(value));
  });
}

/** The same curve for another year's value: only its proportions matter. null where the old value was 0. */
export function rescaled(measure: Measure, phasing: readonly WireValue[] | null, year: WireValue): WireValue[] | null {
  const before = exact(measure, phasing?.[11] ?? 0);
  if (!phasing || before === 0n) return null;
  const whole = exact(measure, year);
  return phasing.map((value) => {
    const scaled = (exact(measure, value) * whole) / before;
    return MEASURE_UNIT[measure] === 'money' ? toYuan(scaled) : Number(scaled);
  });
}

/** Fen or a count. */
function exact(measure: Measure, value: WireValue): bigint {
  return MEASURE_UNIT[measure] === 'money' ? parseYuan(String(value)) : BigInt(value);
}
