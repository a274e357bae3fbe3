import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityDetail, ActivityView } from '@yipanqi/contract';
import { Session } from '@yipanqi/web/identity';
import { Doing, Drawer, Pending, ReasonDialog, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesClient } from './activities.client';
import { activityWords } from './activities.labels';
import { ActivitiesTable } from './activities-table';
import { ActivityFacts } from './activity-facts';

const REVOKE_REASONS = ['重复登记', '活动没有发生', '日期有误', '单位有误', '带队层级有误'];

/** One activity with its evidence and what else the unit did; its officer corrects it or asks for its revocation from here. */
@Component({
  selector: 'yp-activity-drawer',
  imports: [ActivitiesTable, ActivityFacts, Drawer, NzButtonModule, Pending, ReasonDialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="heading()" (closed)="closed.emit()">
      <yp-pending [of]="detail" />
      @if (detail.value(); as it) {
        @if (it.oddities.length > 0) {
          <ul class="odd" aria-label="需要留意">
            @for (odd of it.oddities; track odd.code) {
              <li>! {{ odd.sentence }}</li>
            }
          </ul>
        }
        <yp-activity-facts [activity]="it.activity" />
        @if (canCorrect()) {
          <p class="yp-actions">
            <a nz-button routerLink="/activities/new" [queryParams]="{ id: it.activity.id }">更正或作废</a>
          </p>
        }
        @if (canRevoke()) {
          <p class="yp-actions">
            <button nz-button type="button" (click)="askRevoke.set(true)">申请冲正</button>
          </p>
        }
        @if (asked(); as revocation) {
          <p role="status">已申请冲正，编号 {{ revocation.activityNo }}，待审核。</p>
        }
        <h3>佐证</h3>
        <p class="evidence">{{ it.activity.evidence || '没有填写佐证。' }}</p>
        @if (it.others.length > 0) {
          <h3>{{ it.activity.unitName }}同月的其他{{ kindName() }}</h3>
          <yp-activities-table [activities]="it.others" (opened)="opened.emit($event)" />
        }
        @if (askRevoke()) {
          <yp-reason-dialog
            heading="申请冲正 {{ it.activity.activityNo }}"
            label="冲正原因"
            submitText="申请冲正"
            note="审核通过后从活动数和得分中扣除；原记录保留不变。"
            [common]="reasons"
            [busy]="revoking.busy()"
            [refusal]="revoking.sentence()"
            (closed)="askRevoke.set(false)"
            (given)="revoke(it.activity, $event)"
          />
        }
      }
    </yp-drawer>
  `,
  styles: `
    .odd {
      padding: 8px 12px;
      border-left: 3px solid var(--yp-orange);
      background: var(--yp-orange-bg);
      list-style: none;
    }
    .evidence {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class ActivityDrawer {
  private readonly session = inject(Session);
  private readonly client = inject(ActivitiesClient);

  readonly id = input.required<string>();
  readonly closed = output();
  /** Another activity was asked for. */
  readonly opened = output<string>();
  /** A revocation was asked for. */
  readonly changed = output();

  protected readonly detail = resourceWithLast<ActivityDetail>(() => `/api/activities/${this.id()}`, {
    about: () => this.id(),
  });
  private readonly activity = computed(() => this.detail.value()?.activity);
  protected readonly kindName = computed(() => {
    const activity = this.activity();
    return activity ? activityWords({ kind: activity.kind, revokesId: null }) : '';
  });
  protected readonly heading = computed(() => {
    const activity = this.activity();
    return activity ? `${activityWords(activity)} ${activity.activityNo}` : '活动';
  });
  private readonly isOwn = computed(() => {
    const activity = this.activity();
    return activity !== undefined && this.session.canAt('activity.record', activity.unit);
  });
  protected readonly canCorrect = computed(
    () => this.isOwn() && ['pending', 'returned'].includes(this.activity()?.status ?? ''),
  );
  protected readonly canRevoke = computed(() => {
    const activity = this.activity();
    const isStanding = activity?.status === 'verified' && activity.revokesId === null && activity.revokedById === null;
    return this.isOwn() && isStanding && this.asked() === null;
  });

  protected readonly revoking = new Doing();
  protected readonly askRevoke = signal(false);
  protected readonly asked = signal<ActivityView | null>(null);
  protected readonly reasons = REVOKE_REASONS;

  protected async revoke({ id, version }: ActivityView, reason: string): Promise<void> {
    const done = await this.revoking.run(async () => this.asked.set(await this.client.revoke(id, { version, reason })));
    if (!done) return;
    this.askRevoke.set(false);
    this.detail.reload();
    this.changed.emit();
  }
}
