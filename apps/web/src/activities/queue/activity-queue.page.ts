import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { QueueActivity } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import { ReviewPage, ReviewQueue } from '@yipanqi/web/ui';
import { ActivitiesClient } from '../activities.client';
import { activityWords } from '../activities.labels';
import { ActivitiesTable } from '../activities-table';
import { ActivitiesTabs } from '../activities-tabs';
import { ActivityDrawer } from '../activity-drawer';
import { ActivityFacts } from '../activity-facts';

const RETURN_REASONS = ['缺少佐证材料', '日期与佐证不符', '带队层级与佐证不符', '与已登记的活动重复', '种类有误'];

/** Activities that wait. */
@Component({
  selector: 'yp-activity-queue-page',
  imports: [ActivitiesTable, ActivitiesTabs, ActivityDrawer, ActivityFacts, ReviewPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activity-queue.page.html',
  styleUrl: './activity-queue.page.css',
})
export class ActivityQueuePage {
  private readonly client = inject(ActivitiesClient);
  private readonly reference = inject(ReferenceStore);

  protected readonly queue = new ReviewQueue<QueueActivity>({
    url: '/api/activities/queue',
    fetch: (params) => this.client.queue(params),
    item: ({ activity }) => ({
      ...activity,
      number: activity.activityNo,
      title: activityWords(activity),
      aside: activity.occurredOn,
    }),
    unitName: (unit) => this.reference.unitName(unit),
    verify: (row) => this.verify([row]),
    verifyMany: (rows) => this.verify(rows),
    sendBack: ({ activity: { id, version } }, reason) => this.client.sendBack(id, { version, reason }),
  });
  protected readonly opened = signal('');
  protected readonly reasons = RETURN_REASONS;

  private async verify(rows: readonly QueueActivity[]): Promise<string> {
    const activities = rows.map(({ activity: { id, version } }) => ({ id, version }));
    const { verified } = await this.client.verify({ activities });
    const [first] = verified;
    return verified.length === 1
      ? `${first?.activityNo} 已审核，计入 ${first?.bookedMonth}。`
      : `${verified.length} 项活动已审核。`;
  }
}
