import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClosedMonth, MonthCalendar, OpenMonth, UnitCount } from '@yipanqi/contract';
import { CITY_UNIT, firstMonthOf, lastMonthOf, monthRange, yearOf, type Month } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  Dialog,
  Doing,
  Empty,
  instantWords,
  JobProgress,
  JobsStore,
  monthWords,
  Page,
  Pending,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';

interface MonthCell {
  readonly month: string;
  readonly state: 'closed' | 'open' | 'later';
  readonly closed: ClosedMonth | null;
}

/** 月结: the calendar of months, and for the open one what still hinders. */
@Component({
  selector: 'yp-month-close-page',
  imports: [Dialog, Empty, JobProgress, NzButtonModule, Page, Pending, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './month-close.page.html',
  styleUrl: './month-close.page.css',
})
export class MonthClosePage {
  private readonly client = inject(LedgerClient);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  protected readonly calendar = resourceWithLast<MonthCalendar>(() => '/api/month-closes');
  protected readonly mayClose = computed(() => this.session.canAt('monthClose.run', CITY_UNIT));
  protected readonly confirming = signal(false);
  protected readonly closing = new Doing();
  /** The job that was started here, or found running. */
  private readonly started = signal('');
  private readonly jobId = computed(() => this.started() || (this.calendar.value()?.open?.jobId ?? ''));
  protected readonly job = computed(() => this.jobs.jobs().find((job) => job.id === this.jobId()));
  protected readonly isRunning = computed(() => {
    const status = this.job()?.status;
    return status === 'queued' || status === 'running';
  });
  protected readonly years = computed(() => yearsOf(this.calendar.value()));
  protected readonly shown = signal<ClosedMonth | null>(null);
  protected readonly sentence = computed(() => {
    const calendar = this.calendar.value();
    const last = calendar?.closed[0];
    const open = calendar?.open;
    return [last && `已月结至 ${monthWords(last.month)}`, open && `下一个月结：${monthWords(open.month)}`]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly monthWords = monthWords;
  protected readonly instant = instantWords;

  constructor() {
    effect(() => {
      const found = this.calendar.value()?.open?.jobId;
      if (found) this.jobs.watch(found);
    });
    effect(() => {
      const job = this.job();
      if (job?.status !== 'done') return;
      this.calendar.reload();
      void this.reference.load();
    });
  }

  protected async close(month: string): Promise<void> {
    const done = await this.closing.run(async () => {
      const { jobId } = await this.client.closeMonth(month);
      this.jobs.watch(jobId);
      this.started.set(jobId);
    });
    if (done) this.confirming.set(false);
  }

  protected total(counts: readonly UnitCount[]): number {
    return counts.reduce((sum, { count }) => sum + count, 0);
  }

  protected hinders(open: OpenMonth): boolean {
    return open.pending.length > 0 || open.returned.length > 0;
  }

  protected number(month: string): number {
    return Number(month.slice(5));
  }
}

/** Every year from the first closed month to that of the open one, newest first. */
function yearsOf(calendar: MonthCalendar | undefined): { year: number; months: MonthCell[] }[] {
  if (!calendar) return [];
  const closed = new Map(calendar.closed.map((each) => [each.month, each]));
  const known = [...closed.keys(), ...(calendar.open ? [calendar.open.month] : [])].sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const years = [];
  for (let year = yearOf(last as Month); year >= yearOf(first as Month); year--) {
    const months = monthRange(firstMonthOf(year), lastMonthOf(year)).map((month): MonthCell => {
      const row = closed.get(month) ?? null;
      return { month, closed: row, state: row ? 'closed' : month === calendar.open?.month ? 'open' : 'later' };
    });
    years.push({ year, months });
  }
  return years;
}
