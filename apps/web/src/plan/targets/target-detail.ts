import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { TargetCell, TargetPair } from '@yipanqi/contract';
import { type Measure, MEASURE_NAMES, MEASURE_UNIT } from '@yipanqi/domain';
import { Doing, Drawer, instantWords, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { TargetsClient } from '../targets.client';
import { equalMonths, MONTHS, readPhasing } from './phasing';
import { readTarget, standing, targetText, targetWords } from './target-text';

/** One target: what stands and what is drafted, by whom, from where; its months and its source can be written here. */
@Component({
  selector: 'yp-target-detail',
  imports: [Drawer, NzButtonModule, NzInputModule, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './target-detail.html',
  styleUrl: './target-detail.css',
})
export class TargetDetail {
  private readonly client = inject(TargetsClient);

  readonly year = input.required<number>();
  readonly unit = input.required<string>();
  readonly name = input.required<string>();
  readonly measure = input.required<Measure>();
  readonly pair = input<TargetPair>();
  readonly editable = input(false);
  readonly closed = output();
  /** Something was stored: read the table again. */
  readonly changed = output();

  protected readonly months = MONTHS;
  protected readonly saving = new Doing();
  protected readonly discarding = new Doing();
  protected readonly heading = computed(
    () => `${this.name()} · ${MEASURE_NAMES[this.measure()]} · ${this.year()} 年目标`,
  );
  protected readonly unitWords = computed(() => (MEASURE_UNIT[this.measure()] === 'money' ? '亿元' : '个'));
  protected readonly cells = computed(() => [this.pair()?.draft, this.pair()?.approved].filter((cell) => cell != null));
  private readonly current = computed(() => this.cells()[0]);

  protected readonly value = linkedSignal(() => {
    const value = standing(this.pair());
    return value === null ? '' : targetText(this.measure(), value);
  });
  protected readonly source = linkedSignal(() => this.current()?.source ?? '');
  protected readonly fields = linkedSignal<readonly string[]>(() => {
    const phasing = this.current()?.phasing;
    return MONTHS.map((_, at) => (phasing ? targetText(this.measure(), phasing[at] ?? 0) : ''));
  });

  private readonly read = computed(() => readTarget(this.measure(), this.value()));
  private readonly phasing = computed(() => readPhasing(this.measure(), this.read().value, this.fields()));
  protected readonly wrong = computed(
    () => (this.value().trim() === '' ? '' : this.read().wrong) || this.phasing().wrong,
  );
  protected readonly canSave = computed(() => this.read().value !== null && this.phasing().wrong === '');
  protected readonly shares = computed(() => {
    const values = this.phasing().values;
    const whole = Number(values?.[11]);
    return MONTHS.map((month, at) => {
      const share = values ? (whole > 0 ? Number(values[at]) / whole : 0) : month / 12;
      return `${(share * 100).toFixed(1)}%`;
    });
  });

  protected words(cell: TargetCell): string {
    return `${targetWords(this.measure(), cell.value)} ${this.unitWords()}`;
  }

  protected drafted(cell: TargetCell): string {
    return `${cell.draftedBy}${cell.own ? '（本人）' : ''}，${instantWords(cell.draftedAt)}`;
  }

  protected approved(cell: TargetCell): string {
    return cell.approvedAt ? `${cell.approvedBy ?? ''}，${instantWords(cell.approvedAt)}` : '';
  }

  protected setMonth(at: number, text: string): void {
    this.fields.update((fields) => fields.map((field, place) => (place === at ? text : field)));
  }

  protected spread(): void {
    const { value } = this.read();
    if (value !== null) this.fields.set(equalMonths(this.measure(), value));
  }

  protected clear(): void {
    this.fields.set(MONTHS.map(() => ''));
  }

  protected async save(): Promise<void> {
    const { value } = this.read();
    if (value === null || !this.canSave()) return;
    const draft = this.pair()?.draft;
    const done = await this.saving.run(() =>
      this.client.draft([
        {
          year: this.year(),
          unit: this.unit(),
          measure: this.measure(),
          value,
          phasing: this.phasing().values,
          source: this.source().trim(),
          ...(draft ? { version: draft.version } : {}),
        },
      ]),
    );
    if (done) this.changed.emit();
  }

  protected async discard(draft: TargetCell): Promise<void> {
    if (await this.discarding.run(() => this.client.discard(draft))) this.changed.emit();
  }
}
