import { newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { sumFen, type VerifiedRecord } from '@yipanqi/domain';
import type { Booked, Changes } from './book-records';
import { storeEvents } from './lead-events';
import type { LeadBook } from './lead-book';
import { amountWords, recordWords } from './record-words';

/** Stores a portion of verified records with everything that follows from them, by one statement a table. */
export async function storeBooked(tx: Tx, actor: Actor, changes: Changes): Promise<void> {
  await updateRecords(tx, actor, changes.booked);
  await insertPostings(tx, changes);
  await upsertHeads(tx, changes);
  await updateLeads(tx, [...changes.books.values()]);
  await storeEvents(
    tx,
    actor,
    changes.booked.map((booked) => ({
      leadId: booked.record.leadId,
      kind: 'recordVerified',
      occurredOn: booked.record.occurredOn,
      text: verifiedWords(booked),
      recordId: booked.record.id,
    })),
  );
}

function verifiedWords({ record, late }: Booked): string {
  const money = record.fen === null ? '' : `，${amountWords(record.fen)}`;
  const month = `计入 ${record.bookedMonth}${late ? '（迟报，所属月份已月结）' : ''}`;
  return `${recordWords(record.type, record.kind)} ${record.voucherNo} 审核通过${money}，${month}。`;
}

async function updateRecords(tx: Tx, actor: Actor, booked: readonly Booked[]): Promise<void> {
  const numbers = await tx.query<{ seq: string }>(
    `SELECT nextval('verification_number')::text AS seq FROM generate_series(1, $1)`,
    [booked.length],
  );
  const rows = booked.map(({ record }, index) => ({
    id: record.id,
    month: record.bookedMonth,
    amount: record.fen?.toString() ?? null,
    seq: numbers[index]!.seq,
  }));
  await tx.run(
    `UPDATE ledger_record r SET status = 'verified', verified_by = $2, verified_at = now(), booked_month = v.month,
            amount = v.amount, verified_seq = v.seq, return_reason = '', version = r.version + 1
       FROM jsonb_to_recordset($1) AS v(id uuid, month text, amount bigint, seq bigint) WHERE r.id = v.id`,
    [JSON.stringify(rows), actor.userId],
  );
}

async function insertPostings(tx: Tx, { postings }: Changes): Promise<void> {
  if (postings.length === 0) return;
  const rows = postings.map((posting) => ({ ...posting, id: newId(), value: posting.value.toString() }));
  await tx.run(
    `INSERT INTO ledger_posting (id, record_id, lead_id, unit_id, quota_line, booked_month, measure, value)
     SELECT id, "recordId", "leadId", unit, "quotaLine", month, measure, value
       FROM jsonb_to_recordset($1) AS p(id uuid, "recordId" uuid, "leadId" uuid, unit text, "quotaLine" text, month text,
            measure text, value bigint)`,
    [JSON.stringify(rows)],
  );
}

async function upsertHeads(tx: Tx, { heads }: Changes): Promise<void> {
  if (heads.size === 0) return;
  const rows = [...heads.values()].map(({ head, enterpriseId, headGroup }) => ({ ...head, enterpriseId, headGroup }));
  await tx.run(
    `INSERT INTO head_count (head_group, enterprise_id, record_id, lead_id, unit_id, quota_line, booked_month, occurred_on, voucher_no)
     SELECT "headGroup", "enterpriseId", "recordId", "leadId", unit, "quotaLine", "bookedMonth", "occurredOn", "voucherNo"
       FROM jsonb_to_recordset($1) AS h("headGroup" text, "enterpriseId" uuid, "recordId" uuid, "leadId" uuid, unit text,
            "quotaLine" text, "bookedMonth" text, "occurredOn" date, "voucherNo" text)
     ON CONFLICT (head_group, enterprise_id) DO UPDATE SET record_id = excluded.record_id, lead_id = excluded.lead_id,
       unit_id = excluded.unit_id, quota_line = excluded.quota_line, booked_month = excluded.booked_month,
       occurred_on = excluded.occurred_on, voucher_no = excluded.voucher_no`,
    [JSON.stringify(rows)],
  );
}

/** What a lead shows of its records: sums, the day of signing and the stage that follows from them. */
async function updateLeads(tx: Tx, books: readonly LeadBook[]): Promise<void> {
  await tx.run(
    `UPDATE lead l SET contracted = v.contracted, in_place = v."inPlace", signed_on = v."signedOn", stage = v.stage,
            stage_since = CASE WHEN l.stage = v.stage THEN l.stage_since ELSE now() END, touched_at = now(), version = l.version + 1
       FROM jsonb_to_recordset($1) AS v(id uuid, contracted bigint, "inPlace" bigint, "signedOn" date, stage text)
      WHERE l.id = v.id`,
    [JSON.stringify(books.map(leadColumns))],
  );
}

function leadColumns({ lead, stage, verified }: LeadBook): object {
  const signed = verified.filter((record) => record.kind === 'formal').map((record) => record.occurredOn);
  return {
    id: lead.id,
    contracted: bookedSum(verified, 'agreement').toString(),
    inPlace: bookedSum(verified, 'funds').toString(),
    signedOn: signed.sort()[0] ?? null,
    stage: stage.stage,
  };
}

function bookedSum(verified: readonly VerifiedRecord[], type: VerifiedRecord['type']): bigint {
  const ofType = verified.filter((record) => record.type === type);
  return sumFen(ofType.flatMap((record) => record.allocations.map((part) => part.fen)));
}
