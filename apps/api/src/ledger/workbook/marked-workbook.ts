import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  Database,
  Files,
  newId,
  readSheetsInChild,
  WorkbookWriter,
  type Actor,
  type CellOut,
  type CellValue,
  type SheetWriter,
} from '@yipanqi/api/platform';
import {
  IMPORT_INFLATED_MAX_BYTES,
  isWorkbookSheet,
  RuleBroken,
  WORKBOOK_COLUMNS,
  WORKBOOK_FAULTS_SHEET,
  WORKBOOK_SHEETS,
  type WorkbookSheet,
} from '@yipanqi/domain';
import { ImportList } from './import-list.query';

const FAULT_FILL = 'FFD6D6';
const ROW_FILL = 'FFF1D6';
const LIST_COLUMNS = [{ width: 12 }, { width: 8 }, { width: 18 }, { width: 28 }, { width: 70 }];
const PORTION = 1_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Mark {
  row: number;
  heading: string;
  value: string;
  message: string;
  [column: string]: unknown;
}

/** The uploaded workbook again, faulty cells filled and with a note that says what would be right, and a sheet that lists them all. */
@Injectable()
export class MarkedWorkbook {
  constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly imports: ImportList,
  ) {}

  /** Says whether it is there before anything is written. @throws RuleBroken NOT_FOUND */
  async nameFor(actor: Actor, id: string): Promise<string> {
    const { fileName } = await this.imports.one(actor, id);
    return `${fileName.replace(/\.xlsx$/i, '')}-标错.xlsx`;
  }

  async write(out: Writable, id: string): Promise<void> {
    const row = await this.db.one<{ fileId: string }>('SELECT file_id AS "fileId" FROM ledger_import WHERE id = $1', [
      id,
    ]);
    if (!row) throw new RuleBroken('NOT_FOUND');
    const path = join(tmpdir(), `yipanqi-${newId()}.xlsx`);
    try {
      await this.files.toPath(row.fileId, path);
      const book = new WorkbookWriter(out, { title: '招商台账（标出错误）' });
      for (const sheet of WORKBOOK_SHEETS) await this.sheet(book, id, path, sheet);
      await this.list(book, id);
      await book.close();
    } finally {
      await rm(path, { force: true });
    }
  }

  private async sheet(book: WorkbookWriter, id: string, path: string, sheet: WorkbookSheet): Promise<void> {
    const columns = WORKBOOK_COLUMNS[sheet];
    await book.sheet(sheet, { columns, freeze: { rows: 1, columns: 1 } }, async (writer) => {
      let headings: readonly CellValue[] = [];
      for await (const rows of rowsOf(path, sheet)) {
        const marks = await this.marks(id, sheet, rows);
        for (const [row, cells] of rows) {
          while (writer.lastRow < row - 1) await writer.write([]);
          if (row === 1) headings = cells;
          await writeRow(writer, cells, headings, marks.get(row) ?? [], row === 1);
        }
      }
    });
  }

  private async marks(
    id: string,
    sheet: string,
    rows: readonly (readonly [number, readonly CellValue[]])[],
  ): Promise<Map<number, Mark[]>> {
    const found = await this.db.query<Mark>(
      'SELECT row, heading, value, message FROM ledger_import_fault WHERE import_id = $1 AND sheet = $2 AND row = ANY($3::int[]) ORDER BY seq',
      [id, sheet, rows.map(([row]) => row)],
    );
    const marks = new Map<number, Mark[]>();
    for (const mark of found) marks.set(mark.row, [...(marks.get(mark.row) ?? []), mark]);
    return marks;
  }

  private async list(book: WorkbookWriter, id: string): Promise<void> {
    await book.sheet(
      WORKBOOK_FAULTS_SHEET,
      { columns: LIST_COLUMNS, freeze: { rows: 1 }, filter: true, tab: 'B42318' },
      async (writer) => {
        await writer.heading(['工作表', '行', '列', '现在的内容', '错在哪里，应当怎样']);
        for (let after = -1; ;) {
          const faults = await this.db.query<Mark & { seq: number; sheet: string }>(
            `SELECT seq, sheet, row, heading, value, message FROM ledger_import_fault WHERE import_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PORTION}`,
            [id, after],
          );
          if (faults.length === 0) return;
          after = faults.at(-1)!.seq;
          for (const fault of faults) {
            await writer.write([
              fault.sheet,
              fault.row || null,
              fault.heading,
              fault.value,
              { value: fault.message, wrap: true },
            ]);
          }
        }
      },
    );
  }
}

async function* rowsOf(
  path: string,
  wanted: WorkbookSheet,
): AsyncGenerator<readonly (readonly [number, readonly CellValue[]])[]> {
  let current = '';
  for await (const part of readSheetsInChild(path, IMPORT_INFLATED_MAX_BYTES)) {
    if (part.sheet !== undefined) {
      // The sheets after the one that is wanted need not be read.
      if (current === wanted) return;
      current = isWorkbookSheet(part.sheet) ? part.sheet : '';
    } else if (current === wanted) yield part.rows;
  }
}

async function writeRow(
  writer: SheetWriter,
  cells: readonly CellValue[],
  headings: readonly CellValue[],
  marks: readonly Mark[],
  first: boolean,
): Promise<void> {
  const width = Math.max(cells.length, marks.length > 0 ? headings.length : 0);
  const out = Array.from({ length: width }, (_, column): CellOut => {
    const mine = marks.filter((mark) => mark.heading === String(headings[column] ?? '').trim());
    const cell = cells[column] ?? null;
    const content = typeof cell === 'string' && DAY.test(cell) ? { date: cell } : { value: cell };
    if (mine.length > 0) return { ...content, fill: FAULT_FILL, comment: mine.map((mark) => mark.message).join('\n') };
    if (marks.length > 0 && !first) return { ...content, fill: ROW_FILL };
    return cell === null ? null : content;
  });
  if (first)
    await writer.heading(out.map((cell) => (cell !== null && typeof cell === 'object' ? cell : { value: cell })));
  else await writer.write(out);
}
