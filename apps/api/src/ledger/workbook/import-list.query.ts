import { Injectable } from '@nestjs/common';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type { LedgerImportFault, LedgerImportFaultPage, LedgerImportPage, LedgerImportView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';

const VIEW = `SELECT id, file_name AS "fileName", status, counts, faults, failure, job_id AS "jobId", created_at AS "createdAt",
  applied_at AS "appliedAt", undone_at AS "undoneAt", version FROM ledger_import`;
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
      `${VIEW} WHERE created_by = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT ${IMPORTS + 1}`,
      [actor.userId, after ?? null],
    );
    return { rows: rows.slice(0, IMPORTS), next: rows.length > IMPORTS ? rows[IMPORTS - 1]!.id : null };
  }

  async one(actor: Actor, id: string): Promise<LedgerImportView> {
    const row = isId(id)
      ? await this.db.one<Row>(`${VIEW} WHERE id = $1 AND created_by = $2`, [id, actor.userId])
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
