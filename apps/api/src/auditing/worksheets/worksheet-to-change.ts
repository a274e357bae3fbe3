import { isId, type Tx } from '@yipanqi/api/platform';
import { type Day, type FindingGrade, RuleBroken, type WorksheetStatus } from '@yipanqi/domain';

export interface LockedWorksheet {
  id: string;
  unit: string;
  status: WorksheetStatus;
  grade: FindingGrade;
  finding: string;
  errorAmount: string;
  checks: object;
  dueOn: Day | null;
  /** Who sent it to the unit; null while it was not sent. */
  sentBy: string | null;
  voucherNo: string;
  [column: string]: unknown;
}

/** Nobody else changes the worksheet until the transaction ends. @throws RuleBroken NOT_FOUND */
export async function lockWorksheet(tx: Tx, id: string): Promise<LockedWorksheet> {
  const row = isId(id)
    ? await tx.one<LockedWorksheet>(
        `SELECT w.id, w.unit_id AS unit, w.status, w.grade, w.finding, (w.error_amount::numeric / 100)::numeric(20, 2)::text AS "errorAmount",
                w.checks, w.due_on::text AS "dueOn", w.sent_by AS "sentBy", r.voucher_no AS "voucherNo"
           FROM auditing_worksheet w JOIN ledger_record r ON r.id = w.record_id WHERE w.id = $1 FOR UPDATE OF w`,
        [id],
      )
    : null;
  if (!row) throw new RuleBroken('NOT_FOUND');
  return row;
}
