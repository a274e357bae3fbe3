import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { ActivityView } from '@yipanqi/contract';
import { assertActivityMove, RuleBroken } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityView } from './activity-view.query';
import { activityLine } from './activity-words';
import { lockActivity } from './lock-activity';

/** 作废: whoever wrote an activity down takes it back as long as it is not verified. */
@Injectable()
export class DiscardActivity {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly traces: ActivityTraces,
  ) {}

  run(write: Write, id: string, version: number): Promise<ActivityView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const activity = await lockActivity(tx, id);
      assertInScope(scopeOf(actor, 'activity.record'), activity.unit);
      if (activity.recordedBy !== actor.userId) throw new RuleBroken('ACTIVITY_DISCARD_NOT_OWN');
      assertActivityMove(activity.status, 'discarded');
      await updateVersioned(tx, 'activity', id, version, `status = 'discarded'`, []);
      await this.traces.leave(tx, actor, [
        { about: activity, event: { kind: 'activityDiscarded', text: `作废${activityLine(activity)}。` } },
      ]);
      await this.audit.record(tx, actor, {
        action: 'activity.discard',
        entity: 'activity',
        entityId: id,
        before: { status: activity.status },
        after: { status: 'discarded', activityNo: activity.activityNo },
      });
      return (await activityView(tx, actor, id))!;
    });
  }
}
