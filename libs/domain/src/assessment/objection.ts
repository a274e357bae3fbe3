import { addDays, type Day } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';

export const OBJECTION_STATUSES = ['open', 'granted', 'rejected'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export const OBJECTION_STATUS_NAMES: Readonly<Record<ObjectionStatus, string>> = {
  open: '待答复',
  granted: '成立',
  rejected: '不成立',
};

/** What is put right when an objection is granted. */
export const CORRECTION_KINDS = ['manualInput', 'ledger'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const CORRECTION_KIND_NAMES: Readonly<Record<CorrectionKind, string>> = {
  manualInput: '更正人工填报',
  ledger: '计入迟到的台账凭证',
};

/** The last day on which an objection may be raised: n days after publication, that day included. */
export function objectionDeadline(publishedOn: Day, days: number): Day {
  return addDays(publishedOn, days);
}

/** @throws RuleBroken OBJECTION_LATE */
export function assertInTime(publishedOn: Day, days: number, asOf: Day): void {
  const deadline = objectionDeadline(publishedOn, days);
  if (asOf > deadline) throw new RuleBroken('OBJECTION_LATE', { deadline });
}

/** Only an open objection is commented on and decided. @throws RuleBroken OBJECTION_STATUS */
export function assertOpen(status: ObjectionStatus, action: string): void {
  if (status !== 'open') {
    throw new RuleBroken('OBJECTION_STATUS', { status: OBJECTION_STATUS_NAMES[status], action });
  }
}

export interface ObjectionDecision {
  readonly verdict: 'granted' | 'rejected';
  readonly correction: CorrectionKind | null;
  /** Vouchers of the ledger that count for the year although they were booked after it. */
  readonly vouchers: readonly string[];
}

/**
 * A granted objection says what is put right; a rejected one puts nothing right.
 * @throws RuleBroken OBJECTION_CORRECTION, OBJECTION_VOUCHERS
 */
export function assertDecision({ verdict, correction, vouchers }: ObjectionDecision): void {
  if ((verdict === 'granted') !== (correction !== null)) throw new RuleBroken('OBJECTION_CORRECTION', {}, 'correction');
  if ((correction === 'ledger') !== vouchers.length > 0) throw new RuleBroken('OBJECTION_VOUCHERS', {}, 'vouchers');
}
