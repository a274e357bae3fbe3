import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { scopeOf } from '@yipanqi/api/identity';
import { Database, Files, newId, type Actor, type Tx } from '@yipanqi/api/platform';
import type { LedgerImportCounts, LedgerImportStatus } from '@yipanqi/contract';
import { RECORD_SHEETS, RECORD_TYPES, RuleBroken, WORKBOOK_SHEETS } from '@yipanqi/domain';
import type { OnProgress } from '../on-progress';
import { checkAcrossRows } from './cross-rules';
import { checkEnterprises } from './enterprise-rules';
import { IMPORT_STATUS_NAMES } from './import-status';
import { KnownLeads } from './known-leads';
import { ReadWorkbook } from './read-workbook';
import { Staging } from './staging';
import { WorkbookFactsSource } from './workbook-facts';

export interface ImportChecked {
  status: 'checked' | 'faulty';
  counts: Record<string, LedgerImportCounts>;
  faults: number;
}

/** Reads and validates the whole workbook of an import and writes nothing of it into the ledger. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly facts: WorkbookFactsSource,
    private readonly known: KnownLeads,
  ) {}

  /** Run again, it answers what it found. @throws RuleBroken FILE_UNREADABLE, FILE_INFLATES_TOO_LARGE: the import is failed then */
  async run(actor: Actor, importId: string, onProgress: OnProgress): Promise<ImportChecked> {
    const row = await this.db.one<Stored>(
      'SELECT file_id AS "fileId", status, counts, faults FROM ledger_import WHERE id = $1',
      [importId],
    );
    if (!row) throw new RuleBroken('NOT_FOUND');
    const { status, counts, faults } = row;
    if (status === 'checked' || status === 'faulty') return { status, counts, faults };
    if (status !== 'uploaded') throw notUploaded(status);
    const path = join(tmpdir(), `yipanqi-${newId()}.xlsx`);
    try {
      await this.files.toPath(row.fileId, path);
      return await this.db.tx((tx) => this.check(tx, actor, importId, path, onProgress));
    } catch (error) {
      if (error instanceof RuleBroken) await this.failed(importId, error);
      throw error;
    } finally {
      await rm(path, { force: true });
    }
  }

  private async check(
    tx: Tx,
    actor: Actor,
    importId: string,
    path: string,
    onProgress: OnProgress,
  ): Promise<ImportChecked> {
    const staging = new Staging(tx, importId);
    await staging.clear();
    const rows = await new ReadWorkbook(staging, await this.facts.of(actor), (done) => onProgress(done, 0)).run(path);
    await this.acrossRows(tx, actor, importId, staging);
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    if (total === 0 && staging.faultCount === 0) throw new RuleBroken('IMPORT_EMPTY');
    await onProgress(total, total);
    return this.conclude(tx, importId, rows);
  }

  /** What looks beyond single rows: asked again when the import is applied. */
  async acrossRows(tx: Tx, actor: Actor, importId: string, staging: Staging): Promise<void> {
    await checkAcrossRows(tx, importId, scopeOf(actor, 'import.run'), staging);
    await checkEnterprises(tx, importId, staging);
    await this.known.check(tx, importId, staging);
  }

  private async conclude(tx: Tx, importId: string, rows: Record<string, number>): Promise<ImportChecked> {
    const count = await tx.one<{ faults: number }>(
      'SELECT count(*)::int AS faults FROM ledger_import_fault WHERE import_id = $1',
      [importId],
    );
    const { faults } = count!;
    const counts = await effects(tx, importId, rows);
    const status = faults > 0 ? 'faulty' : 'checked';
    // A second run of the same work comes too late when the import has moved on meanwhile, and leaves nothing behind.
    const touched = await tx.run(
      `UPDATE ledger_import SET status = $2, counts = $3, faults = $4, failure = '', version = version + 1
        WHERE id = $1 AND status = 'uploaded'`,
      [importId, status, JSON.stringify(counts), faults],
    );
    if (touched === 0) throw notUploaded('checked');
    return { status, counts, faults };
  }

  private async failed(importId: string, refusal: RuleBroken): Promise<void> {
    await this.db.run(
      `UPDATE ledger_import SET status = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND status = 'uploaded'`,
      [importId, refusal.message],
    );
  }
}

interface Stored extends Record<string, unknown> {
  fileId: string;
  status: LedgerImportStatus;
  counts: Record<string, LedgerImportCounts>;
  faults: number;
}

function notUploaded(status: LedgerImportStatus): RuleBroken {
  return new RuleBroken('IMPORT_STATUS', { status: IMPORT_STATUS_NAMES[status], action: '校验' });
}

async function effects(
  tx: Tx,
  importId: string,
  rows: Record<string, number>,
): Promise<Record<string, LedgerImportCounts>> {
  const leads = await tx.query<{ effect: 'new' | 'changed' | 'same'; count: number }>(
    `SELECT effect, count(*)::int AS count FROM ledger_import_lead WHERE import_id = $1 AND effect IS NOT NULL GROUP BY effect`,
    [importId],
  );
  const records = await tx.query<{ type: keyof typeof RECORD_SHEETS; known: boolean; count: number }>(
    `SELECT type, record_id IS NOT NULL AS known, count(*)::int AS count FROM ledger_import_record WHERE import_id = $1 GROUP BY 1, 2`,
    [importId],
  );
  const counts = Object.fromEntries(
    WORKBOOK_SHEETS.map((sheet) => [sheet, { rows: rows[sheet] ?? 0, new: 0, changed: 0, same: 0 }]),
  );
  for (const { effect, count } of leads) counts['项目']![effect] = count;
  for (const type of RECORD_TYPES) {
    for (const each of records.filter((record) => record.type === type)) {
      counts[RECORD_SHEETS[type]]![each.known ? 'same' : 'new'] = each.count;
    }
  }
  return counts;
}
