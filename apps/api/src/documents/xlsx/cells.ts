import type { CellContent, CellOut } from '@yipanqi/api/platform';
import type { ColumnFormat } from '../official-document';
import { type Figure, isNumeric, yiExact } from '../printed';

/** Number formats by what a column holds. */
const FORMATS: Readonly<Record<ColumnFormat, string | undefined>> = {
  text: undefined,
  yi: '#,##0.00;[Red]-#,##0.00',
  count: '#,##0;[Red]-#,##0',
  percent: '0.0"%";[Red]-0.0"%"',
  points: '+0.00;[Red]-0.00;0.00',
  score: '0.00##;[Red]-0.00##',
  date: 'yyyy-mm-dd',
};
const CELL: Partial<CellContent> = { border: true };
const SUM: Partial<CellContent> = { bold: true, fill: 'F3F6FA', border: true };
export const HEADING: Partial<CellContent> = { bold: true, fill: 'E8EDF5', border: true, align: 'center', wrap: true };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Longer words are wrapped. */
const WRAPPED = 24;

/** Figures are numbers, exact to the last digit; words in a column of figures stay words. */
export function cell(format: ColumnFormat, value: Figure, strong: boolean): CellOut {
  const look = strong ? SUM : CELL;
  if (value === null) return { ...look, value: '—', align: 'center' };
  if (format === 'date' && DAY.test(String(value))) return { ...look, date: String(value), align: 'center' };
  if (format === 'text' || !isNumeric(value)) {
    return { ...look, value: String(value), ...(String(value).length > WRAPPED && { wrap: true }) };
  }
  return { ...look, decimal: exact(format, value), ...formatted(format) };
}

/** A sum that Excel computes; the edition's own figure is what it shows until then. */
export function sumCell(format: ColumnFormat, value: Figure, formula: string): CellOut {
  const shown = isNumeric(value) && value !== null ? Number(exact(format, value)) : null;
  return { ...SUM, ...formatted(format), formula, value: shown };
}

function exact(format: ColumnFormat, value: string | number): string {
  return format === 'yi' ? yiExact(value) : String(value).replace(/^\+/, '');
}

function formatted(format: ColumnFormat): { format?: string } {
  const code = FORMATS[format];
  return code === undefined ? {} : { format: code };
}
