import { isId, type Tx } from '@yipanqi/api/platform';
import { RuleBroken, type Month, type RecordKind, type RecordStatus, type RecordType } from '@yipanqi/domain';

/** Any fixed number: the one lock that verification shares and month close takes alone. */
const BOOKING_LOCK = 5_000_001;

/** Until the transaction ends no month closes; any number of verifications may hold it. */
export async function holdMonthsOpen(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [BOOKING_LOCK]);
}

/** Until the transaction ends nothing is booked, and nobody else closes. */
export async function stopBooking(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [BOOKING_LOCK]);
}

export async function lastClosedMonth(tx: Pick<Tx, 'one'>): Promise<Month | null> {
  const row = await tx.one<{ month: Month | null }>('SELECT max(month) AS month FROM month_close');
  return row?.month ?? null;
}

/**
 * Locks the leads of some records, always in the order of ids and always before the records, so that nobody waits in a circle.
 */
export async function lockLeadsOf(tx: Tx, recordIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT FROM lead WHERE id IN (SELECT lead_id FROM ledger_record WHERE id = ANY($1)) ORDER BY id FOR NO KEY UPDATE`,
    [recordIds],
  );
}

/** A record as it stands, held until the transaction ends. */
export interface LockedRecord {
  id: string;
  type: RecordType;
  kind: RecordKind;
  status: RecordStatus;
  voucherNo: string;
  leadId: string;
  recordedBy: string;
  occurredOn: string;
  /** 分. */
  amount: string | null;
  version: number;
  /** Responsible unit of its lead. */
  unit: string;
}

/** One lead and one record of it, locked; unknown → NOT_FOUND. */
export async function lockRecord(tx: Tx, recordId: string): Promise<LockedRecord> {
  if (!isId(recordId)) throw new RuleBroken('NOT_FOUND');
  await lockLeadsOf(tx, [recordId]);
  const row = await tx.one<LockedRecord & Record<string, unknown>>(
    `SELECT r.id, r.type, r.kind, r.status, r.voucher_no AS "voucherNo", r.lead_id AS "leadId", r.recorded_by AS "recordedBy",
            r.occurred_on::text AS "occurredOn", r.amount::text AS amount, r.version, l.unit_id AS unit
       FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE r.id = $1 FOR UPDATE OF r`,
    [recordId],
  );
  if (!row) throw new RuleBroken('NOT_FOUND');
  return row;
}
