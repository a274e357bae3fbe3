import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf, UnitTree, type Scope } from '@yipanqi/api/identity';
import { Directions } from '@yipanqi/api/leads';
import {
  Clock,
  Database,
  Files,
  newId,
  WorkbookWriter,
  XLSX_MIME,
  type Actor,
  type CellOut,
  type Queryable,
  type SheetOptions,
  type StoredFile,
  type Tx,
} from '@yipanqi/api/platform';
import {
  AGREEMENT_REVERSAL_COLUMN,
  EXPORT_ROWS_MAX,
  RECORD_SHEETS,
  RECORD_TYPES,
  RuleBroken,
  unmaskedUnits,
  WORKBOOK_COLUMNS,
  type RecordType,
  type WorkbookColumn,
} from '@yipanqi/domain';
import type { OnProgress } from '../on-progress';
import { leadPages, recordPages, rowsToExport, usesAgreementReversals } from './export-rows.query';
import { leadCells, recordCells, type ExportNames } from './export-cells';
import { headingCells, sheetOptions } from './write-sheets';

export interface LedgerExported {
  file: StoredFile;
  leads: number;
  records: number;
}

/** The ledger of the units in scope as the workbook that an import takes: pending records too, discarded ones not. */
@Injectable()
export class ExportLedger {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly files: Files,
    private readonly units: UnitTree,
    private readonly directions: Directions,
    private readonly clock: Clock,
  ) {}

  /** Stored as a file of the user, with a row in the trail. `unit` null: everything in scope. */
  async run(actor: Actor, unit: string | null, onProgress: OnProgress): Promise<LedgerExported> {
    const path = join(tmpdir(), `yipanqi-${newId()}.xlsx`);
    try {
      const counts = await this.toStream(createWriteStream(path, { mode: 0o600 }), actor, unit, onProgress);
      const name = `招商台账-${unit === null ? '全部' : this.units.get(unit).name}-${this.clock.today()}.xlsx`;
      const file = await this.db.tx(async (tx) => {
        const stored = await this.files.storePath(tx, path, { name, mime: XLSX_MIME, createdBy: actor.userId });
        await this.trail(tx, actor, { unit, file: stored.id, ...counts });
        return stored;
      });
      return { file, ...counts };
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Written straight to a stream, with a row in the trail: for the command line. */
  async toFile(out: Writable, actor: Actor, unit: string | null): Promise<{ leads: number; records: number }> {
    const counts = await this.toStream(out, actor, unit, () => Promise.resolve());
    await this.db.tx((tx) => this.trail(tx, actor, { unit, ...counts }));
    return counts;
  }

  private async trail(tx: Tx, actor: Actor, after: object): Promise<void> {
    await this.audit.record(tx, actor, { action: 'ledger.export', entity: 'ledger', after });
  }

  private async toStream(
    out: Writable,
    actor: Actor,
    unit: string | null,
    onProgress: OnProgress,
  ): Promise<{ leads: number; records: number }> {
    const scope = narrowed(
      scopeOf(actor, 'export.run'),
      unit === null ? null : this.units.subtree(this.units.get(unit).id),
    );
    const names = await this.names(actor);
    const note = `由${actor.name}（${actor.login}）于 ${this.clock.today()} 导出`;
    return this.db.snapshot(async (tx) => {
      const total = await rowsToExport(tx, scope);
      if (total > EXPORT_ROWS_MAX) throw new RuleBroken('EXPORT_TOO_LARGE', { max: EXPORT_ROWS_MAX });
      const book = new WorkbookWriter(out, { title: '招商台账', creator: actor.name, description: note });
      const sheets = new Sheets(book, tx, scope, note, (done) => onProgress(done, total));
      const leads = await sheets.leads(names);
      let records = 0;
      for (const type of RECORD_TYPES) records += await sheets.records(type);
      await book.close();
      return { leads, records };
    });
  }

  /** Contact data leaves only where the matrix shows it in clear. */
  private async names(actor: Actor): Promise<ExportNames> {
    const clear = unmaskedUnits(actor.grants, 'export.run');
    const units = clear === 'all' ? null : new Set(clear.flatMap((each) => this.units.subtree(each)));
    const directions = new Map((await this.directions.all()).map(({ key, name }) => [key, name]));
    return {
      unit: (id) => this.units.get(id).name,
      direction: (key) => directions.get(key) ?? key,
      contactsOf: (unit) => units === null || units.has(unit),
    };
  }
}

/** Writes the sheets of one export and counts their rows. */
class Sheets {
  private done = 0;

  constructor(
    private readonly book: WorkbookWriter,
    private readonly db: Queryable,
    private readonly scope: Scope,
    private readonly note: string,
    private readonly onRows: (done: number) => Promise<void>,
  ) {}

  leads(names: ExportNames): Promise<number> {
    return this.sheet('项目', WORKBOOK_COLUMNS['项目'], leadPages(this.db, this.scope), (lead) =>
      leadCells(lead, names),
    );
  }

  async records(type: RecordType): Promise<number> {
    const sheet = RECORD_SHEETS[type];
    const reversals = type === 'agreement' && (await usesAgreementReversals(this.db, this.scope));
    const columns = [...WORKBOOK_COLUMNS[sheet], ...(reversals ? [AGREEMENT_REVERSAL_COLUMN] : [])];
    return this.sheet(sheet, columns, recordPages(this.db, this.scope, type), (record) => recordCells(type, record));
  }

  private async sheet<R>(
    name: string,
    columns: readonly WorkbookColumn[],
    pages: AsyncIterable<readonly R[]>,
    cells: (row: R) => readonly CellOut[],
  ): Promise<number> {
    let rows = 0;
    const options: SheetOptions = sheetOptions(columns, { footer: this.note });
    await this.book.sheet(name, options, async (writer) => {
      await writer.heading(headingCells(columns));
      for await (const page of pages) {
        for (const row of page) await writer.write(cells(row));
        rows += page.length;
        await this.onRows((this.done += page.length));
      }
    });
    return rows;
  }
}

function narrowed(scope: Scope, units: readonly string[] | null): Scope {
  if (units === null) return scope;
  const within = scope === 'all' ? units : units.filter((unit) => scope.includes(unit));
  if (within.length === 0) throw new RuleBroken('NOT_FOUND');
  return within;
}
