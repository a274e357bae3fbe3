import type { LeadDetail, LeadEventKind, LeadRecordSummary } from '@yipanqi/contract';
import {
  isOpenStage,
  OPEN_STAGES,
  RECORD_KIND_NAMES,
  STAGE_NAMES,
  STAGES,
  type RecordType,
  type Stage,
} from '@yipanqi/domain';
import type { Choice, StateKey } from '@yipanqi/web/ui';

export const EVENT_NAMES: Readonly<Record<LeadEventKind, string>> = {
  registered: '登记',
  edited: '修改',
  stageMoved: '阶段',
  followUp: '跟进',
  recordAdded: '登记凭证',
  recordCorrected: '更正凭证',
  recordVerified: '审核通过',
  recordReturned: '审核退回',
  recordDiscarded: '凭证作废',
  activityAdded: '登记活动',
  activityCorrected: '更正活动',
  activityVerified: '活动审核通过',
  activityReturned: '活动退回',
  activityDiscarded: '活动作废',
  splitChanged: '分劈',
  withdrawn: '退库',
  restored: '恢复',
  imported: '导入',
};

export const STAGE_CHOICES: readonly Choice[] = [
  { value: '', label: '全部阶段' },
  { value: OPEN_STAGES.join(','), label: '签约前（线索、研判、在谈）' },
  { value: 'signed,registered,construction,production,fullCapacity', label: '签约后' },
  ...STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage], group: '单个阶段' })),
];

export const STALE_CHOICES: readonly Choice[] = [
  { value: '', label: '不限' },
  { value: '30', label: '超过 30 天' },
  { value: '60', label: '超过 60 天' },
  { value: '90', label: '超过 90 天' },
];

/** Stages as the track on the page shows them; the exits stand apart. */
export const TRACK: readonly Stage[] = STAGES.filter((stage) => stage !== 'withdrawn' && stage !== 'terminated');

/** What a record of the lead is called: 正式协议, 到位资金, 开工节点. */
export function recordName({ type, kind }: Pick<LeadRecordSummary, 'type' | 'kind'>): string {
  if (type === 'milestone') return `${RECORD_KIND_NAMES[kind]}节点`;
  if (type === 'funds') return kind === 'reversal' ? '到位资金冲正' : '到位资金';
  return kind === 'reversal' ? '协议冲正' : `${RECORD_KIND_NAMES[kind]}协议`;
}

export function recordState({ status, kind }: Pick<LeadRecordSummary, 'status' | 'kind'>): StateKey {
  return kind === 'reversal' && status === 'verified' ? 'reversal' : status;
}

/** The one step that comes next: a move by hand, or the record from which the next stage follows. */
export type NextStep =
  | { readonly kind: 'move'; readonly to: Stage; readonly label: string }
  | { readonly kind: 'record'; readonly type: RecordType; readonly label: string };

const AFTER_SIGNING: Readonly<Partial<Record<Stage, NextStep>>> = {
  negotiation: { kind: 'record', type: 'agreement', label: '登记协议' },
  registered: { kind: 'record', type: 'milestone', label: '登记开工节点' },
  construction: { kind: 'record', type: 'milestone', label: '登记投产节点' },
  production: { kind: 'record', type: 'milestone', label: '登记达产节点' },
  fullCapacity: { kind: 'record', type: 'funds', label: '登记到位资金' },
};

export function nextStepOf(lead: Pick<LeadDetail, 'stage' | 'withdrawnFrom'>): NextStep | null {
  if (lead.stage === 'withdrawn')
    return lead.withdrawnFrom && { kind: 'move', to: lead.withdrawnFrom, label: '恢复项目' };
  if (lead.stage === 'signed') return { kind: 'move', to: 'registered', label: '登记企业注册' };
  const following = STAGES[STAGES.indexOf(lead.stage) + 1];
  if (isOpenStage(lead.stage) && following && isOpenStage(following)) {
    return { kind: 'move', to: following, label: `转入${STAGE_NAMES[following]}` };
  }
  return AFTER_SIGNING[lead.stage] ?? null;
}
