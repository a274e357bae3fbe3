import { Injectable } from '@nestjs/common';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type {
  LedgerImportDetail,
  LedgerImportFault,
  LedgerImportFaultPage,
  LedgerImportPage,
  LedgerImportView,
} from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { CURRENT_STATUS, IMPORTS_WITH_STALLED } from './import-status';

const VIEW = `SELECT i.id, i.file_name AS "fileName", ${CURRENT_STATUS} AS status, i.counts, i.faults,
  coalesce(stalled.message, i.failure) AS failure, i.job_id AS "jobId", i.created_at AS "createdAt",
  i.applied_at AS "appliedAt", i.undone_at AS "undoneAt", i.version`;
const VERIFIED = `(SELECT count(*)::int FROM ledger_record r WHERE r.import_id = i.id AND r.status = 'verified') AS verified`;
const IMPORTS = 20;
const FAULTS = 100;

type Row = LedgerImportView & Record<string, unknown>;

/** One's own imports; anybody else's are unknown. */
@Injectable()
export class ImportList {
  constructor(private readonly db: Database) {}

  async page(actor: Actor, after: string | undefined): Promise<LedgerImportPage> {
    if (after !== undefined && !isId(after)) throw new RuleBroken('CURSOR_INVALID');
    const rows = await this.db.query<Row>(
      `${VIEW} FROM ${IMPORTS_WITH_STALLED}
        WHERE i.created_by = $1 AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT ${IMPORTS + 1}`,
      [actor.userId, after ?? null],
    );
    return { rows: rows.slice(0, IMPORTS), next: rows.length > IMPORTS ? rows[IMPORTS - 1]!.id : null };
  }

  async one(actor: Actor, id: string): Promise<LedgerImportDetail> {
    const row = isId(id)
      ? await this.db.one<LedgerImportDetail & Record<string, unknown>>(
          `${VIEW}, ${VERIFIED} FROM ${IMPORTS_WITH_STALLED} WHERE i.id = $1 AND i.created_by = $2`,
          [id, actor.userId],
        )
      : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    return row;
  }

  async faults(
    actor: Actor,
    id: string,
    { after, sheet }: { after?: string; sheet?: string },
  ): Promise<LedgerImportFaultPage> {
    await this.one(actor, id);
    if (after !== undefined && !/^\d{1,9}$/.test(after)) throw new RuleBroken('CURSOR_INVALID');
    const rows = await this.db.query<LedgerImportFault & Record<string, unknown>>(
      `SELECT seq, sheet, row, heading, value, code, message FROM ledger_import_fault
        WHERE import_id = $1 AND seq > $2 AND ($3::text IS NULL OR sheet = $3) ORDER BY seq LIMIT ${FAULTS + 1}`,
      [id, after ?? -1, sheet ?? null],
    );
    return { rows: rows.slice(0, FAULTS), next: rows.length > FAULTS ? String(rows[FAULTS - 1]!.seq) : null };
  }
}
