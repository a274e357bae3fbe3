import { roundHalfUp } from './ratio';
import { RuleBroken } from './rule-broken';

/** Money in integer 分 (1/100 元), in the domain and in the database. On the wire it is a decimal string of 元. */
export type Fen = bigint & { readonly __unit: 'fen' };

const FEN_PER_YUAN_DIGITS = 2;
const FEN_PER_WAN_DIGITS = 6;
const RATE_DECIMALS = 8;
/** Yuan per unit of the dearest currency are four digits; more than these are a slip of the pen. */
const RATE_DIGITS = 10;
const STORABLE_MAX = 2n ** 63n - 1n;

/** 1 万元 in 分. */
export const WAN = 1_000_000n as Fen;
/** 1 亿元 in 分. */
export const YI = 10_000_000_000n as Fen;
export const ZERO_FEN = 0n as Fen;

/** The largest single amount: 100 000 亿元, the whole city's contracted capital of a five-year plan; 9 000 of them still fit a bigint. */
export const AMOUNT_MAX_FEN = (100_000n * YI) as Fen;

/** An integer number of 分, as read from the database (text or bigint). @throws RuleBroken AMOUNT_INVALID, AMOUNT_TOO_LARGE */
export function fen(value: bigint | number | string): Fen {
  if (typeof value === 'bigint') return storable(value);
  if (typeof value === 'number' ? !Number.isSafeInteger(value) : !/^-?\d+$/.test(value)) throw invalid(value, 0);
  return storable(BigInt(value));
}

/** '123.45' 元 → 12345 分; at most two decimals, no separators: the form of the wire. @throws RuleBroken AMOUNT_INVALID */
export function parseYuan(text: string): Fen {
  const scaled = scaledInteger(text, FEN_PER_YUAN_DIGITS);
  if (scaled === null) throw invalid(text, FEN_PER_YUAN_DIGITS);
  return storable(scaled);
}

/** 12345 分 → '123.45', always two decimals. */
export function toYuan(amount: bigint): string {
  return decimalText(amount, FEN_PER_YUAN_DIGITS);
}

/**
 * A cell of the ledger workbook in 万元, number or text, at most six decimals; thousands separators and full-width digits
 * are accepted. A number is taken at Excel's own 15 significant digits. @throws RuleBroken AMOUNT_INVALID, AMOUNT_TOO_LARGE
 */
export function parseWan(cell: string | number): Fen {
  const scaled = scaledInteger(plainDecimal(cell), FEN_PER_WAN_DIGITS);
  if (scaled === null) throw invalid(cell, FEN_PER_WAN_DIGITS);
  return withinLimit(scaled);
}

/** The shortest exact text in 万元: 1 234 567 分 → '1.234567', 1 000 000 分 → '1'. */
export function toWan(amount: bigint): string {
  return decimalText(amount, FEN_PER_WAN_DIGITS).replace(/\.?0+$/, '');
}

/** 万元 of the original currency × rate (CNY per unit, ≤ 8 decimals), exact, rounded once to 分, half up. @throws RuleBroken */
export function convertToFen(originalWan: string | number, rate: string | number): Fen {
  const original = scaledInteger(plainDecimal(originalWan), FEN_PER_WAN_DIGITS);
  if (original === null) throw invalid(originalWan, FEN_PER_WAN_DIGITS);
  const scale = 10n ** BigInt(RATE_DECIMALS);
  return withinLimit(BigInt(roundHalfUp(original * parseRateScaled(rate), scale, 0)));
}

/** The rate as plain decimal text without trailing zeros: '6.3757'. @throws RuleBroken RATE_INVALID */
export function parseRate(rate: string | number): string {
  return decimalText(parseRateScaled(rate), RATE_DECIMALS).replace(/\.?0+$/, '');
}

/** An ISO 4217 code. @throws RuleBroken CURRENCY_UNKNOWN */
export function assertCurrency(code: string): string {
  if (!/^[A-Z]{3}$/.test(code)) throw new RuleBroken('CURRENCY_UNKNOWN', { value: code }, 'currency');
  return code;
}

/** An entered amount: not negative, not above `AMOUNT_MAX_FEN`. @throws RuleBroken AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE */
export function assertAmount(amount: bigint, field = 'amount'): Fen {
  if (amount < 0n) throw new RuleBroken('AMOUNT_NEGATIVE', {}, field);
  return withinLimit(amount, field);
}

/** An entered amount that must be there: more than zero. @throws RuleBroken AMOUNT_ZERO, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE */
export function assertPositiveAmount(amount: bigint, field = 'amount'): Fen {
  if (amount === 0n) throw new RuleBroken('AMOUNT_ZERO', {}, field);
  return assertAmount(amount, field);
}

export interface FormattedMoney {
  /** Two decimals with thousands separators, rounded half up: '14,600.00'. */
  readonly text: string;
  readonly unit: '亿元' | '万元';
  /** Every 分 of it in 元, for hover and copy: '1460000000000.00'. */
  readonly exact: string;
}

/** For pages: 亿元 from 1 亿 upwards, else 万元. Takes 分 (bigint) or 元 as on the wire (string). */
export function formatMoney(amount: bigint | string): FormattedMoney {
  const value = typeof amount === 'string' ? parseYuan(amount) : amount;
  const large = magnitude(value) >= YI;
  return {
    text: groupDigits(roundHalfUp(value, large ? YI : WAN, 2)),
    unit: large ? '亿元' : '万元',
    exact: toYuan(value),
  };
}

/** '1234567.89' → '1,234,567.89' */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Σ of amounts in 分; 0 for none. */
export function sumFen(amounts: Iterable<bigint>): Fen {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum as Fen;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function decimalText(value: bigint, decimals: number): string {
  const digits = magnitude(value)
    .toString()
    .padStart(decimals + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function scaledInteger(text: string, decimals: number): bigint | null {
  const match = /^(-?)(\d{1,24})(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return null;
  const value = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return match[1] === '-' ? -value : value;
}

function plainDecimal(cell: string | number): string {
  // A double carries 15 safe digits: 0.1 + 0.2 reads as 0.3, as Excel shows it.
  if (typeof cell === 'number') return cell.toPrecision(15);
  const text = cell.normalize('NFKC').trim().replace(/^[−–]/, '-');
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

function parseRateScaled(rate: string | number): bigint {
  const scaled = scaledInteger(plainDecimal(rate), RATE_DECIMALS);
  if (scaled === null || scaled <= 0n || scaled >= 10n ** BigInt(RATE_DIGITS + RATE_DECIMALS)) {
    throw new RuleBroken('RATE_INVALID', { value: String(rate), decimals: RATE_DECIMALS }, 'rate');
  }
  return scaled;
}

function invalid(value: string | number, decimals: number): RuleBroken {
  return new RuleBroken('AMOUNT_INVALID', { value: String(value), decimals }, 'amount');
}

function withinLimit(value: bigint, field = 'amount'): Fen {
  if (magnitude(value) > AMOUNT_MAX_FEN) throw tooLarge(AMOUNT_MAX_FEN, field);
  return value as Fen;
}

function storable(value: bigint): Fen {
  if (magnitude(value) > STORABLE_MAX) throw tooLarge(STORABLE_MAX, 'amount');
  return value as Fen;
}

function tooLarge(limit: bigint, field: string): RuleBroken {
  return new RuleBroken('AMOUNT_TOO_LARGE', { max: groupDigits((limit / YI).toString()) }, field);
}
