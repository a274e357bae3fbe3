import type { Day, Month } from '../shared/calendar';
import { assertNotInFuture } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';
import { type Booking, bookedMonth } from '../ledger/booking';
import { canMoveRecord, RECORD_STATUS_NAMES, RECORD_STATUSES, type RecordStatus } from '../ledger/record';

/** 招商活动: what a unit does to attract investment, apart from the ledger. */
export const ACTIVITY_KINDS = ['visit', 'reception', 'event', 'publicity'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const ACTIVITY_KIND_NAMES: Readonly<Record<ActivityKind, string>> = {
  visit: '外出招商',
  reception: '来访接待',
  event: '招商活动',
  publicity: '宣传推介',
};

/** Who led it, from the first to the last. */
export const LEADER_LEVELS = ['principal', 'deputy', 'head', 'staff'] as const;
export type LeaderLevel = (typeof LEADER_LEVELS)[number];

export const LEADER_LEVEL_NAMES: Readonly<Record<LeaderLevel, string>> = {
  principal: '主要领导',
  deputy: '分管领导',
  head: '部门负责人',
  staff: '一般干部',
};

/** The same life as a ledger record's: what counts for the index is verified like the rest. */
export const ACTIVITY_STATUSES = RECORD_STATUSES;
export type ActivityStatus = RecordStatus;
export const ACTIVITY_STATUS_NAMES = RECORD_STATUS_NAMES;

/** An activity as it is about to be written down. */
export interface ActivityDraft {
  readonly kind: ActivityKind;
  readonly occurredOn: Day;
  readonly counterpart: string;
}

/** One meets somebody; an event or publicity may have no counterpart. */
export function needsCounterpart(kind: ActivityKind): boolean {
  return kind === 'visit' || kind === 'reception';
}

/** @throws RuleBroken DATE_IN_FUTURE, ACTIVITY_COUNTERPART */
export function assertActivity({ kind, occurredOn, counterpart }: ActivityDraft, asOf: Day): void {
  assertNotInFuture(occurredOn, asOf, 'occurredOn');
  if (needsCounterpart(kind) && counterpart === '') {
    throw new RuleBroken('ACTIVITY_COUNTERPART', { kind: ACTIVITY_KIND_NAMES[kind] }, 'counterpart');
  }
}

const MOVES: Readonly<Record<ActivityStatus, string>> = {
  pending: '更正',
  verified: '审核',
  returned: '退回',
  discarded: '作废',
};

/** @throws RuleBroken ACTIVITY_IMMUTABLE, ACTIVITY_STATUS */
export function assertActivityMove(from: ActivityStatus, to: ActivityStatus): void {
  if (from === 'pending' && to === 'pending') return;
  if (canMoveRecord(from, to)) return;
  if (from === 'verified') throw new RuleBroken('ACTIVITY_IMMUTABLE');
  throw new RuleBroken('ACTIVITY_STATUS', { status: ACTIVITY_STATUS_NAMES[from], action: MOVES[to] });
}

/** May `verifierId` verify it now? @throws RuleBroken VERIFY_OWN_ACTIVITY, ACTIVITY_STATUS, ACTIVITY_IMMUTABLE */
export function assertActivityVerifiable(
  activity: { readonly status: ActivityStatus; readonly recordedBy: string },
  verifierId: string,
): void {
  if (activity.recordedBy === verifierId) throw new RuleBroken('VERIFY_OWN_ACTIVITY');
  assertActivityMove(activity.status, 'verified');
}

/** Only what is verified, and is no revocation itself, is revoked, and once. @throws RuleBroken ACTIVITY_REVOKE, ACTIVITY_REVOKED */
export function assertRevocable(activity: {
  readonly status: ActivityStatus;
  readonly isRevocation: boolean;
  /** Number of the revocation that is there already, waiting ones too. */
  readonly revokedBy: string | null;
}): void {
  if (activity.status !== 'verified' || activity.isRevocation) throw new RuleBroken('ACTIVITY_REVOKE');
  if (activity.revokedBy !== null) throw new RuleBroken('ACTIVITY_REVOKED', { number: activity.revokedBy });
}

/** The ledger's rule: the month of the day while it is open, else the first open month. A revocation has its original's day. */
export function bookActivity(occurredOn: Day, lastClosed: Month | null): Booking {
  return bookedMonth(occurredOn, lastClosed);
}

/** What a verified activity adds to every count: a revocation takes one away. */
export function activitySign(isRevocation: boolean): 1 | -1 {
  return isRevocation ? -1 : 1;
}
