import { columnName, readSheetsInChild, type CellValue } from '@yipanqi/api/platform';
import {
  IMPORT_INFLATED_MAX_BYTES,
  isBlankRow,
  isWorkbookSheet,
  parseHeadings,
  parseLeadRow,
  parseRecordRow,
  RECORD_SHEETS,
  RECORD_TYPES,
  RuleBroken,
  WORKBOOK_FAULTS_SHEET,
  WORKBOOK_OPTIONS_SHEET,
  WORKBOOK_SHEETS,
  type CellFault,
  type ErrorCode,
  type SheetHeadings,
  type WorkbookCells,
  type WorkbookFacts,
  type WorkbookSheet,
} from '@yipanqi/domain';
import type { Staging } from './staging';

const PASSED_OVER = [WORKBOOK_OPTIONS_SHEET, WORKBOOK_FAULTS_SHEET];

/** Rows by sheet, blank ones left out. */
export type RowCounts = Record<WorkbookSheet, number>;

/** Reads a workbook once, from its first row to its last, into the staging tables; `onRows` hears how far it is. */
export class ReadWorkbook {
  private readonly counts: RowCounts = { 项目: 0, 协议: 0, 到位资金: 0, 节点: 0 };
  private readonly seen = new Set<string>();
  private sheet: WorkbookSheet | null = null;
  private head: SheetHeadings | null = null;
  private missing: readonly string[] = [];

  constructor(
    private readonly staging: Staging,
    private readonly facts: WorkbookFacts,
    private readonly onRows: (rows: number) => Promise<void>,
  ) {}

  /** @throws RuleBroken FILE_UNREADABLE, FILE_INFLATES_TOO_LARGE */
  async run(path: string): Promise<RowCounts> {
    for await (const part of readSheetsInChild(path, IMPORT_INFLATED_MAX_BYTES)) {
      if (part.sheet !== undefined) this.begin(part.sheet);
      else {
        for (const [row, cells] of part.rows) await this.row(row, cells);
        await this.onRows(this.rowsSoFar());
      }
    }
    this.emptySheet();
    for (const sheet of WORKBOOK_SHEETS) if (!this.seen.has(sheet)) this.aboutSheet('SHEET_MISSING', sheet);
    await this.staging.flush();
    return this.counts;
  }

  /** What counts as a row in the answer counts as one on the way to it: no headings, no blank ones. */
  private rowsSoFar(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  private begin(name: string): void {
    this.emptySheet();
    this.head = null;
    this.sheet = null;
    if (PASSED_OVER.includes(name)) return;
    if (!isWorkbookSheet(name)) this.aboutSheet('SHEET_UNKNOWN', name);
    else if (!this.seen.has(name)) {
      this.sheet = name;
      this.seen.add(name);
    }
  }

  /** A sheet that had no row at all lacks its columns. */
  private emptySheet(): void {
    if (this.sheet !== null && this.head === null) this.heading(this.sheet, []);
  }

  private async row(row: number, cells: readonly CellValue[]): Promise<void> {
    const { sheet, head } = this;
    if (sheet === null || isBlankRow(cells)) return;
    if (head === null) {
      // Headings stand in the first row; anything further down is no heading.
      this.heading(sheet, row === 1 ? cells : []);
      if (row === 1) return;
    }
    this.counts[sheet] += 1;
    await this.stage(sheet, row, cells, this.head!);
  }

  private heading(sheet: WorkbookSheet, cells: readonly CellValue[]): void {
    this.head = parseHeadings(sheet, cells);
    this.missing = this.head.faults.filter((fault) => fault.code === 'COLUMN_MISSING').map((fault) => fault.heading);
    this.staging.faulty(sheet, 1, this.head.faults);
  }

  private async stage(
    sheet: WorkbookSheet,
    row: number,
    cells: readonly CellValue[],
    head: SheetHeadings,
  ): Promise<void> {
    const named: Record<string, CellValue> = {};
    const stray: CellFault[] = [];
    cells.forEach((cell, column) => {
      const heading = head.headings[column] ?? null;
      if (heading !== null) named[heading] = cell;
      else if (cell !== null && String(cell).trim() !== '') stray.push(withoutHeading(sheet, column, String(cell)));
    });
    const parsed = this.parse(sheet, named);
    // What lacks for want of a column is said once, at the column.
    const faults = parsed.faults.filter((fault) => !this.missing.includes(fault.heading));
    await parsed.stage(row, [...faults, ...stray]);
  }

  private parse(sheet: WorkbookSheet, cells: WorkbookCells): Staged {
    if (sheet === '项目') {
      const { value, faults } = parseLeadRow(cells, this.facts);
      return { faults, stage: (row, all) => this.staging.lead(row, { value, faults: all }) };
    }
    const type = RECORD_TYPES.find((each) => RECORD_SHEETS[each] === sheet)!;
    const { value, faults } = parseRecordRow(type, cells, this.facts.today);
    return { faults, stage: (row, all) => this.staging.record(sheet, row, { value, faults: all }) };
  }

  private aboutSheet(code: ErrorCode, sheet: string): void {
    const { message } = new RuleBroken(code, { sheet });
    this.staging.aboutSheet({ sheet, row: 0, heading: '', value: sheet, code, message });
  }
}

interface Staged {
  readonly faults: readonly CellFault[];
  readonly stage: (row: number, faults: readonly CellFault[]) => Promise<void>;
}

function withoutHeading(sheet: string, column: number, value: string): CellFault {
  const letters = columnName(column);
  const { code, message } = new RuleBroken('CELL_WITHOUT_HEADING', { sheet, column: letters });
  return { heading: letters, value, code, message };
}
