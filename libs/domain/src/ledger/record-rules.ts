import type { Day } from '../shared/calendar';
import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import type { RecordKind, RecordType } from './record';
import { isKindOf } from './record';

/** A record as it is about to be written down. */
export interface RecordDraft {
  readonly leadId: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  /** ISO 4217; null for records without money. */
  readonly currency: string | null;
  /** In the record's own currency, hundredths. */
  readonly amount: Fen | null;
  /** Yuan per unit of currency, a decimal; null for CNY. */
  readonly rate: string | null;
}

/** The record that a reversal names, with what of it still stands (earlier reversals taken off, pending ones too). */
export interface ReversedRecord {
  readonly leadId: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly verified: boolean;
  /** In the currency of the original record. */
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

/** Refuses what cannot be true. The reasons carry the value that would be right. */
export function assertRecord(draft: RecordDraft, lead: LeadRecordFacts, asOf: Day): void {
  if (!isKindOf(draft.type, draft.kind)) throw new RuleBroken('RECORD_KIND', { type: draft.type, kind: draft.kind });
  assertDate(draft, lead, asOf);
  assertAmount(draft);
  assertCurrency(draft);
  if (draft.kind === 'reversal') assertReversal(draft, lead.reversed);
}

function assertDate(draft: RecordDraft, lead: LeadRecordFacts, asOf: Day): void {
  if (draft.occurredOn > asOf) throw new RuleBroken('DATE_IN_FUTURE', { occurredOn: draft.occurredOn, latest: asOf });
  if (!needsAgreement(draft, lead)) return;
  if (lead.firstFormalOn === null) throw new RuleBroken('AGREEMENT_MISSING', { kind: draft.kind });
  if (draft.occurredOn < lead.firstFormalOn) {
    throw new RuleBroken('DATE_BEFORE_AGREEMENT', { occurredOn: draft.occurredOn, earliest: lead.firstFormalOn });
  }
}

/** An intent or framework agreement may be reversed before anything formal was signed. */
function needsAgreement(draft: RecordDraft, lead: LeadRecordFacts): boolean {
  const kind = draft.kind === 'reversal' && draft.type === 'agreement' ? (lead.reversed?.kind ?? null) : draft.kind;
  return kind !== null && !BEFORE_ANY_AGREEMENT.includes(kind);
}

function assertAmount(draft: RecordDraft): void {
  if (draft.type === 'milestone' || draft.kind === 'termination') {
    if (draft.amount !== null) throw new RuleBroken('AMOUNT_NOT_ALLOWED', { kind: draft.kind });
    return;
  }
  if (draft.amount === null) throw new RuleBroken('AMOUNT_REQUIRED', { kind: draft.kind });
  if (draft.kind === 'reversal') {
    if (draft.amount >= 0n) throw new RuleBroken('REVERSAL_NOT_NEGATIVE');
  } else if (draft.amount <= 0n) throw new RuleBroken('AMOUNT_NEGATIVE');
}

const RATE = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,10})?$/;

function assertCurrency(draft: RecordDraft): void {
  if (draft.amount === null) return;
  if (draft.currency === null || draft.currency === 'CNY') {
    if (draft.rate !== null && !/^0*1(\.0+)?$/.test(draft.rate)) throw new RuleBroken('RATE_NOT_ALLOWED');
    return;
  }
  if (draft.rate === null || !RATE.test(draft.rate)) throw new RuleBroken('RATE_REQUIRED', { currency: draft.currency });
}

function assertReversal(draft: RecordDraft, reversed: ReversedRecord | null): void {
  const fits =
    reversed !== null &&
    reversed.verified &&
    reversed.leadId === draft.leadId &&
    reversed.type === draft.type &&
    REVERSIBLE.includes(reversed.kind);
  if (!fits) throw new RuleBroken('REVERSAL_TARGET');
  if (draft.amount !== null && -draft.amount > reversed.remaining) {
    throw new RuleBroken('REVERSAL_EXCEEDS', { remaining: reversed.remaining });
  }
}
