import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityDetail, ActivityFields, ActivityView, LeadDetail } from '@yipanqi/contract';
import { ACTIVITY_STATUS_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  type ConflictRow,
  Dialog,
  Doing,
  errorAnswer,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  VersionConflict,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesClient } from '../activities.client';
import { activityWords } from '../activities.labels';
import { ActivityForm } from './activity-form';
import { conflictRows } from './conflict-rows';

/** 登记活动 (`?lead=`) and its correction (`?id=`). */
@Component({
  selector: 'yp-record-activity-page',
  imports: [ActivityForm, Dialog, NzButtonModule, Page, Pending, RouterLink, VersionConflict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-activity.page.html',
  styles: `
    .returned {
      max-width: 560px;
      margin: 0 0 16px;
      padding: 8px 12px;
      border-left: 3px solid var(--yp-orange);
      background: var(--yp-orange-bg);
    }
    yp-version-conflict {
      max-width: 720px;
      margin-bottom: 16px;
    }
  `,
})
export class RecordActivityPage {
  private readonly client = inject(ActivitiesClient);
  private readonly session = inject(Session);
  private readonly entry = viewChild(ActivityForm);

  protected readonly query = queryFilters({ lead: '', id: '' });
  protected readonly isCorrection = computed(() => this.query.value().id !== '');
  protected readonly detail = resourceWithLast<ActivityDetail>(
    () => (this.query.value().id ? `/api/activities/${this.query.value().id}` : undefined),
    { about: () => this.query.value().id },
  );
  protected readonly lead = resourceWithLast<LeadDetail>(
    () => (!this.isCorrection() && this.query.value().lead ? `/api/leads/${this.query.value().lead}` : undefined),
    { about: () => this.query.value().lead },
  );
  protected readonly startLead = computed(() => {
    const lead = this.lead.value();
    return lead ? { id: lead.id, name: lead.name } : null;
  });
  /** What is corrected: as read, or as somebody else left it meanwhile. */
  private readonly newer = signal<ActivityView | null>(null);
  protected readonly activity = computed(() => {
    const read = this.detail.value()?.activity ?? null;
    const newer = this.newer();
    return newer && newer.id === read?.id ? newer : read;
  });
  protected readonly isEditable = computed(() => {
    const activity = this.activity();
    return ['pending', 'returned'].includes(activity?.status ?? '') && activity?.revokesId === null;
  });
  protected readonly canDiscard = computed(() => {
    const activity = this.activity();
    const isOpen = ['pending', 'returned'].includes(activity?.status ?? '');
    return isOpen && activity?.recordedBy === this.session.me()?.id;
  });

  protected readonly saving = new Doing();
  protected readonly discarding = new Doing();
  protected readonly askDiscard = signal(false);
  protected readonly saved = signal<ActivityView | null>(null);
  protected readonly conflict = signal<{ theirs: ActivityView; mine: ActivityFields } | null>(null);
  protected readonly conflictRows = computed<readonly ConflictRow[]>(() => {
    const conflict = this.conflict();
    return conflict ? conflictRows(conflict.theirs, conflict.mine) : [];
  });

  protected readonly statusNames = ACTIVITY_STATUS_NAMES;
  protected readonly words = activityWords;

  protected create(fields: ActivityFields): void {
    void this.store(() => this.client.record(fields));
  }

  protected correct(fields: ActivityFields): void {
    const activity = this.activity();
    if (activity) void this.storeCorrection(activity, fields);
  }

  protected keepMine(): void {
    const conflict = this.conflict();
    this.conflict.set(null);
    if (conflict) void this.storeCorrection(conflict.theirs, conflict.mine);
  }

  protected takeTheirs(): void {
    this.newer.set(this.conflict()?.theirs ?? null);
    this.conflict.set(null);
  }

  protected async discard(activity: ActivityView): Promise<void> {
    await this.discarding.run(async () => this.saved.set(await this.client.discard(activity.id, activity.version)));
    this.askDiscard.set(false);
  }

  private async storeCorrection({ id, version }: ActivityView, fields: ActivityFields): Promise<void> {
    await this.store(() => this.client.correct(id, { ...fields, version }));
    if (errorAnswer(this.saving.failure())?.code !== 'VERSION_STALE') return;
    await this.saving.run(async () => {
      const { activity: theirs } = await this.client.activity(id);
      this.conflict.set({ theirs, mine: fields });
    });
  }

  private async store(work: () => Promise<ActivityView>): Promise<void> {
    const done = await this.saving.run(async () => this.saved.set(await work()));
    if (!done) this.entry()?.refuse(this.saving.failure());
  }
}
