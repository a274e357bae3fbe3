import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import type { DueStatus, DueWork, DueWorkPage, SchedulesAnswer } from '@yipanqi/contract';
import { Session } from '@yipanqi/web/identity';
import {
  Doing,
  Empty,
  ErrorNote,
  instantWords,
  JobsStore,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { AllJobs } from './all-jobs';
import { DueWorkTable } from './due-work-table';
import { JobList } from './job-list';
import { JobLogDrawer } from './job-log.drawer';
import { TasksClient } from './tasks.client';
import { cronWords, DUE_LOOKS } from './tasks.labels';

const POLL_MS = 5_000;
const COUNTED: readonly DueStatus[] = ['due', 'waiting', 'queued', 'running', 'done', 'failed', 'notNeeded'];

/** 任务: one's own background work; what the schedules have made due, and what they make due next; for administrators, all of it. */
@Component({
  selector: 'yp-tasks-page',
  imports: [AllJobs, DueWorkTable, Empty, ErrorNote, JobList, JobLogDrawer, NzButtonModule, Page, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tasks.page.html',
  styleUrl: './tasks.page.css',
})
export class TasksPage {
  private readonly client = inject(TasksClient);
  protected readonly session = inject(Session);
  protected readonly store = inject(JobsStore);

  protected readonly filters = queryFilters({ status: '', schedule: '', late: '' });
  protected readonly seesSchedules = computed(() => this.session.can('schedule.read'));
  protected readonly schedules = resourceWithLast<SchedulesAnswer>(() =>
    this.seesSchedules() ? '/api/schedules' : undefined,
  );
  protected readonly page = resourceWithLast<DueWorkPage>(() =>
    this.seesSchedules() ? { url: '/api/due-work', params: this.params() } : undefined,
  );
  protected readonly work = paged<DueWork>(this.page, (after) => this.client.dueWork({ ...this.params(), after }));
  protected readonly logOf = signal('');
  protected readonly rerunning = new Doing();
  protected readonly counts = computed(() => {
    const counts = this.schedules.value()?.counts;
    if (!counts) return [];
    return [
      ...COUNTED.map((status) => ({ label: DUE_LOOKS[status].words, count: counts[status], filter: { status } })),
      { label: '超期', count: counts.late, filter: { late: '1' } },
    ].filter(({ count }) => count > 0);
  });
  protected readonly sentence = computed(() => {
    const own = `我的任务 ${this.store.running().length} 项正在进行`;
    const counts = this.schedules.value()?.counts;
    if (!counts) return own;
    return `${own} · 计划任务：${counts.waiting + counts.due} 项应办，${counts.failed} 项没有完成，${counts.late} 项超期`;
  });
  protected readonly words = instantWords;
  protected readonly cronWords = cronWords;

  constructor() {
    void this.store.refresh();
    const timer = setInterval(() => this.look(), POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected isChosen(filter: { status?: string; late?: string }): boolean {
    const now = this.filters.value();
    return filter.late ? now.late === '1' : now.status === filter.status;
  }

  protected choose(filter: { status?: string; late?: string }): void {
    const off = this.isChosen(filter);
    this.filters.patch(filter.late ? { late: off ? '' : '1' } : { status: off ? '' : (filter.status ?? '') });
  }

  protected async rerun(jobId: string): Promise<void> {
    if (await this.rerunning.run(() => this.client.rerun(jobId))) this.reload();
  }

  /** Only while the first page is shown: further pages would be lost. */
  private look(): void {
    const { rows } = this.work;
    if (this.seesSchedules() && rows().length <= (this.page.value()?.rows.length ?? 0)) this.reload();
  }

  private reload(): void {
    this.page.reload();
    this.schedules.reload();
  }

  private params(): Record<string, string> {
    return this.filters.params();
  }
}
