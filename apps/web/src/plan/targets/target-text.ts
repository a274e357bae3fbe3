import type { TargetPair } from '@yipanqi/contract';
import { groupDigits, type Measure, MEASURE_UNIT, parseYuan, toYuan, type WireValue, YI } from '@yipanqi/domain';

/** 1 亿元 is 10¹⁰ 分: so many decimals an amount in 亿元 can have. */
const YI_DECIMALS = 10;

export interface ReadTarget {
  readonly value: WireValue | null;
  /** What is wrong and what would be right; '' when nothing is. */
  readonly wrong: string;
}

/** What was typed or pasted into a cell: 亿元 for money, a whole number for counts. Thousands separators are fine. */
export function readTarget(measure: Measure, typed: string): ReadTarget {
  const text = typed.normalize('NFKC').trim();
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return MEASURE_UNIT[measure] === 'money' ? readYi(plain) : readCount(plain);
}

/** As it stands in a cell and as it is typed again: shortest exact text, 亿元 or a count. */
export function targetText(measure: Measure, value: WireValue): string {
  if (MEASURE_UNIT[measure] === 'count') return String(value);
  const digits = parseYuan(String(value))
    .toString()
    .padStart(YI_DECIMALS + 1, '0');
  return `${digits.slice(0, -YI_DECIMALS)}.${digits.slice(-YI_DECIMALS)}`.replace(/\.?0+$/, '');
}

/** For reading: with separators, and two decimals for money unless there are more. */
export function targetWords(measure: Measure, value: WireValue): string {
  const text = targetText(measure, value);
  if (MEASURE_UNIT[measure] === 'count') return groupDigits(text);
  const [whole = '', fraction = ''] = text.split('.');
  return groupDigits(`${whole}.${fraction.padEnd(2, '0')}`);
}

/** The value that a cell shows: the draft where there is one. */
export function standing(pair: TargetPair | undefined): WireValue | null {
  return pair?.draft?.value ?? pair?.approved?.value ?? null;
}

/** A block copied in Excel: rows of cells; the empty line that Excel puts at the end is no row. */
export function pastedBlock(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t'));
}

function readYi(text: string): ReadTarget {
  const match = /^(\d{1,7})(?:\.(\d+))?$/.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match) return refused(text, '请填写以亿元计的数，例如 128.5');
  if (fraction.length > YI_DECIMALS) return refused(text, '以亿元计最多 10 位小数（到分）');
  const value = BigInt(match[1] ?? '0') * YI + BigInt(fraction.padEnd(YI_DECIMALS, '0'));
  return { value: toYuan(value), wrong: '' };
}

function readCount(text: string): ReadTarget {
  return /^\d{1,9}$/.test(text) ? { value: Number(text), wrong: '' } : refused(text, '请填写整数，例如 12');
}

function refused(text: string, right: string): ReadTarget {
  return { value: null, wrong: `“${text}”不是可用的目标，${right}。` };
}
