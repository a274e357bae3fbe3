import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { QueuePage as QueueAnswer, QueueRecord, UnitCount } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Doing,
  Empty,
  ErrorNote,
  instantWords,
  isTyping,
  Money,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  paged,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';
import { recordWords } from '../ledger.labels';
import { RecordDrawer } from '../records/record-drawer';
import { QueueRecordView } from './queue-record';
import { ReturnDialog } from './return-dialog';

/** Fetch more when so few are left, so that the verifier never waits. */
const FEW = 5;

/** 审核队列: one keystroke a record. A verify, R return, J K next and previous, X select. */
@Component({
  selector: 'yp-queue-page',
  imports: [
    ChoiceList,
    Empty,
    ErrorNote,
    Money,
    NzButtonModule,
    Page,
    Pending,
    QueueRecordView,
    RecordDrawer,
    ReturnDialog,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue.page.html',
  styleUrl: './queue.page.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class QueuePage {
  private readonly client = inject(LedgerClient);
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ unit: '' });
  protected readonly queue = resourceWithLast<QueueAnswer>(() => ({
    url: '/api/records/queue',
    params: this.filters.params(),
  }));
  private readonly waiting = paged<QueueRecord>(this.queue, (after) =>
    this.client.queue({ ...this.filters.params(), after }),
  );
  /** What was verified or returned since the first page came: gone from the list without asking again. */
  private readonly handled = linkedSignal<QueueAnswer | undefined, ReadonlyMap<string, string>>({
    source: this.queue.value,
    computation: () => new Map(),
  });
  protected readonly more = this.waiting.more;
  protected readonly hasMore = this.waiting.hasMore;
  protected readonly rows = computed(() => this.waiting.rows().filter(({ record }) => !this.handled().has(record.id)));
  private readonly chosen = signal('');
  protected readonly place = computed(() => {
    const at = this.rows().findIndex(({ record }) => record.id === this.chosen());
    return at < 0 ? 0 : at;
  });
  protected readonly current = computed(() => this.rows()[this.place()]);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly selected = computed(() => this.rows().filter(({ record }) => this.picked().has(record.id)));

  protected readonly counts = computed(() => this.stillWaiting(this.queue.value()?.waiting ?? []));
  protected readonly total = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  protected readonly unitChoices = computed(() => [
    { value: '', label: `全部单位（${this.total()}）` },
    ...this.withChosenUnit().map(({ unit, unitName, count }) => ({ value: unit, label: `${unitName}（${count}）` })),
  ]);
  protected readonly sentence = computed(() => (this.queue.value() ? `待审核 ${this.total()} 张 · 先登记的在前` : ''));

  protected readonly verifying = new Doing();
  protected readonly returning = new Doing();
  protected readonly askReturn = signal(false);
  protected readonly opened = signal('');
  protected readonly lastDone = signal('');

  protected readonly words = recordWords;
  protected readonly instant = instantWords;

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
    x: () => this.pick(this.current()?.record.id ?? ''),
  };

  protected choose(id: string): void {
    this.chosen.set(id);
  }

  protected step(by: number): void {
    const next = this.rows()[this.place() + by];
    if (next) this.choose(next.record.id);
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

  protected async verify(): Promise<void> {
    const row = this.current();
    if (!row || this.verifying.busy()) return;
    const { id, version, voucherNo } = row.record;
    const done = await this.verifying.run(async () => {
      const { verified } = await this.client.verify(id, version);
      this.lastDone.set(`${voucherNo} 已审核，计入 ${verified[0]?.bookedMonth ?? ''}。`);
    });
    if (done) this.leave([row]);
  }

  protected async verifySelected(): Promise<void> {
    const rows = this.selected();
    if (rows.length === 0 || this.verifying.busy()) return;
    const records = rows.map(({ record }) => ({ id: record.id, version: record.version }));
    const done = await this.verifying.run(() => this.client.verifyMany({ records }));
    if (!done) return;
    this.lastDone.set(`${rows.length} 张凭证已审核。`);
    this.leave(rows);
  }

  protected async sendBack(reason: string): Promise<void> {
    const row = this.current();
    if (!row || this.returning.busy()) return;
    const { id, version, voucherNo } = row.record;
    if (!(await this.returning.run(() => this.client.sendBack(id, { version, reason })))) return;
    this.lastDone.set(`${voucherNo} 已退回。`);
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

  /** The next record takes the place of the one that is done. */
  private leave(rows: readonly QueueRecord[]): void {
    const gone = new Set(rows.map(({ record }) => record.id));
    const following = this.rows()
      .slice(this.place())
      .find(({ record }) => !gone.has(record.id));
    this.chosen.set(following?.record.id ?? '');
    this.handled.update(
      (handled) => new Map([...handled, ...rows.map(({ record }) => [record.id, record.unit] as const)]),
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
