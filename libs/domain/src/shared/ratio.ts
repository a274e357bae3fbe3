/** An exact fraction in lowest terms; the denominator is positive. Rates stay exact and are rounded once, for display. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** @throws RangeError for a denominator of 0: a rate without denominator is `null` to its caller, never a Ratio. */
export function ratio(n: bigint, d: bigint = 1n): Ratio {
  if (d === 0n) throw new RangeError('a ratio needs a denominator other than 0');
  const divisor = greatestCommonDivisor(absolute(n), absolute(d)) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

export const RATIO_ZERO: Ratio = { n: 0n, d: 1n };
export const RATIO_ONE: Ratio = { n: 1n, d: 1n };

/** part ÷ whole, or null (“—”) when there is no whole. */
export function ratioOrNull(part: bigint, whole: bigint): Ratio | null {
  return whole === 0n ? null : ratio(part, whole);
}

export function add(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

/** @throws RangeError when b is 0 */
export function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

/** −1, 0 or 1, for sorting ascending. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function minRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) <= 0 ? a : b;
}

/** A decimal text as an exact ratio: '125.64' → 3141/25. @throws RangeError */
export function ratioFromDecimal(text: string): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal number: ${text}`);
  const fraction = match[3] ?? '';
  return ratio(BigInt(`${match[1]}${match[2]}${fraction}`), 10n ** BigInt(fraction.length));
}

/** n ÷ d as decimal text, half away from zero, exactly `decimals` decimals; never '-0'. @throws RangeError when d is 0 */
export function roundHalfUp(n: bigint, d: bigint, decimals: number): string {
  if (d === 0n) throw new RangeError('nothing can be divided by 0');
  const scaled = absolute(n) * 10n ** BigInt(decimals);
  const divisor = absolute(d);
  const rounded = (scaled * 2n + divisor) / (divisor * 2n);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return rounded !== 0n && n < 0n !== d < 0n ? `-${text}` : text;
}

/** A ratio as decimal text. */
export function toDecimal(value: Ratio, decimals: number): string {
  return roundHalfUp(value.n, value.d, decimals);
}

/** A ratio as per cent (or percentage points): 0.202 → '20.2'; null stays null. */
export function toPercent(value: Ratio, decimals?: number): string;
export function toPercent(value: Ratio | null, decimals?: number): string | null;
export function toPercent(value: Ratio | null, decimals = 1): string | null {
  return value === null ? null : roundHalfUp(value.n * 100n, value.d, decimals);
}

/** part ÷ whole in per cent as decimal text; null (“—”) when the whole is 0. */
export function percent(part: bigint, whole: bigint, decimals = 1): string | null {
  return toPercent(ratioOrNull(part, whole), decimals);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
