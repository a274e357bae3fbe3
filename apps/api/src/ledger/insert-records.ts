import type { Tx } from '@yipanqi/api/platform';
import type { Fen, RecordKind, RecordType } from '@yipanqi/domain';

/** A record as it is stored on its first day: pending. */
export interface NewRecord {
  id: string;
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  leadId: string;
  /** YYYY-MM-DD. */
  occurredOn: string;
  currency: string;
  /** 万 of the currency, decimal text. */
  originalWan: string | null;
  rate: string | null;
  rateOn: string | null;
  /** CNY 分. */
  amount: Fen | null;
  headList: string | null;
  /** Rows of one call may name each other; a row of an earlier call must have been inserted. */
  reversesId: string | null;
  evidence: string;
  remark: string;
  recordedBy: string;
  importId?: string | null;
  demo?: boolean;
  /** Instant, ISO 8601; now when left out. */
  recordedAt?: string | null;
}

/**
 * Writes records down by one statement and answers which were taken: a row whose voucher number is in use for its type is left
 * out. No rule is asked, no audit row and no event written: that is the caller's.
 */
export async function insertRecords(tx: Tx, rows: readonly NewRecord[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const taken = await tx.query<{ id: string }>(
    `INSERT INTO ledger_record (id, type, kind, voucher_no, lead_id, occurred_on, currency, original_wan, rate, rate_on, amount,
                                head_list, reverses_id, evidence, remark, recorded_by, import_id, demo, recorded_at)
     SELECT r.id, r.type, r.kind, r."voucherNo", r."leadId", r."occurredOn", r.currency, r."originalWan", r.rate, r."rateOn", r.amount,
            r."headList", r."reversesId", r.evidence, r.remark, r."recordedBy", r."importId", coalesce(r.demo, false),
            coalesce(r."recordedAt", clock_timestamp())
       FROM jsonb_to_recordset($1) AS r(id uuid, type text, kind text, "voucherNo" text, "leadId" uuid, "occurredOn" date,
            currency text, "originalWan" numeric, rate numeric, "rateOn" date, amount bigint, "headList" text, "reversesId" uuid,
            evidence text, remark text, "recordedBy" uuid, "importId" uuid, demo boolean, "recordedAt" timestamptz)
     ON CONFLICT (type, voucher_no) WHERE status <> 'discarded' DO NOTHING
     RETURNING id`,
    [JSON.stringify(rows.map((row) => ({ ...row, amount: row.amount?.toString() ?? null })))],
  );
  return taken.map((row) => row.id);
}
