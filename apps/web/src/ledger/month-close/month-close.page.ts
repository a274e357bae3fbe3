import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClosedMonth, MonthCalendar, MonthStanding, OpenMonth, UnitCount, WaitingMonth } from '@yipanqi/contract';
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
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';
import { ClosedMonthDrawer } from './closed-month.drawer';
import { UnitStandings } from './unit-standings';

interface MonthCell {
  readonly month: string;
  readonly state: 'closed' | 'open' | 'waiting' | 'later';
  readonly closed: ClosedMonth | null;
  readonly due: { readonly dueOn: string; readonly overdue: boolean } | null;
}

/** 月结: what still hinders the open month, who has confirmed it, and the calendar of closes with their approvals. */
@Component({
  selector: 'yp-month-close-page',
  imports: [
    ClosedMonthDrawer,
    Dialog,
    Empty,
    JobProgress,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    State,
    UnitStandings,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './month-close.page.html',
  styleUrl: './month-close.page.css',
})
export class MonthClosePage {
  private readonly client = inject(LedgerClient);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ month: '' });
  protected readonly calendar = resourceWithLast<MonthCalendar>(() => '/api/month-closes');
  private readonly openMonth = computed(() => this.calendar.value()?.open?.month);
  protected readonly standing = resourceWithLast<MonthStanding>(() => {
    const month = this.openMonth();
    return month ? { url: '/api/month-confirmations', params: { month } } : undefined;
  });
  protected readonly mayClose = computed(() => this.session.canAt('monthClose.run', CITY_UNIT));
  protected readonly missing = computed(() =>
    (this.standing.value()?.units ?? []).filter((unit) => unit.confirmation === null),
  );
  protected readonly confirming = signal(false);
  protected readonly closing = new Doing();
  protected readonly reminding = new Doing();
  protected readonly reminded = signal('');
  /** The job that was started here, or found running. */
  private readonly started = signal('');
  private readonly jobId = computed(() => this.started() || (this.calendar.value()?.open?.jobId ?? ''));
  protected readonly job = computed(() => this.jobs.jobs().find((job) => job.id === this.jobId()));
  protected readonly isRunning = computed(() => {
    const status = this.job()?.status;
    return status === 'queued' || status === 'running' || (this.calendar.value()?.open?.closing ?? false);
  });
  protected readonly years = computed(() => yearsOf(this.calendar.value()));
  /** The closed month that the address names. */
  protected readonly shown = computed(() => {
    const { month } = this.filters.value();
    return this.calendar.value()?.closed.some((closed) => closed.month === month) ? month : null;
  });
  protected readonly unapproved = computed(() => {
    const closed = this.calendar.value()?.closed ?? [];
    return this.session.canAt('monthClose.approve', CITY_UNIT)
      ? closed.find((month) => month.approval === null && !month.ownClose)
      : undefined;
  });
  protected readonly sentence = computed(() => {
    const calendar = this.calendar.value();
    const last = calendar?.closed[0];
    const open = calendar?.open;
    return [
      last && `已月结至 ${monthWords(last.month)}${last.approval ? '' : '（未核准）'}`,
      open && `下一个月结：${monthWords(open.month)}，${open.dueOn} 前`,
    ]
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

  protected async remind(month: string): Promise<void> {
    this.reminded.set('');
    await this.reminding.run(async () => {
      const { units, users } = await this.client.remindUnits(month);
      this.reminded.set(`已提醒 ${units} 个未确认单位的 ${users} 位招商干部。`);
    });
  }

  protected confirmationsChanged(): void {
    this.standing.reload();
    this.calendar.reload();
  }

  protected total(counts: readonly UnitCount[]): number {
    return counts.reduce((sum, { count }) => sum + count, 0);
  }

  protected hinders(open: OpenMonth): boolean {
    return open.pending.length > 0 || open.returned.length > 0;
  }

  protected names(): string {
    return this.missing()
      .map((unit) => unit.unitName)
      .join('、');
  }

  protected number(month: string): number {
    return Number(month.slice(5));
  }
}

/** Every year from the first closed month to the last month that waits, newest first. */
function yearsOf(calendar: MonthCalendar | undefined): { year: number; months: MonthCell[] }[] {
  if (!calendar) return [];
  const closed = new Map(calendar.closed.map((each) => [each.month, each]));
  const waiting = new Map(calendar.waiting.map((each) => [each.month, each]));
  const known = [...closed.keys(), ...(calendar.open ? [calendar.open.month] : []), ...waiting.keys()].sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const years = [];
  for (let year = yearOf(last as Month); year >= yearOf(first as Month); year--) {
    const months = monthRange(firstMonthOf(year), lastMonthOf(year)).map((month) =>
      cellOf(month, calendar.open, closed.get(month), waiting.get(month)),
    );
    years.push({ year, months });
  }
  return years;
}

function cellOf(
  month: string,
  open: OpenMonth | null,
  closed: ClosedMonth | undefined,
  waiting: WaitingMonth | undefined,
): MonthCell {
  if (closed) return { month, state: 'closed', closed, due: null };
  if (open?.month === month) return { month, state: 'open', closed: null, due: open };
  return { month, state: waiting ? 'waiting' : 'later', closed: null, due: waiting ?? null };
}
