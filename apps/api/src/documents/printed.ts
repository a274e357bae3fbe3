import { groupDigits, parseYuan, roundHalfUp, YI } from '@yipanqi/domain';
import type { ColumnFormat } from './official-document';

export type Figure = string | number | null;

/** What stands in a cell of Word and print: the same rounding everywhere, “—” for no value, nothing for an empty cell. */
export function printed(format: ColumnFormat, value: Figure): string {
  if (value === null) return '—';
  if (value === '') return '';
  return PRINT[format](String(value));
}

/** 元 as on the wire → 亿元, exact, without trailing zeros: '13234567800.00' → '132.345678'. */
export function yiExact(yuan: string | number): string {
  return roundHalfUp(parseYuan(String(yuan)), YI, 10).replace(/\.?0+$/, '');
}

/** 元 as on the wire → 亿元 with two decimals and separators. */
export function yiPrinted(yuan: string | number): string {
  return groupDigits(roundHalfUp(parseYuan(String(yuan)), YI, 2));
}

/** Percentage points with their sign. */
function pointsPrinted(points: string): string {
  return /^[-+]|^0(\.0+)?$/.test(points) ? points : `+${points}`;
}

/** A text in a column of figures is printed as it is: 合计, 没有, 并列. */
const orText =
  (print: (value: string) => string) =>
  (value: string): string =>
    NUMERIC.test(value) ? print(value) : value;
const NUMERIC = /^[-+]?\d+(\.\d+)?$/;

export const isNumeric = (value: Figure): boolean => value !== null && NUMERIC.test(String(value));

const PRINT: Readonly<Record<ColumnFormat, (value: string) => string>> = {
  text: (value) => value,
  date: (value) => value,
  yi: orText(yiPrinted),
  count: orText(groupDigits),
  percent: orText((value) => `${value}%`),
  points: orText(pointsPrinted),
  score: (value) => value,
};
