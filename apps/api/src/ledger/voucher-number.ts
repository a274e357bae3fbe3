import type { Queryable, Tx } from '@yipanqi/api/platform';
import { optionalText, RuleBroken, VOUCHER_NO_MAX, yearOf, type Day, type RecordType } from '@yipanqi/domain';
import type { RecordColumns } from './checked-record';

/** The number that was typed, or the next free one: PZ-2021-000001. */
export async function voucherNumber(tx: Tx, typed: string | undefined, type: RecordType, today: Day): Promise<string> {
  const given = optionalText(typed, '凭证号', VOUCHER_NO_MAX, 'voucherNo');
  if (given !== null) return given;
  for (;;) {
    const next = await tx.one<{ number: string }>(`SELECT nextval('voucher_number')::text AS number`);
    const voucherNo = `PZ-${yearOf(today)}-${next!.number.padStart(6, '0')}`;
    if (!(await usedBy(tx, type, voucherNo))) return voucherNo;
  }
}

interface Used {
  leadId: string;
  kind: string;
  occurredOn: string;
  amount: string | null;
}

function usedBy(db: Queryable, type: RecordType, voucherNo: string): Promise<Used | null> {
  return db.one<Used & Record<string, unknown>>(
    `SELECT lead_id AS "leadId", kind, occurred_on::text AS "occurredOn", amount::text AS amount
       FROM ledger_record WHERE type = $1 AND voucher_no = $2 AND status <> 'discarded'`,
    [type, voucherNo],
  );
}

/** The refusal of a number that is in use, naming the first thing in which the two records differ. */
export async function voucherConflict(
  db: Queryable,
  wanted: { type: RecordType; voucherNo: string; leadId: string } & RecordColumns,
): Promise<RuleBroken> {
  const used = await usedBy(db, wanted.type, wanted.voucherNo);
  const differs: readonly (readonly [string, boolean])[] = [
    ['项目', used?.leadId !== wanted.leadId],
    ['种类', used?.kind !== wanted.kind],
    ['日期', used?.occurredOn !== wanted.occurredOn],
    ['金额', used?.amount !== (wanted.amount?.toString() ?? null)],
    ['登记时间', true],
  ];
  const field = differs.find(([, differ]) => differ)![0];
  return new RuleBroken('VOUCHER_CONFLICT', { voucherNo: wanted.voucherNo, field }, 'voucherNo');
}
