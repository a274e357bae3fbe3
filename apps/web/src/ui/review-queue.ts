import { computed, linkedSignal, signal } from '@angular/core';
import type { UnitCount } from '@yipanqi/contract';
import { Doing } from './doing';
import { paged } from './paged';
import { queryFilters } from './query-filters';
import { resourceWithLast } from './resource-with-last';

/** Fetch more when so few are left, so that the verifier never waits. */
const FEW = 5;

interface QueueAnswer<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
  /** How many wait, by unit. */
  readonly waiting: readonly UnitCount[];
}

/** What the list shows of one that waits. */
export interface ReviewItem {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
  readonly unitName: string;
  readonly title: string;
  /** Beside the title: an amount in 元, or words. */
  readonly amount?: string | null;
  readonly aside?: string;
  readonly subject: string;
  readonly recordedAt: string;
}

export interface ReviewRow {
  readonly oddities: readonly { readonly code: string; readonly sentence: string }[];
}

/** Where the rows of a queue come from and what is done with them. */
export interface ReviewSource<T> {
  readonly url: string;
  readonly fetch: (params: Record<string, string>) => Promise<QueueAnswer<T>>;
  readonly item: (row: T) => ReviewItem;
  readonly unitName: (unit: string) => string;
  /** Both answer the sentence that says what was done. */
  readonly verify: (row: T) => Promise<string>;
  readonly verifyMany: (rows: readonly T[]) => Promise<string>;
  readonly sendBack: (row: T, reason: string) => Promise<unknown>;
}

/** What waits for its verifier, the one at hand, and what was picked. A field of a routed component; shown by `yp-review-page`. */
export class ReviewQueue<T extends ReviewRow> {
  readonly filters = queryFilters({ unit: '' });
  readonly answer = resourceWithLast<QueueAnswer<T>>(() => ({ url: this.source.url, params: this.filters.params() }));
  private readonly waiting = paged<T>(this.answer, (after) => this.source.fetch({ ...this.filters.params(), after }));
  /** What was verified or returned since the first page came: gone from the list without asking again. */
  private readonly handled = linkedSignal<QueueAnswer<T> | undefined, ReadonlyMap<string, string>>({
    source: this.answer.value,
    computation: () => new Map(),
  });
  readonly more = this.waiting.more;
  readonly hasMore = this.waiting.hasMore;
  readonly fetchMore = this.waiting.fetchMore;
  readonly entries = computed(() =>
    this.waiting
      .rows()
      .map((row) => ({ row, item: this.source.item(row) }))
      .filter(({ item }) => !this.handled().has(item.id)),
  );
  private readonly chosen = signal('');
  readonly place = computed(() => {
    const at = this.entries().findIndex(({ item }) => item.id === this.chosen());
    return at < 0 ? 0 : at;
  });
  readonly current = computed(() => this.entries()[this.place()]);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  readonly selected = computed(() => this.entries().filter(({ item }) => this.picked().has(item.id)));

  private readonly counts = computed(() => this.stillWaiting(this.answer.value()?.waiting ?? []));
  readonly total = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  readonly unitChoices = computed(() => [
    { value: '', label: `全部单位（${this.total()}）` },
    ...this.withChosenUnit().map(({ unit, unitName, count }) => ({ value: unit, label: `${unitName}（${count}）` })),
  ]);

  readonly verifying = new Doing();
  readonly returning = new Doing();
  readonly lastDone = signal('');

  constructor(private readonly source: ReviewSource<T>) {}

  choose(id: string): void {
    this.chosen.set(id);
  }

  step(by: number): void {
    const next = this.entries()[this.place() + by];
    if (next) this.choose(next.item.id);
    this.fetchAhead();
  }

  isPicked(id: string): boolean {
    return this.picked().has(id);
  }

  pick(id: string): void {
    const picked = new Set(this.picked());
    if (!picked.delete(id)) picked.add(id);
    this.picked.set(picked);
  }

  async verify(): Promise<void> {
    const entry = this.current();
    if (entry) await this.verifyThese([entry.item], () => this.source.verify(entry.row));
  }

  async verifySelected(): Promise<void> {
    const selected = this.selected();
    const rows = selected.map(({ row }) => row);
    const items = selected.map(({ item }) => item);
    if (rows.length > 0) await this.verifyThese(items, () => this.source.verifyMany(rows));
  }

  /** Whether the one at hand went back. */
  async sendBack(reason: string): Promise<boolean> {
    const entry = this.current();
    if (!entry || this.returning.busy()) return false;
    if (!(await this.returning.run(() => this.source.sendBack(entry.row, reason)))) return false;
    this.lastDone.set(`${entry.item.number} 已退回。`);
    this.leave([entry.item]);
    return true;
  }

  reload(): void {
    this.verifying.failure.set(null);
    this.answer.reload();
  }

  private async verifyThese(items: readonly ReviewItem[], work: () => Promise<string>): Promise<void> {
    if (this.verifying.busy()) return;
    if (await this.verifying.run(async () => this.lastDone.set(await work()))) this.leave(items);
  }

  /** The next one takes the place of the one that is done. */
  private leave(items: readonly ReviewItem[]): void {
    const gone = new Set(items.map(({ id }) => id));
    const following = this.entries()
      .slice(this.place())
      .find(({ item }) => !gone.has(item.id));
    this.chosen.set(following?.item.id ?? '');
    this.handled.update((handled) => new Map([...handled, ...items.map(({ id, unit }) => [id, unit] as const)]));
    this.picked.update((picked) => new Set([...picked].filter((id) => !gone.has(id))));
    if (this.entries().length === 0 && !this.hasMore()) this.answer.reload();
    else this.fetchAhead();
  }

  private fetchAhead(): void {
    if (this.hasMore() && this.entries().length - this.place() < FEW) this.fetchMore();
  }

  /** The unit that is filtered by stays a choice when nothing of it waits any more. */
  private withChosenUnit(): UnitCount[] {
    const counts = this.counts();
    const { unit } = this.filters.value();
    if (unit === '' || counts.some((each) => each.unit === unit)) return counts;
    return [...counts, { unit, unitName: this.source.unitName(unit), count: 0 }];
  }

  private stillWaiting(counts: readonly UnitCount[]): UnitCount[] {
    const handled = [...this.handled().values()];
    return counts.map((each) => ({ ...each, count: each.count - handled.filter((unit) => unit === each.unit).length }));
  }
}
