import type { Queryable } from '@yipanqi/api/platform';
import type { RecordView } from '@yipanqi/contract';

/** Columns of `RecordView` for a record `r` joined by `RECORD_JOINS`. */
export const RECORD_COLUMNS = `r.id, r.type, r.kind, r.voucher_no AS "voucherNo", r.lead_id AS "leadId", l.code AS "leadCode",
  l.name AS "leadName", e.name AS "enterpriseName", l.unit_id AS unit, u.name AS "unitName", r.occurred_on::text AS "occurredOn",
  r.currency, trim_scale(r.original_wan)::text AS "amountWan", trim_scale(r.rate)::text AS rate, r.rate_on::text AS "rateOn",
  (r.amount::numeric / 100)::numeric(20, 2)::text AS amount, r.head_list AS "headList", r.evidence, r.remark, r.status,
  r.reverses_id AS "reversesId", o.voucher_no AS "reversesVoucherNo", r.recorded_by AS "recordedBy", a.name AS "recordedByName",
  r.recorded_at AS "recordedAt", v.name AS "verifiedByName", r.verified_at AS "verifiedAt", r.return_reason AS "returnReason",
  r.booked_month AS "bookedMonth", coalesce(r.booked_month <> left(r.occurred_on::text, 7), false) AS late, r.version`;

export const RECORD_JOINS = `JOIN lead l ON l.id = r.lead_id JOIN enterprise e ON e.id = l.enterprise_id JOIN unit u ON u.id = l.unit_id
  LEFT JOIN ledger_record o ON o.id = r.reverses_id LEFT JOIN app_user a ON a.id = r.recorded_by
  LEFT JOIN app_user v ON v.id = r.verified_by`;

export type RecordRow = RecordView & Record<string, unknown>;

export async function recordView(db: Queryable, id: string): Promise<RecordView | null> {
  const [row] = await db.named<RecordRow>(
    'record-view',
    `SELECT ${RECORD_COLUMNS} FROM ledger_record r ${RECORD_JOINS} WHERE r.id = $1`,
    [id],
  );
  return row ?? null;
}
