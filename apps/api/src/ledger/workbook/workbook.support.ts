import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Database, newId, WorkbookReader, WorkbookWriter, type CellOut } from '@yipanqi/api/platform';
import type { LedgerImportFault, LedgerImportView } from '@yipanqi/contract';
import { WORKBOOK_COLUMNS, WORKBOOK_SHEETS, type WorkbookSheet } from '@yipanqi/domain';
import { TestApp } from '../../../testing/test-app';
import { ApplyImport, type ImportApplied } from './apply-import';
import { CheckImport, type ImportChecked } from './check-import';
import { ExportLedger } from './export-ledger';
import { ImportList } from './import-list.query';
import { StartApply } from './start-apply';
import { StartImport } from './start-import';
import { UndoImport } from './undo-import';

export type SheetRows = Record<string, CellOut | undefined>[];
export type Book = Partial<Record<WorkbookSheet, SheetRows>>;

const noProgress = (): Promise<void> => Promise.resolve();

/** Real workbooks through the product's own use cases, as the pages and the jobs call them. */
export class WorkbookBench {
  private readonly folder = mkdtempSync(join(tmpdir(), 'yipanqi-book-'));

  private constructor(readonly app: TestApp) {}

  static async open(): Promise<WorkbookBench> {
    return new WorkbookBench(await TestApp.open());
  }

  /** Writes a workbook with all four sheets; `headings` replaces those of a sheet. */
  async file(book: Book, headings: Partial<Record<string, readonly string[] | null>> = {}): Promise<string> {
    const path = join(this.folder, `${newId()}.xlsx`);
    const writer = new WorkbookWriter(createWriteStream(path), { title: '测试' });
    for (const sheet of WORKBOOK_SHEETS) {
      const names =
        headings[sheet] === undefined ? WORKBOOK_COLUMNS[sheet].map((column) => column.heading) : headings[sheet];
      if (names === null) continue;
      await writer.sheet(sheet, { columns: [] }, async (out) => {
        await out.heading(names);
        for (const row of book[sheet] ?? []) await out.write(names.map((name) => row[name] ?? null));
      });
    }
    await writer.close();
    return path;
  }

  async upload(path: string, login = 'officer'): Promise<string> {
    const body = Readable.from([readFileSync(path)]);
    const { id } = await this.app
      .get(StartImport)
      .run(await this.app.write(login), body, encodeURIComponent('台账.xlsx'));
    return id;
  }

  async check(id: string, login = 'officer'): Promise<ImportChecked> {
    return this.app.get(CheckImport).run(await this.app.actor(login), id, noProgress);
  }

  /** Uploaded and checked: the import and everything that is wrong with it. */
  async checked(path: string, login = 'officer'): Promise<ImportChecked & { id: string; list: LedgerImportFault[] }> {
    const id = await this.upload(path, login);
    const result = await this.check(id, login);
    return { id, ...result, list: await this.faults(id, login) };
  }

  async faults(id: string, login = 'officer'): Promise<LedgerImportFault[]> {
    const all: LedgerImportFault[] = [];
    const actor = await this.app.actor(login);
    for (let after: string | undefined; ;) {
      const page = await this.app.get(ImportList).faults(actor, id, after === undefined ? {} : { after });
      all.push(...page.rows);
      if (page.next === null) return all;
      after = page.next;
    }
  }

  async apply(id: string, login = 'officer'): Promise<ImportApplied> {
    const { version } = await this.view(id, login);
    await this.app.get(StartApply).apply(await this.app.write(login), id, { version });
    const actor = await this.app.actor(login);
    return this.app.get(Database).tx((tx) => this.app.get(ApplyImport).run(tx, actor, id, noProgress));
  }

  /** Uploaded, checked and applied. */
  async imported(path: string, login = 'officer'): Promise<ImportApplied & { id: string }> {
    const { id, list } = await this.checked(path, login);
    if (list.length > 0) throw new Error(JSON.stringify(list, null, 1));
    return { id, ...(await this.apply(id, login)) };
  }

  async undo(id: string): Promise<object> {
    const { version } = await this.view(id);
    return this.app.get(UndoImport).run(await this.app.write('officer'), id, { version, reason: '导错了文件' });
  }

  async view(id: string, login = 'officer'): Promise<LedgerImportView> {
    return this.app.get(ImportList).one(await this.app.actor(login), id);
  }

  async exported(login = 'officer'): Promise<string> {
    const path = join(this.folder, `${newId()}.xlsx`);
    await this.app.get(ExportLedger).toFile(createWriteStream(path), await this.app.actor(login), null);
    return path;
  }

  /** What the ledger holds, without ids and moments: equal ledgers have equal pictures. */
  async picture(): Promise<string[]> {
    const rows = await this.app.db.query<{ line: string }>(
      `SELECT concat_ws('|', 'lead', l.code, l.name, e.name, e.uscc, l.unit_id, l.place_unit_id, l.direction, l.quota_line, l.head_group, l.industrial,
                l.strategic_emerging, l.digital, l.registered_on, l.source, l.referrer, l.remark,
                (SELECT string_agg(s.unit_id || ':' || s.bp, ';' ORDER BY s.unit_id) FROM lead_split s WHERE s.lead_id = l.id)) AS line
         FROM lead l JOIN enterprise e ON e.id = l.enterprise_id
       UNION ALL
       SELECT concat_ws('|', r.type, r.voucher_no, l.code, r.kind, r.occurred_on, r.currency, r.original_wan, r.rate, r.amount, r.head_list,
                o.voucher_no, r.evidence, r.remark, r.status)
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id LEFT JOIN ledger_record o ON o.id = r.reverses_id
       ORDER BY 1`,
    );
    return rows.map((row) => row.line);
  }

  async read(path: string, sheet: string): Promise<(string | number | null)[][]> {
    const reader = await WorkbookReader.open(path, 64 << 20);
    const all: (string | number | null)[][] = [];
    for await (const rows of reader.rows(sheet)) for (const { row, cells } of rows) all[row - 1] = [...cells];
    await reader.close();
    return all;
  }

  async end(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.app.close();
  }
}

export function aLead(more: Record<string, CellOut> = {}): Record<string, CellOut> {
  return {
    项目编号: 'XM-1',
    项目名称: '演示电池项目',
    企业名称: '演示电池有限公司',
    责任单位: '万州区',
    登记日期: '2021-01-05',
    ...more,
  };
}

export function anAgreement(more: Record<string, CellOut> = {}): Record<string, CellOut> {
  return {
    凭证号: 'XY-1',
    项目编号: 'XM-1',
    协议类型: '正式',
    签订日期: { date: '2021-03-10' },
    金额: 120000,
    ...more,
  };
}

export function funds(more: Record<string, CellOut> = {}): Record<string, CellOut> {
  return { 凭证号: 'ZJ-1', 项目编号: 'XM-1', 到账日期: '2021/3/31', 金额: '1,234.5', ...more };
}

export function aMilestone(more: Record<string, CellOut> = {}): Record<string, CellOut> {
  return { 凭证号: 'JD-1', 项目编号: 'XM-1', 节点: '开工', 日期: '2021年4月1日', ...more };
}
