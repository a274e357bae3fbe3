import type { ActivityView } from '@yipanqi/contract';
import { ACTIVITY_KIND_NAMES, LEADER_LEVEL_NAMES, type ActivityKind, type LeaderLevel } from '@yipanqi/domain';
import type { NewActivity } from './insert-activities';

interface Said {
  kind: ActivityKind;
  level: LeaderLevel;
  activityNo: string;
  subject: string;
  revokesId: string | null;
}

/** 外出招商 HD-2026-000001：拜访演示企业（分管领导） */
export function activityLine({ kind, level, activityNo, subject, revokesId }: Said): string {
  const word = revokesId === null ? '' : '冲正';
  return `${ACTIVITY_KIND_NAMES[kind]}${word} ${activityNo}：${subject}（${LEADER_LEVEL_NAMES[level]}）`;
}

/** For the trail. */
export function activityFacts(activity: NewActivity): object {
  const { id: _, recordedBy: __, demo: ___, recordedAt: ____, level, ...facts } = activity;
  return { ...facts, level: LEADER_LEVEL_NAMES[level] };
}

/** What of an activity may be corrected, for the trail. */
export function correctedFacts(view: ActivityView): object {
  const { kind, unit, occurredOn, level, subject, counterpart, enterpriseId, leadId } = view;
  const { place, result, evidence, remark, status } = view;
  const said = { kind, unit, occurredOn, level: LEADER_LEVEL_NAMES[level], subject, counterpart, enterpriseId, leadId };
  return { ...said, place, result, evidence, remark, status };
}
