import { assertNotInFuture, type Day } from '../shared/calendar';
import { assertCurrency, assertPositiveAmount, type Fen, parseRate, toYuan } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { isKindOf, RECORD_KIND_NAMES, type RecordKind, type RecordType } from './record';

/** A record as it is about to be written down. */
export interface RecordDraft {
  readonly leadId: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  /** In yuan, converted when the currency is another one. */
  readonly fen: Fen | null;
  /** ISO 4217; null means CNY. */
  readonly currency: string | null;
  /** Yuan per unit of currency, a decimal; null for CNY. */
  readonly rate: string | null;
  /** Number of the voucher that a reversal names. */
  readonly reversesVoucherNo: string | null;
}

/** The record that a reversal names. */
export interface ReversedRecord {
  readonly leadId: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly verified: boolean;
  /** What of it still stands: earlier reversals are taken off, pending ones too. */
  readonly remaining: Fen;
}

export interface LeadRecordFacts {
  /** Earliest formal agreement of the lead, pending ones included; null when there is none. */
  readonly firstFormalOn: Day | null;
  /** The record named by a reversal; null when it was not found or nothing is reversed. */
  readonly reversed: ReversedRecord | null;
}

const REVERSIBLE: readonly RecordKind[] = ['intent', 'framework', 'formal', 'increase', 'receipt'];
const BEFORE_ANY_AGREEMENT: readonly RecordKind[] = ['intent', 'framework', 'formal'];

/**
 * Refuses what cannot be true.
 * @throws RuleBroken RECORD_KIND_UNKNOWN, DATE_IN_FUTURE, AGREEMENT_MISSING, DATE_BEFORE_AGREEMENT, AMOUNT_*, RATE_*,
 * CURRENCY_UNKNOWN, REVERSAL_*
 */
export function assertRecord(draft: RecordDraft, lead: LeadRecordFacts, asOf: Day): void {
  if (!isKindOf(draft.type, draft.kind)) throw new RuleBroken('RECORD_KIND_UNKNOWN', { value: draft.kind }, 'kind');
  assertDate(draft, lead, asOf);
  assertRecordAmount(draft);
  assertRate(draft);
  if (draft.kind === 'reversal') assertReversal(draft, lead.reversed);
}

function assertDate(draft: RecordDraft, lead: LeadRecordFacts, asOf: Day): void {
  assertNotInFuture(draft.occurredOn, asOf, 'occurredOn');
  if (!needsAgreement(draft, lead)) return;
  const signedOn = lead.firstFormalOn;
  if (signedOn === null) throw new RuleBroken('AGREEMENT_MISSING', { kind: RECORD_KIND_NAMES[draft.kind] });
  if (draft.occurredOn < signedOn) {
    throw new RuleBroken('DATE_BEFORE_AGREEMENT', { date: draft.occurredOn, signedOn }, 'occurredOn');
  }
}

/** Intent and framework agreements, and their reversals, may stand before anything formal was signed. */
function needsAgreement(draft: RecordDraft, lead: LeadRecordFacts): boolean {
  const ofAgreement = draft.type === 'agreement' && draft.kind === 'reversal';
  const kind = ofAgreement ? lead.reversed?.kind : draft.kind;
  return kind !== undefined && !BEFORE_ANY_AGREEMENT.includes(kind);
}

function assertRecordAmount(draft: RecordDraft): void {
  if (draft.type === 'milestone') {
    if (draft.fen !== null) throw new RuleBroken('AMOUNT_ON_MILESTONE', {}, 'amount');
  } else if (draft.kind === 'termination') {
    if (draft.fen !== null) throw new RuleBroken('AMOUNT_NOT_EXPECTED', {}, 'amount');
  } else if (draft.fen === null) throw new RuleBroken('AMOUNT_REQUIRED', {}, 'amount');
  else if (draft.kind !== 'reversal') assertPositiveAmount(draft.fen);
  else if (draft.fen >= 0n) throw new RuleBroken('REVERSAL_NOT_NEGATIVE', {}, 'amount');
}

function assertRate(draft: RecordDraft): void {
  if (draft.fen === null) return;
  const currency = assertCurrency(draft.currency ?? 'CNY');
  if (currency !== 'CNY') {
    if (draft.rate === null) throw new RuleBroken('RATE_REQUIRED', { currency }, 'rate');
    parseRate(draft.rate);
  } else if (draft.rate !== null && parseRate(draft.rate) !== '1') throw new RuleBroken('RATE_NOT_ONE', {}, 'rate');
}

function assertReversal(draft: RecordDraft, reversed: ReversedRecord | null): void {
  if (draft.reversesVoucherNo === null) throw new RuleBroken('REVERSAL_TARGET_REQUIRED', {}, 'reverses');
  const fits =
    reversed !== null &&
    reversed.verified &&
    reversed.leadId === draft.leadId &&
    reversed.type === draft.type &&
    REVERSIBLE.includes(reversed.kind);
  if (!fits) throw new RuleBroken('REVERSAL_TARGET_UNKNOWN', { voucherNo: draft.reversesVoucherNo }, 'reverses');
  if (draft.fen !== null && -draft.fen > reversed.remaining) {
    throw new RuleBroken('REVERSAL_EXCEEDS', { remaining: toYuan(reversed.remaining) }, 'amount');
  }
}
