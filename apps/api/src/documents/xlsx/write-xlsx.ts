import { type CellOut, columnName, type SheetWriter, WorkbookWriter } from '@yipanqi/api/platform';
import type { DocumentSheet, DocumentTable } from '../official-document';
import { collected } from '../stable-zip';
import { formatAt, isSumRow, summedBy } from '../table-cells';
import { cell, HEADING, sumCell } from './cells';

/** What every sheet says above its figures, and the last one below them. */
export interface WorkbookFacts {
  /** 关于2021年3月招商投资促进情况的通报（2021年第3期） */
  readonly title: string;
  /** 草稿, 待发布, 快报; '' once published. */
  readonly statusMark: string;
  /** SHA-256 of the edition, hexadecimal. */
  readonly digest: string;
  /** 规划版本：第 1 版; 更正原因：… */
  readonly notes: readonly string[];
}

/** Rows of title, note and headings above the figures; they stay in view. */
const HEAD_ROWS = 3;
/** Narrow first columns (rank, number) stay in view with the name beside them. */
const NARROW = 8;
const CHARACTERS_MIN = 7;

/** The tables of an edition as a workbook. The same sheets and facts give the same bytes. */
export function writeXlsx(sheets: readonly DocumentSheet[], facts: WorkbookFacts): Promise<Buffer> {
  return collected(async (out) => {
    const book = new WorkbookWriter(out, { title: facts.title, description: `sha256 ${facts.digest}` });
    for (const [at, { name, table }] of sheets.entries()) {
      const options = {
        columns: table.columns.map(({ width }) => ({ width: Math.max(CHARACTERS_MIN, width) })),
        freeze: { rows: HEAD_ROWS, columns: frozenColumns(table) },
        landscape: true,
        footer: `${facts.title}${facts.statusMark}`,
        repeatRows: HEAD_ROWS,
      };
      await book.sheet(name, options, async (sheet) => {
        await writeTable(sheet, name, table, facts);
        if (at === sheets.length - 1) await writeNotes(sheet, facts);
      });
    }
    await book.close();
  });
}

async function writeTable(sheet: SheetWriter, name: string, table: DocumentTable, facts: WorkbookFacts): Promise<void> {
  await sheet.write([{ value: `${name}　${facts.title}${facts.statusMark}`, bold: true, size: 14 }], 26);
  await sheet.write([{ value: table.note ?? table.caption, color: '5B6472' }]);
  await sheet.write(
    table.columns.map(({ heading }) => ({ ...HEADING, value: heading })),
    34,
  );
  if (table.rows.length === 0) await sheet.write(['没有']);
  for (const row of table.rows.keys()) await sheet.write(rowCells(table, row));
}

function rowCells(table: DocumentTable, row: number): CellOut[] {
  const strong = isSumRow(table, row);
  const parts = summedBy(table, row);
  return table.columns.map(({ summed }, column) => {
    const format = formatAt(table, row, column);
    const value = table.rows[row]?.[column] ?? null;
    if (!summed || value === '' || !parts?.length) return cell(format, value, strong);
    return sumCell(format, value, `SUM(${ranges(columnName(column), parts)})`);
  });
}

/** Neighbouring rows as a range: SUM(C4:C9), SUM(C10,C18). */
function ranges(column: string, rows: readonly number[]): string {
  const spans: [first: number, last: number][] = [];
  for (const row of rows) {
    const span = spans.at(-1);
    if (span && span[1] === row - 1) span[1] = row;
    else spans.push([row, row]);
  }
  const cellOf = (row: number): string => `${column}${row + HEAD_ROWS + 1}`;
  return spans.map(([first, last]) => (first === last ? cellOf(first) : `${cellOf(first)}:${cellOf(last)}`)).join(',');
}

async function writeNotes(sheet: SheetWriter, { notes, digest }: WorkbookFacts): Promise<void> {
  await sheet.write([]);
  for (const note of notes) await sheet.write([note]);
  await sheet.write([`数据摘要（SHA-256）：${digest}`]);
}

function frozenColumns({ columns }: DocumentTable): number {
  const [first] = columns;
  return first && first.width <= NARROW && columns.length > 2 ? 2 : 1;
}
