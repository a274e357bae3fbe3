import type { Tx } from '@yipanqi/api/platform';
import type { RecordFields } from '@yipanqi/contract';
import {
  assertNotInFuture,
  assertRecord,
  convertToFen,
  EVIDENCE_MAX,
  fen,
  headListText,
  NOTE_MAX,
  optionalText,
  parseDay,
  parseHeadList,
  parseRate,
  parseWan,
  remainingOf,
  RuleBroken,
  sumFen,
  toWan,
  type Day,
  type Fen,
  type RecordKind,
  type RecordType,
  type ReversedRecord,
} from '@yipanqi/domain';
import type { NewRecord } from './insert-records';
import { loadBooks } from './lead-book';

/** The columns that a form or a request fills. */
export type RecordColumns = Pick<
  NewRecord,
  | 'kind'
  | 'occurredOn'
  | 'currency'
  | 'originalWan'
  | 'rate'
  | 'rateOn'
  | 'amount'
  | 'headList'
  | 'reversesId'
  | 'evidence'
  | 'remark'
>;

export interface RecordAsked {
  leadId: string;
  type: RecordType;
  fields: RecordFields;
  asOf: Day;
  /** The record that is being corrected: it is not held against itself. */
  self: string | null;
}

/** Field names of the domain that the wire calls otherwise. */
const WIRE_FIELDS: Readonly<Record<string, string>> = { amount: 'amountWan', reverses: 'reversesId' };

/** What was typed, against the rules; a refusal names the field of the request. @throws RuleBroken as `assertRecord` */
export async function checkedRecord(tx: Tx, asked: RecordAsked): Promise<RecordColumns> {
  try {
    return await check(tx, asked);
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.field === undefined) throw error;
    throw new RuleBroken(error.code, error.details, WIRE_FIELDS[error.field] ?? error.field);
  }
}

async function check(tx: Tx, asked: RecordAsked): Promise<RecordColumns> {
  const { leadId, type, fields, asOf, self } = asked;
  const money = moneyOf(fields, asOf);
  const columns: RecordColumns = {
    kind: fields.kind,
    occurredOn: parseDay(fields.occurredOn, 'occurredOn'),
    ...money,
    headList: fields.headList ? headListText(parseHeadList(fields.headList)) : null,
    reversesId: fields.kind === 'reversal' ? (fields.reversesId ?? null) : null,
    evidence: optionalText(fields.evidence, '佐证', EVIDENCE_MAX, 'evidence') ?? '',
    remark: optionalText(fields.remark, '备注', NOTE_MAX, 'remark') ?? '',
  };
  const target = columns.reversesId === null ? null : await reversedRecord(tx, leadId, columns.reversesId, self);
  assertRecord(
    {
      leadId,
      type,
      kind: fields.kind,
      occurredOn: columns.occurredOn as Day,
      fen: money.amount,
      currency: money.currency,
      rate: money.rate,
      reversesVoucherNo: columns.reversesId === null ? null : (target?.voucherNo ?? columns.reversesId),
    },
    { firstFormalOn: await firstFormalOn(tx, leadId, self), reversed: target },
    asOf,
  );
  return columns;
}

type Money = Pick<RecordColumns, 'currency' | 'originalWan' | 'rate' | 'rateOn' | 'amount'>;

function moneyOf({ amountWan, currency: typed, rate, rateOn, occurredOn }: RecordFields, asOf: Day): Money {
  const currency = typed || 'CNY';
  if (!amountWan) return { currency: 'CNY', originalWan: null, rate: null, rateOn: null, amount: null };
  // As it is stored: what people type may have separators and full-width digits.
  const originalWan = toWan(parseWan(amountWan));
  if (currency === 'CNY') {
    return {
      currency,
      originalWan,
      rate: rate ? parseRate(rate) : null,
      rateOn: null,
      amount: parseWan(originalWan),
    };
  }
  if (!rate) throw new RuleBroken('RATE_REQUIRED', { currency }, 'rate');
  const rateDay = parseDay(rateOn || occurredOn, 'rateOn');
  assertNotInFuture(rateDay, asOf, 'rateOn');
  return {
    currency,
    originalWan,
    rate: parseRate(rate),
    rateOn: rateDay,
    amount: convertToFen(originalWan, rate),
  };
}

async function firstFormalOn(tx: Tx, leadId: string, self: string | null): Promise<Day | null> {
  const row = await tx.one<{ day: Day | null }>(
    `SELECT min(occurred_on)::text AS day FROM ledger_record
      WHERE lead_id = $1 AND kind = 'formal' AND status <> 'discarded' AND id IS DISTINCT FROM $2`,
    [leadId, self],
  );
  return row?.day ?? null;
}

type Target = ReversedRecord & { voucherNo: string };

/**
 * The record of the lead that a reversal names and what of it is still free: other reversals that wait are taken off as well.
 * Records of other leads are unknown.
 */
async function reversedRecord(tx: Tx, leadId: string, id: string, self: string | null): Promise<Target | null> {
  const row = await tx.one<{
    voucherNo: string;
    leadId: string;
    type: RecordType;
    kind: RecordKind;
    verified: boolean;
  }>(
    `SELECT voucher_no AS "voucherNo", lead_id AS "leadId", type, kind, status = 'verified' AS verified
       FROM ledger_record WHERE id = $1 AND lead_id = $2`,
    [id, leadId],
  );
  return row && { ...row, remaining: await remaining(tx, row.leadId, id, self) };
}

async function remaining(tx: Tx, leadId: string, id: string, self: string | null): Promise<Fen> {
  const history = (await loadBooks(tx, [leadId])).get(leadId)?.verified ?? [];
  const original = history.find((record) => record.id === id);
  if (!original) return fen(0);
  const waiting = await tx.query<{ amount: string }>(
    `SELECT amount::text AS amount FROM ledger_record
      WHERE reverses_id = $1 AND status IN ('pending', 'returned') AND id IS DISTINCT FROM $2`,
    [id, self],
  );
  return sumFen([remainingOf(original, history).fen, ...waiting.map((each) => BigInt(each.amount))]);
}
