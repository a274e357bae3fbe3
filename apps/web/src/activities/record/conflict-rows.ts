import type { ActivityFields, ActivityView } from '@yipanqi/contract';
import { ACTIVITY_KIND_NAMES, LEADER_LEVEL_NAMES } from '@yipanqi/domain';
import type { ConflictRow } from '@yipanqi/web/ui';

/** The activity as it is now beside what was typed. */
export function conflictRows(theirs: ActivityView, mine: ActivityFields): ConflictRow[] {
  const row = (label: string, now: string, typed: string | undefined): ConflictRow => ({
    label,
    theirs: now,
    mine: typed ?? '',
  });
  return [
    row('种类', ACTIVITY_KIND_NAMES[theirs.kind], ACTIVITY_KIND_NAMES[mine.kind]),
    row('主题', theirs.subject, mine.subject),
    row('日期', theirs.occurredOn, mine.occurredOn),
    row('带队层级', LEADER_LEVEL_NAMES[theirs.level], LEADER_LEVEL_NAMES[mine.level]),
    row('对方单位', theirs.counterpart, mine.counterpart),
    row('地点', theirs.place, mine.place),
    row('成效', theirs.result, mine.result),
    row('佐证', theirs.evidence, mine.evidence),
    row('备注', theirs.remark, mine.remark),
  ];
}
