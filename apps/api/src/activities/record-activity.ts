import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, newId, Writes, type Write } from '@yipanqi/api/platform';
import type { ActivityBody, ActivityView } from '@yipanqi/contract';
import { yearOf } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityView } from './activity-view.query';
import { activityFacts, activityLine } from './activity-words';
import { checkedActivity } from './checked-activity';
import { activityNumbers, insertActivities, type NewActivity } from './insert-activities';

/** Writes an activity down; it waits for verification by somebody else. */
@Injectable()
export class RecordActivity {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly traces: ActivityTraces,
  ) {}

  run(write: Write, body: ActivityBody): Promise<ActivityView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const asOf = this.clock.today();
      const columns = await checkedActivity(tx, actor, this.units, body, asOf);
      const [activityNo = ''] = await activityNumbers(tx, 1, yearOf(asOf));
      const activity: NewActivity = { id: newId(), activityNo, revokesId: null, recordedBy: actor.userId, ...columns };
      await insertActivities(tx, [activity]);
      await this.traces.leave(tx, actor, [
        { about: activity, event: { kind: 'activityAdded', text: `登记${activityLine(activity)}，待审核。` } },
      ]);
      await this.audit.record(tx, actor, {
        action: 'activity.record',
        entity: 'activity',
        entityId: activity.id,
        after: activityFacts(activity),
      });
      return (await activityView(tx, actor, activity.id))!;
    });
  }
}
