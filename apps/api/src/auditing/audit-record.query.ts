import type { Queryable } from '@yipanqi/api/platform';
import type { AuditRecord } from '@yipanqi/contract';

export type AuditRecordRow = AuditRecord & Record<string, unknown>;

/** Columns of `AuditRecord` for a record `r` joined by `AUDIT_RECORD_JOINS`. */
export const AUDIT_RECORD_COLUMNS = `r.id, r.type, r.kind, r.voucher_no AS "voucherNo", r.lead_id AS "leadId", l.code AS "leadCode",
  l.name AS "leadName", l.unit_id AS unit, u.name AS "unitName", r.occurred_on::text AS "occurredOn", r.booked_month AS "bookedMonth",
  (r.amount::numeric / 100)::numeric(20, 2)::text AS amount, r.evidence, ra.name AS "recordedByName", r.recorded_at AS "recordedAt",
  va.name AS "verifiedByName", r.verified_at AS "verifiedAt", o.voucher_no AS "reversesVoucherNo", r.reverses_id AS "reversesId"`;

export const AUDIT_RECORD_JOINS = `JOIN lead l ON l.id = r.lead_id JOIN unit u ON u.id = l.unit_id
  LEFT JOIN ledger_record o ON o.id = r.reverses_id LEFT JOIN app_user ra ON ra.id = r.recorded_by
  LEFT JOIN app_user va ON va.id = r.verified_by`;

/** Records by id. */
export async function auditRecords(db: Queryable, ids: readonly string[]): Promise<Map<string, AuditRecord>> {
  const rows = await db.query<AuditRecordRow>(
    `SELECT ${AUDIT_RECORD_COLUMNS} FROM ledger_record r ${AUDIT_RECORD_JOINS} WHERE r.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
