import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { TargetCell, TargetTable } from '@yipanqi/contract';
import { CITY_UNIT, type Measure, MEASURE_NAMES, MEASURE_UNIT, MEASURES } from '@yipanqi/domain';
import { Dialog, Doing } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { TargetsClient } from '../targets.client';
import { targetWords } from './target-text';

interface Waiting {
  readonly draft: TargetCell;
  readonly name: string;
  readonly measure: string;
  readonly before: string;
  readonly after: string;
}

/** Drafts that wait for another person: what would change, all chosen until one is left out. */
@Component({
  selector: 'yp-approve-dialog',
  imports: [Dialog, NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="批准年度目标" [width]="760" (closed)="closed.emit()">
      <p class="yp-muted">批准后即作为完成率和时序的依据，代替原来的目标。本人编制的须由另一位领导批准。</p>
      @if (approving.sentence(); as sentence) {
        <p class="yp-form-errors" role="alert">{{ sentence }}</p>
      }
      <div class="yp-table-box">
        <table class="yp-table" aria-label="待批准的目标">
          <thead>
            <tr>
              <th>选</th>
              <th>单位</th>
              <th>指标</th>
              <th class="is-number">原目标</th>
              <th class="is-number">新目标</th>
              <th>编制</th>
            </tr>
          </thead>
          <tbody>
            @for (row of waiting(); track row.draft.id) {
              <tr>
                <td>
                  <input
                    type="checkbox"
                    [attr.aria-label]="row.name + ' ' + row.measure"
                    [disabled]="row.draft.own"
                    [checked]="isChosen(row.draft)"
                    (change)="turn(row.draft)"
                  />
                </td>
                <th>{{ row.name }}</th>
                <td>{{ row.measure }}</td>
                <td class="is-number">{{ row.before || '—' }}</td>
                <td class="is-number">{{ row.after }}</td>
                <td>{{ row.draft.draftedBy }}{{ row.draft.own ? '（本人）' : '' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button
          nz-button
          nzType="primary"
          type="button"
          [disabled]="chosen().length === 0"
          [nzLoading]="approving.busy()"
          (click)="approve()"
        >
          批准 {{ chosen().length }} 项
        </button>
      </ng-container>
    </yp-dialog>
  `,
})
export class ApproveDialog {
  private readonly client = inject(TargetsClient);

  readonly table = input.required<TargetTable>();
  readonly closed = output();
  readonly approved = output();

  protected readonly approving = new Doing();
  private readonly leftOut = signal<ReadonlySet<string>>(new Set());
  protected readonly waiting = computed<readonly Waiting[]>(() => this.table().rows.flatMap(waitingOf));
  protected readonly chosen = computed(() =>
    this.waiting()
      .map((row) => row.draft)
      .filter((draft) => this.isChosen(draft)),
  );

  protected isChosen({ id, own }: TargetCell): boolean {
    return !own && !this.leftOut().has(id);
  }

  protected turn({ id }: TargetCell): void {
    this.leftOut.update((ids) =>
      ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id]),
    );
  }

  protected async approve(): Promise<void> {
    const targets = this.chosen().map(({ id, version }) => ({ id, version }));
    if (await this.approving.run(() => this.client.approve({ year: this.table().year, targets }))) this.approved.emit();
  }
}

function waitingOf({ unit, name: unitName, cells }: TargetTable['rows'][number]): Waiting[] {
  const name = unit === CITY_UNIT ? '全市' : unitName;
  return MEASURES.flatMap((measure) => {
    const { draft, approved } = cells[measure] ?? { draft: null, approved: null };
    if (!draft) return [];
    return [
      { draft, name, measure: MEASURE_NAMES[measure], before: words(measure, approved), after: words(measure, draft) },
    ];
  });
}

function words(measure: Measure, cell: TargetCell | null): string {
  if (!cell) return '';
  const unit = MEASURE_UNIT[measure] === 'money' ? ' 亿元' : '';
  return `${targetWords(measure, cell.value)}${unit}${cell.phasing ? '（分月）' : ''}`;
}
