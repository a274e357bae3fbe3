import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { ActivityReasonBody, ActivityView } from '@yipanqi/contract';
import { assertActivityMove, REASON_MAX, requiredText } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityView } from './activity-view.query';
import { activityLine } from './activity-words';
import { lockActivity } from './lock-activity';

/** 退回: the verifier sends an activity back with a reason; its officer is told, and corrects or discards it. */
@Injectable()
export class ReturnActivity {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly traces: ActivityTraces,
    private readonly notify: Notify,
  ) {}

  run(write: Write, id: string, { version, reason: typed }: ActivityReasonBody): Promise<ActivityView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const activity = await lockActivity(tx, id);
      assertInScope(scopeOf(actor, 'activity.verify'), activity.unit);
      assertActivityMove(activity.status, 'returned');
      const reason = requiredText(typed, '退回原因', REASON_MAX, 'reason');
      await updateVersioned(tx, 'activity', id, version, `status = 'returned', return_reason = $3`, [reason]);
      await this.traces.leave(tx, actor, [
        { about: activity, event: { kind: 'activityReturned', text: `${activityLine(activity)}被退回：${reason}` } },
      ]);
      await this.notify.send(tx, {
        to: [activity.recordedBy],
        kind: 'activity',
        title: `活动 ${activity.activityNo} 被退回：${reason}`,
        link: `/activities?open=${id}`,
      });
      await this.audit.record(tx, actor, {
        action: 'activity.return',
        entity: 'activity',
        entityId: id,
        before: { status: activity.status },
        after: { status: 'returned', activityNo: activity.activityNo, reason },
      });
      return (await activityView(tx, actor, id))!;
    });
  }
}
