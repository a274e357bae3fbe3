import { newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { fen, RuleBroken, type WorkbookRecord } from '@yipanqi/domain';
import { insertRecords, type NewRecord } from '../insert-records';
import { storeEvents } from '../lead-events';
import { recordLine } from '../record-words';
import type { Wrote } from './apply-leads';

const PORTION = 1_000;

interface StagedRecord {
  type: string;
  row: number;
  /** Its amount is text: JSON has no integers of this size. */
  data: Omit<WorkbookRecord, 'amount'> & { amount: string | null };
  leadId: string;
  reversesId: string | null;
  [column: string]: unknown;
}

/** The records of an import that are new, written down as pending; what is reversed goes before its reversal. */
export async function applyRecords(tx: Tx, actor: Actor, importId: string, wrote: Wrote): Promise<number> {
  let added = 0;
  for (const reversals of [false, true]) {
    for (let after = { type: '', row: 0 }; ;) {
      const staged = await stagedAfter(tx, importId, reversals, after);
      if (staged.length === 0) break;
      after = staged.at(-1)!;
      await write(tx, actor, importId, staged);
      added += staged.length;
      await wrote(staged.length);
    }
  }
  await tx.run(
    `UPDATE lead SET touched_at = clock_timestamp() WHERE id IN (SELECT lead_id FROM ledger_record WHERE import_id = $1)
        AND import_id IS DISTINCT FROM $1`,
    [importId],
  );
  return added;
}

function stagedAfter(
  tx: Tx,
  importId: string,
  reversals: boolean,
  after: { type: string; row: number },
): Promise<StagedRecord[]> {
  return tx.query<StagedRecord>(
    // The page first: what it is joined with must not be sorted as a whole for every page.
    `WITH page AS MATERIALIZED (
       SELECT type, row, data, lead_code, reverses FROM ledger_import_record
        WHERE import_id = $1 AND record_id IS NULL AND (kind = 'reversal') = $2 AND (type, row) > ($3, $4)
        ORDER BY type, row LIMIT ${PORTION})
     SELECT p.type, p.row, p.data, l.id AS "leadId", o.id AS "reversesId" FROM page p JOIN lead l ON l.code = p.lead_code
       LEFT JOIN ledger_record o ON o.type = p.type AND o.voucher_no = p.reverses AND o.status <> 'discarded'
      ORDER BY p.type, p.row`,
    [importId, reversals, after.type, after.row],
  );
}

async function write(tx: Tx, actor: Actor, importId: string, staged: readonly StagedRecord[]): Promise<void> {
  const records = staged.map((each) => newRecord(each, actor, importId));
  const taken = await insertRecords(tx, records);
  // Somebody used one of the numbers between the check and now.
  if (taken.length < records.length) throw new RuleBroken('IMPORT_CHANGED_SINCE_CHECK');
  await storeEvents(
    tx,
    actor,
    records.map((record) => ({
      leadId: record.leadId,
      kind: 'recordAdded',
      occurredOn: record.occurredOn,
      text: `随台账导入登记${recordLine(record)}，待审核。`,
      recordId: record.id,
    })),
  );
}

function newRecord({ data, leadId, reversesId }: StagedRecord, actor: Actor, importId: string): NewRecord {
  const { type, kind, voucherNo, occurredOn, currency, originalWan, rate, headList, evidence, remark } = data;
  return {
    id: newId(),
    type,
    kind,
    voucherNo,
    leadId,
    occurredOn,
    currency,
    originalWan,
    rate,
    rateOn: rate === null ? null : occurredOn,
    amount: data.amount === null ? null : fen(data.amount),
    headList,
    reversesId,
    evidence,
    remark,
    recordedBy: actor.userId,
    importId,
  };
}
