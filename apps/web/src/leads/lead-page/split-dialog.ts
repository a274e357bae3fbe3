import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { LeadDetail } from '@yipanqi/contract';
import { assertSplit, bpText, RuleBroken, type Share } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DateInput, Dialog, Doing, UnitSelect } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LeadsClient } from '../leads.client';

interface Row {
  readonly unit: string;
  readonly percent: string;
}

const PERCENT = /^\d{1,3}(\.\d{1,2})?$/;

/** Shares among units from a day on; they must add up to 100 % exactly. */
@Component({
  selector: 'yp-split-dialog',
  imports: [DateInput, Dialog, FormsModule, NzButtonModule, NzInputModule, UnitSelect],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="分劈" [width]="600" (closed)="closed.emit()">
      <div class="yp-form">
        <p class="yp-muted">自起始日期起发生的凭证按此分配；已审核的凭证保持审核时的分配。</p>
        <label for="split-from">起始日期</label>
        <yp-date-input inputId="split-from" [ngModel]="from()" (ngModelChange)="from.set($event ?? '')" />
        @for (row of rows(); track $index; let place = $index) {
          <div class="row">
            <yp-unit-select
              [units]="reference.units()"
              [ngModel]="row.unit"
              (ngModelChange)="change(place, { unit: $event })"
            />
            <input
              #percent
              nz-input
              inputmode="decimal"
              [attr.aria-label]="'第 ' + (place + 1) + ' 个单位的比例'"
              [value]="row.percent"
              (input)="change(place, { percent: percent.value })"
            />
            %
            <button nz-button nzType="link" type="button" [disabled]="rows().length === 1" (click)="remove(place)">
              去掉
            </button>
          </div>
        }
        <div class="yp-actions">
          <button nz-button type="button" (click)="add()">加一个单位</button>
          <span role="status">合计 {{ sum() }}%</span>
        </div>
        @if (wrong(); as sentence) {
          <p class="yp-form-errors" role="alert">{{ sentence }}</p>
        }
      </div>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button
          nz-button
          nzType="primary"
          type="button"
          [nzLoading]="saving.busy()"
          [disabled]="!isRight()"
          (click)="save()"
        >
          保存
        </button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    .row {
      display: grid;
      grid-template-columns: 1fr 90px auto auto;
      align-items: center;
      gap: 8px;
    }
    p {
      margin: 0;
    }
  `,
})
export class SplitDialog {
  private readonly client = inject(LeadsClient);
  protected readonly reference = inject(ReferenceStore);

  readonly lead = input.required<LeadDetail>();
  readonly closed = output();
  readonly saved = output();

  protected readonly from = signal(this.reference.today());
  protected readonly rows = signal<readonly Row[]>([]);
  protected readonly saving = new Doing();

  private readonly shares = computed<Share[]>(() =>
    this.rows().map(({ unit, percent }) => ({
      unit,
      bp: PERCENT.test(percent) ? Math.round(Number(percent) * 100) : 0,
    })),
  );
  protected readonly sum = computed(() => bpText(this.shares().reduce((sum, share) => sum + share.bp, 0)));
  private readonly refusal = computed(() => refusalOf(this.shares()));
  protected readonly isRight = computed(() => this.refusal() === null && this.from() !== '');
  protected readonly wrong = computed(() => this.saving.sentence() || (this.refusal() ?? ''));

  constructor() {
    effect(() => {
      const [latest] = this.lead().splits;
      const shares = latest?.shares ?? [{ unit: this.lead().unit, bp: 10_000 }];
      this.rows.set(shares.map(({ unit, bp }) => ({ unit, percent: bpText(bp) })));
    });
  }

  protected change(place: number, change: Partial<Row>): void {
    this.rows.update((rows) => rows.map((row, at) => (at === place ? { ...row, ...change } : row)));
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, { unit: '', percent: '' }]);
  }

  protected remove(place: number): void {
    this.rows.update((rows) => rows.filter((_, at) => at !== place));
  }

  protected async save(): Promise<void> {
    const { id, version } = this.lead();
    const body = { version, effectiveFrom: this.from(), shares: this.shares() };
    if (await this.saving.run(() => this.client.split(id, body))) this.saved.emit();
  }
}

function refusalOf(shares: readonly Share[]): string | null {
  if (shares.some((share) => share.unit === '')) return '请选择每一行的单位。';
  try {
    assertSplit(shares);
    return null;
  } catch (failure) {
    if (failure instanceof RuleBroken) return failure.message;
    throw failure;
  }
}
