import type { ColumnFormat, DocumentTable } from './official-document';
import { type Figure, isNumeric, printed } from './printed';

/** Amounts and counts may be of another kind in single rows; words and rates stay what their column says. */
export function formatAt(table: DocumentTable, row: number, column: number): ColumnFormat {
  const format = table.columns[column]?.format ?? 'text';
  const ofRow = table.rowFormats?.[row];
  return ofRow !== undefined && (format === 'yi' || format === 'count') ? ofRow : format;
}

export function printedAt(table: DocumentTable, row: number, column: number): string {
  return printed(formatAt(table, row, column), table.rows[row]?.[column] ?? null);
}

/** Rows that a row sums; null where it sums none. */
export function summedBy(table: DocumentTable, row: number): readonly number[] | null {
  const named = table.sumRows?.[row];
  if (named) return named;
  const last = table.rows.length - 1;
  return table.withSum && row === last && last > 0 ? Array.from({ length: last }, (_, at) => at) : null;
}

export function isSumRow(table: DocumentTable, row: number): boolean {
  return (table.withSum === true && row === table.rows.length - 1) || table.sumRows?.[row] !== undefined;
}

const ALIGNED: Readonly<Record<ColumnFormat, 'left' | 'center' | 'right'>> = {
  text: 'left',
  date: 'center',
  yi: 'right',
  count: 'right',
  percent: 'right',
  points: 'right',
  score: 'right',
};

export function alignOf(format: ColumnFormat, value: Figure): 'left' | 'center' | 'right' {
  return format === 'text' || isNumeric(value) ? ALIGNED[format] : format === 'date' ? 'center' : 'right';
}
