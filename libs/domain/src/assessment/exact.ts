import { YI } from '../shared/money';
import { divide, multiply, type Ratio, ratio, ratioFromDecimal, roundHalfUp, toDecimal } from '../shared/ratio';

/**
 * An exact number as text, so that facts and schemes are plain JSON: an integer '1460000000000', a decimal '0.5' or a fraction
 * '907/1093'. Money is in fen, a rate is a plain ratio (0.202, not 20.2).
 */
export type Exact = string;

/** WrittenDecimal text as people write it in a scheme: '0.5', '120'. */
export type WrittenDecimal = string;

/** What a number is counted in; decides how it is written on the page and in a scheme. */
export type InputUnit = 'money' | 'count' | 'rate' | 'points';

export const INPUT_UNIT_NAMES: Readonly<Record<InputUnit, string>> = {
  money: '亿元',
  count: '个',
  rate: '%',
  points: '分',
};

/** How many of the number itself one unit as written in a scheme is: 1 亿元 = 10^10 分, 1 % = 1/100. */
const WRITTEN_UNIT: Readonly<Record<InputUnit, Ratio>> = {
  money: ratio(YI),
  count: ratio(1n),
  rate: ratio(1n, 100n),
  points: ratio(1n),
};

/** @throws RangeError */
export function exact(text: Exact): Ratio {
  const [over = '', under] = text.split('/');
  return under === undefined ? ratioFromDecimal(over) : divide(ratioFromDecimal(over), ratioFromDecimal(under));
}

export function exactOrNull(text: Exact | null | undefined): Ratio | null {
  return text === null || text === undefined ? null : exact(text);
}

/** The text of a ratio: '12', '907/1093'. */
export function exactText(value: Ratio): Exact {
  return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
}

/** A number of a scheme (亿元, 个, %, 分) as the exact number that facts are in. */
export function fromWritten(text: WrittenDecimal, unit: InputUnit): Ratio {
  return multiply(ratioFromDecimal(text), WRITTEN_UNIT[unit]);
}

/** For pages: '177.7 亿元', '28 个', '45.59%', '0.5 分'; at most four decimals for money, two for the rest. */
export function shown(value: Ratio, unit: InputUnit): string {
  const written = divide(value, WRITTEN_UNIT[unit]);
  const text = plain(toDecimal(written, unit === 'money' ? 4 : 2));
  return unit === 'rate' ? `${text}%` : `${text} ${INPUT_UNIT_NAMES[unit]}`;
}

export function shownOrDash(value: Ratio | null, unit: InputUnit): string {
  return value === null ? '—' : shown(value, unit);
}

/** A share or completion: '103.70%'. */
export function shownPercent(value: Ratio): string {
  return `${roundHalfUp(value.n * 100n, value.d, 2)}%`;
}

/** Points as they are awarded: two decimals, half up. */
export function points(value: Ratio): string {
  return toDecimal(value, 2);
}

/** Points inside a calculation: at most four decimals, without trailing zeros. */
export function shownPoints(value: Ratio): string {
  return plain(toDecimal(value, 4));
}

/** Rounded to two decimals, half up: what is awarded is what is printed. */
export function rounded(value: Ratio): Ratio {
  return ratioFromDecimal(points(value));
}

function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
