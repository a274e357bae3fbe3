import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { ActivityQueuePage as QueueAnswer, QueueActivity, UnitCount } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Doing,
  Empty,
  ErrorNote,
  instantWords,
  isTyping,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesClient } from '../activities.client';
import { activityWords } from '../activities.labels';
import { ActivitiesTable } from '../activities-table';
import { ActivitiesTabs } from '../activities-tabs';
import { ActivityDrawer } from '../activity-drawer';
import { ActivityFacts } from '../activity-facts';
import { ReasonDialog } from '../reason-dialog';

/** Fetch more when so few are left, so that the verifier never waits. */
const FEW = 5;
const RETURN_REASONS = ['缺少佐证材料', '日期与佐证不符', '带队层级与佐证不符', '与已登记的活动重复', '种类有误'];

/** Activities that wait: one keystroke each. A verify, R return, J K next and previous, X select. */
@Component({
  selector: 'yp-activity-queue-page',
  imports: [
    ActivitiesTable,
    ActivitiesTabs,
    ActivityDrawer,
    ActivityFacts,
    ChoiceList,
    Empty,
    ErrorNote,
    NzButtonModule,
    Page,
    Pending,
    ReasonDialog,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activity-queue.page.html',
  styleUrl: './activity-queue.page.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class ActivityQueuePage {
  private readonly client = inject(ActivitiesClient);
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ unit: '' });
  protected readonly queue = resourceWithLast<QueueAnswer>(() => ({
    url: '/api/activities/queue',
    params: this.filters.params(),
  }));
  private readonly waiting = paged<QueueActivity>(this.queue, (after) =>
    this.client.queue({ ...this.filters.params(), after }),
  );
  /** What was verified or returned since the first page came: gone from the list without asking again. */
  private readonly handled = linkedSignal<QueueAnswer | undefined, ReadonlyMap<string, string>>({
    source: this.queue.value,
    computation: () => new Map(),
  });
  protected readonly more = this.waiting.more;
  protected readonly hasMore = this.waiting.hasMore;
  protected readonly rows = computed(() =>
    this.waiting.rows().filter(({ activity }) => !this.handled().has(activity.id)),
  );
  private readonly chosen = signal('');
  protected readonly place = computed(() => {
    const at = this.rows().findIndex(({ activity }) => activity.id === this.chosen());
    return at < 0 ? 0 : at;
  });
  protected readonly current = computed(() => this.rows()[this.place()]);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly selected = computed(() => this.rows().filter(({ activity }) => this.picked().has(activity.id)));

  private readonly counts = computed(() => this.stillWaiting(this.queue.value()?.waiting ?? []));
  protected readonly total = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  protected readonly unitChoices = computed(() => [
    { value: '', label: `全部单位（${this.total()}）` },
    ...this.withChosenUnit().map(({ unit, unitName, count }) => ({ value: unit, label: `${unitName}（${count}）` })),
  ]);
  protected readonly sentence = computed(() => (this.queue.value() ? `待审核 ${this.total()} 项 · 先登记的在前` : ''));

  protected readonly verifying = new Doing();
  protected readonly returning = new Doing();
  protected readonly askReturn = signal(false);
  protected readonly opened = signal('');
  protected readonly lastDone = signal('');

  protected readonly words = activityWords;
  protected readonly instant = instantWords;
  protected readonly reasons = RETURN_REASONS;

  protected press(event: KeyboardEvent): void {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || isCovered()) return;
    const act = this.keys[event.key.toLowerCase()];
    if (!act || !this.current()) return;
    event.preventDefault();
    act();
  }

  private readonly keys: Readonly<Record<string, () => void>> = {
    a: () => void this.verify(),
    r: () => this.askReturn.set(true),
    j: () => this.step(1),
    k: () => this.step(-1),
    x: () => this.pick(this.current()?.activity.id ?? ''),
  };

  protected choose(id: string): void {
    this.chosen.set(id);
  }

  protected step(by: number): void {
    const next = this.rows()[this.place() + by];
    if (next) this.choose(next.activity.id);
    this.fetchAhead();
  }

  protected isPicked(id: string): boolean {
    return this.picked().has(id);
  }

  protected pick(id: string): void {
    const picked = new Set(this.picked());
    if (!picked.delete(id)) picked.add(id);
    this.picked.set(picked);
  }

  protected verify(): Promise<void> {
    const row = this.current();
    return row ? this.verifyAll([row]) : Promise.resolve();
  }

  protected verifySelected(): Promise<void> {
    return this.verifyAll(this.selected());
  }

  protected async sendBack(reason: string): Promise<void> {
    const row = this.current();
    if (!row || this.returning.busy()) return;
    const { id, version, activityNo } = row.activity;
    if (!(await this.returning.run(() => this.client.sendBack(id, { version, reason })))) return;
    this.lastDone.set(`${activityNo} 已退回。`);
    this.askReturn.set(false);
    this.leave([row]);
  }

  protected fetchMore(): void {
    this.waiting.fetchMore();
  }

  protected reload(): void {
    this.verifying.failure.set(null);
    this.queue.reload();
  }

  private async verifyAll(rows: readonly QueueActivity[]): Promise<void> {
    if (rows.length === 0 || this.verifying.busy()) return;
    const activities = rows.map(({ activity: { id, version } }) => ({ id, version }));
    const done = await this.verifying.run(async () => {
      const { verified } = await this.client.verify({ activities });
      const [first] = verified;
      this.lastDone.set(
        verified.length === 1
          ? `${first?.activityNo} 已审核，计入 ${first?.bookedMonth}。`
          : `${verified.length} 项活动已审核。`,
      );
    });
    if (done) this.leave(rows);
  }

  /** The next one takes the place of the one that is done. */
  private leave(rows: readonly QueueActivity[]): void {
    const gone = new Set(rows.map(({ activity }) => activity.id));
    const following = this.rows()
      .slice(this.place())
      .find(({ activity }) => !gone.has(activity.id));
    this.chosen.set(following?.activity.id ?? '');
    this.handled.update(
      (handled) => new Map([...handled, ...rows.map(({ activity }) => [activity.id, activity.unit] as const)]),
    );
    this.picked.update((picked) => new Set([...picked].filter((id) => !gone.has(id))));
    if (this.rows().length === 0 && !this.hasMore()) this.queue.reload();
    else this.fetchAhead();
  }

  private fetchAhead(): void {
    if (this.hasMore() && this.rows().length - this.place() < FEW) this.waiting.fetchMore();
  }

  /** The unit that is filtered by stays a choice when nothing of it waits any more. */
  private withChosenUnit(): UnitCount[] {
    const counts = this.counts();
    const { unit } = this.filters.value();
    if (unit === '' || counts.some((each) => each.unit === unit)) return counts;
    return [...counts, { unit, unitName: this.reference.unitName(unit), count: 0 }];
  }

  private stillWaiting(counts: readonly UnitCount[]): UnitCount[] {
    const handled = [...this.handled().values()];
    return counts.map((each) => ({ ...each, count: each.count - handled.filter((unit) => unit === each.unit).length }));
  }
}

/** A dialog or drawer is open: the keys are not for the queue. */
function isCovered(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
