import { Workbook } from '@cj-tech-master/excelts';
import type { Client } from './client';
import { accepted } from './ledger';

export type Cell = string | number | Date | null | undefined;
export type Row = Record<string, Cell>;

export interface LedgerBook {
  项目: Row[];
  协议: Row[];
  到位资金: Row[];
  节点: Row[];
}

/** The headings that every sheet has even when it has no row. */
const HEADINGS: Record<keyof LedgerBook, string[]> = {
  项目: ['项目编号', '项目名称', '企业名称', '责任单位', '登记日期'],
  协议: ['凭证号', '项目编号', '协议类型', '签订日期', '金额'],
  到位资金: ['凭证号', '项目编号', '到账日期', '金额'],
  节点: ['凭证号', '项目编号', '节点', '日期'],
};

/** A ledger workbook as another program writes it: a foreign library's .xlsx, not the product's own. */
export async function ledgerFile(book: Partial<LedgerBook>, leaveOut: (keyof LedgerBook)[] = []): Promise<Buffer> {
  const workbook = new Workbook();
  for (const [name, needed] of Object.entries(HEADINGS) as [keyof LedgerBook, string[]][]) {
    if (leaveOut.includes(name)) continue;
    const rows = book[name] ?? [];
    const headings = [...new Set([...needed, ...rows.flatMap((row) => Object.keys(row))])];
    const sheet = workbook.addWorksheet(name);
    sheet.addRow(headings);
    for (const row of rows) sheet.addRow(headings.map((heading) => row[heading] ?? null));
    // As a person's Excel shows dates; the reader must know them by their style.
    for (const at of headings.keys()) {
      if (/日期$/.test(headings[at]!)) sheet.getColumn(at + 1).numFmt = 'yyyy/m/d';
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Cells of every sheet of a workbook, read by a foreign library; formulas give their result. */
export async function sheetsOf(file: Buffer): Promise<Map<string, unknown[][]>> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(file) as never);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      const width = sheet.columnCount;
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const cells: unknown[] = [];
        for (let column = 1; column <= width; column++) cells.push(plain(row.getCell(column).value));
        rows.push(cells);
      });
      return [sheet.name, rows];
    }),
  );
}

function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if ('result' in value) return value.result;
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  return value;
}

export interface ImportView {
  id: string;
  status: string;
  faults: number;
  failure: string;
  counts: Record<string, { rows: number; new: number; changed: number; same: number }>;
  version: number;
  [field: string]: unknown;
}

export interface Fault {
  sheet: string;
  row: number;
  heading: string;
  value: string;
  code: string;
  message: string;
}

/** Uploads a workbook and waits until it is checked. */
export async function checkedImport(officer: Client, file: Buffer, name = '台账.xlsx'): Promise<ImportView> {
  const answer = await upload(officer, file, name);
  const { id, jobId } = accepted(answer);
  await settled(officer, jobId);
  return accepted(await officer.get<ImportView>(`/ledger-imports/${id}`));
}

export function upload(
  officer: Client,
  file: Buffer,
  name = '台账.xlsx',
): ReturnType<typeof officer.send<{ id: string; jobId: string }>> {
  const headers = { 'x-file-name': encodeURIComponent(name) };
  return officer.send<{ id: string; jobId: string }>('POST', '/ledger-imports', file, { headers });
}

/** Waits until a job is over, one way or the other. */
export async function settled(client: Client, jobId: string): Promise<{ status: string; message: string }> {
  for (let turn = 0; turn < 600; turn++) {
    const { body } = await client.get<{ status: string; message: string }>(`/jobs/${jobId}`);
    if (body.status === 'done' || body.status === 'failed') return body;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`job ${jobId} did not end`);
}

export async function faultsOf(officer: Client, id: string): Promise<Fault[]> {
  const all: Fault[] = [];
  for (let after = ''; ;) {
    const page = accepted(
      await officer.get<{ rows: Fault[]; next: string | null }>(`/ledger-imports/${id}/faults${after}`),
    );
    all.push(...page.rows);
    if (page.next === null) return all;
    after = `?after=${encodeURIComponent(page.next)}`;
  }
}
