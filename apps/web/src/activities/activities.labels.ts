import type { ActivityView } from '@yipanqi/contract';
import {
  ACTIVITY_KIND_NAMES,
  ACTIVITY_KINDS,
  ACTIVITY_STATUS_NAMES,
  type ActivityKind,
  LEADER_LEVEL_NAMES,
  LEADER_LEVELS,
} from '@yipanqi/domain';
import type { Choice, StateKey } from '@yipanqi/web/ui';

/** 外出招商; 外出招商冲正 for what takes one back. */
export function activityWords({ kind, revokesId }: Pick<ActivityView, 'kind' | 'revokesId'>): string {
  return `${ACTIVITY_KIND_NAMES[kind]}${revokesId === null ? '' : '冲正'}`;
}

/** Revocations stand out among the verified ones. */
export function activityState({ status, revokesId }: Pick<ActivityView, 'status' | 'revokesId'>): StateKey {
  return revokesId !== null && status === 'verified' ? 'reversal' : status;
}

/** What a kind is, under the choice of the kind. */
export const KIND_HINTS: Readonly<Record<ActivityKind, string>> = {
  visit: '外出拜访企业、商会、机构，洽谈投资。',
  reception: '接待来访、来渝考察的企业、商会、机构。',
  event: '举办或参加招商推介会、签约活动、展会、论坛。',
  publicity: '媒体宣传、投资环境推介、资料投放。',
};

export const KIND_CHOICES: readonly Choice[] = [
  { value: '', label: '全部种类' },
  ...ACTIVITY_KINDS.map((kind) => ({ value: kind, label: ACTIVITY_KIND_NAMES[kind] })),
];

export const STATUS_CHOICES: readonly Choice[] = [
  { value: '', label: '全部状态' },
  ...(['pending', 'returned', 'verified', 'discarded'] as const).map((status) => ({
    value: status,
    label: ACTIVITY_STATUS_NAMES[status],
  })),
];

export const LEVELS = LEADER_LEVELS.map((level) => ({ level, words: LEADER_LEVEL_NAMES[level] }));
export const KINDS = ACTIVITY_KINDS.map((kind) => ({ kind, words: ACTIVITY_KIND_NAMES[kind] }));
