import type { Allocation } from '../shared/allocate';
import type { Day, Month } from '../shared/calendar';
import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';

export const RECORD_KINDS = {
  agreement: ['intent', 'framework', 'formal', 'increase', 'termination', 'reversal'],
  funds: ['receipt', 'reversal'],
  milestone: ['construction', 'production', 'fullCapacity'],
} as const;

export type RecordType = keyof typeof RECORD_KINDS;
export type RecordKind = (typeof RECORD_KINDS)[RecordType][number];

export const RECORD_TYPES: readonly RecordType[] = ['agreement', 'funds', 'milestone'];

export const RECORD_TYPE_NAMES: Readonly<Record<RecordType, string>> = {
  agreement: '协议',
  funds: '到位资金',
  milestone: '节点',
};

export const RECORD_KIND_NAMES: Readonly<Record<RecordKind, string>> = {
  intent: '意向',
  framework: '框架',
  formal: '正式',
  increase: '增资',
  termination: '终止',
  reversal: '冲正',
  receipt: '到账',
  construction: '开工',
  production: '投产',
  fullCapacity: '达产',
};

export const RECORD_STATUSES = ['pending', 'verified', 'returned', 'discarded'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

export const RECORD_STATUS_NAMES: Readonly<Record<RecordStatus, string>> = {
  pending: '待审核',
  verified: '已审核',
  returned: '退回',
  discarded: '作废',
};

/** A verified record has no way on: a mistake in it is corrected by a reversal that names it. */
export const RECORD_TRANSITIONS: Readonly<Record<RecordStatus, readonly RecordStatus[]>> = {
  pending: ['verified', 'returned', 'discarded'],
  returned: ['pending', 'discarded'],
  verified: [],
  discarded: [],
};

export function canMoveRecord(from: RecordStatus, to: RecordStatus): boolean {
  return RECORD_TRANSITIONS[from].includes(to);
}

const RECORD_ACTIONS: Readonly<Record<RecordStatus, string>> = {
  pending: '重新提交',
  verified: '审核',
  returned: '退回',
  discarded: '作废',
};

/** @throws RuleBroken RECORD_STATUS */
export function assertRecordMove(from: RecordStatus, to: RecordStatus): void {
  if (canMoveRecord(from, to)) return;
  throw new RuleBroken('RECORD_STATUS', { status: RECORD_STATUS_NAMES[from], action: RECORD_ACTIONS[to] });
}

export function isKindOf(type: RecordType, kind: string): kind is RecordKind {
  return RECORD_KINDS[type].some((known) => known === kind);
}

/** What a record says, before anybody has looked at it. */
export interface RecordFacts {
  readonly id: string;
  readonly voucherNo: string;
  readonly leadId: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  /** Yuan; null for milestones and, until verified, for terminations. */
  readonly fen: Fen | null;
  /** In which it was agreed or paid: CNY, USD … Other than CNY is foreign capital. */
  readonly currency: string;
  /** Id of the verified record that this one reverses. */
  readonly reverses: string | null;
  /** List edition on which the enterprise stands, e.g. 世界500强 2021. */
  readonly headList: string | null;
}

/** A record after verification: booked, and its allocation to units frozen. Intent and framework allocate nothing. */
export interface VerifiedRecord extends RecordFacts {
  readonly bookedMonth: Month;
  readonly allocations: readonly Allocation[];
  /** The part of it that is foreign capital (外资): all of a foreign entry, and what a reversal or termination takes back of such. */
  readonly foreign: readonly Allocation[];
}

export const HOME_CURRENCY = 'CNY';

/** May `verifierId` verify this record now? @throws RuleBroken VERIFY_OWN_RECORD, RECORD_STATUS */
export function assertVerifiable(
  record: { readonly status: RecordStatus; readonly recordedBy: string },
  verifierId: string,
): void {
  if (record.recordedBy === verifierId) throw new RuleBroken('VERIFY_OWN_RECORD');
  assertRecordMove(record.status, 'verified');
}
