import type { CellContent, CellOut, ColumnOut, SheetOptions } from '@yipanqi/api/platform';
import type { WorkbookColumn } from '@yipanqi/domain';

/** Up to six decimals, none when there are none. */
const WAN_FORMAT = '#,##0.######';

/** How a sheet of the ledger workbook looks: headings and key column stay in view, a filter, drop-downs where given. */
export function sheetOptions(
  columns: readonly WorkbookColumn[],
  more: Pick<SheetOptions, 'footer'> & { options?: Options } = {},
): SheetOptions {
  return {
    columns: columns.map(({ heading, width }): ColumnOut => {
      const options = more.options?.[heading];
      return { width, ...(options && { options }) };
    }),
    freeze: { rows: 1, columns: 1 },
    filter: true,
    landscape: true,
    ...(more.footer !== undefined && { footer: more.footer }),
  };
}

type Options = Readonly<Record<string, readonly string[] | { readonly range: string }>>;

/** Headings: what must be filled is marked by colour. */
export function headingCells(columns: readonly WorkbookColumn[]): CellContent[] {
  return columns.map(({ heading, must }) => ({ value: heading, ...(must && { color: 'B42318' }) }));
}

/** Money in 万元, exact. */
export function wanCell(wan: string | null): CellOut {
  return wan === null ? null : { decimal: wan, format: WAN_FORMAT };
}

export function decimalCell(text: string | null): CellOut {
  return text === null ? null : { decimal: text };
}

export function dateCell(day: string | null): CellOut {
  return day === null ? null : { date: day };
}
