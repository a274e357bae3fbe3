import type { CellContent, CellOut } from '@yipanqi/api/platform';
import { MEASURE_UNIT, type Measure, parseYuan, sumFen, toYuan, type WireValue } from '@yipanqi/domain';
import { yiExact } from './document-figures';

export const YI_FORMAT = '#,##0.00;[Red]-#,##0.00';
export const COUNT_FORMAT = '#,##0;[Red]-#,##0';
export const PERCENT_FORMAT = '0.0"%";[Red]-0.0"%"';
const POINTS_FORMAT = '+0.00;[Red]-0.00;0.00';
const CHANGE_FORMAT = '"升"0;[Red]"降"0;"平"';
export const SUM: Partial<CellContent> = { bold: true, fill: 'F3F6FA', border: true };
export const HEADING: Partial<CellContent> = { bold: true, fill: 'E8EDF5', border: true, align: 'center', wrap: true };
const CELL: Partial<CellContent> = { border: true };

/** The shown result is the exact sum; Excel computes the same from the cells. */
export function sumCell(column: string, first: number, last: number, amounts: readonly WireValue[]): CellOut {
  return {
    ...SUM,
    format: YI_FORMAT,
    formula: `SUM(${column}${first}:${column}${last})`,
    value: total('contracted', amounts),
  };
}

export function total(measure: Measure, values: readonly WireValue[]): number {
  if (MEASURE_UNIT[measure] === 'count') return values.reduce<number>((sum, value) => sum + Number(value), 0);
  return Number(yiExact(toYuan(sumFen(values.map((value) => parseYuan(String(value)))))));
}

export function unitWord(measure: Measure): string {
  if (MEASURE_UNIT[measure] === 'money') return '亿元';
  return measure === 'headEnterprises' ? '家' : '个';
}

export function text(value: string): CellContent {
  return { ...CELL, value };
}

export function dash(): CellContent {
  return { ...CELL, value: '—', align: 'center' };
}

export function money(yuan: WireValue): CellContent {
  return { ...CELL, decimal: yiExact(yuan), format: YI_FORMAT };
}

export function count(value: number): CellContent {
  return { ...CELL, value, format: COUNT_FORMAT };
}

export function figure(measure: Measure, value: WireValue | null): CellContent {
  if (value === null) return dash();
  return MEASURE_UNIT[measure] === 'money' ? money(value) : count(Number(value));
}

export function percent(value: string | null): CellContent {
  return value === null ? dash() : { ...CELL, decimal: value, format: PERCENT_FORMAT };
}

export function points(value: string | null): CellContent {
  return value === null ? dash() : { ...CELL, decimal: value, format: POINTS_FORMAT };
}

export function place(rank: number | null): CellContent {
  return rank === null ? dash() : { ...CELL, value: rank, align: 'center' };
}

export function change(value: number | null): CellContent {
  return value === null ? dash() : { ...CELL, value, format: CHANGE_FORMAT, align: 'center' };
}
