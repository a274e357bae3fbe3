import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ActivityIndexRow } from '@yipanqi/contract';
import { type IndexSchemeBody, SUB_INDEX_NAMES, SUB_INDICES, type SubIndex } from '@yipanqi/domain';
import { Value } from '@yipanqi/web/ui';

/** A figure of a unit that was asked for. */
export interface AskedFigure {
  readonly row: ActivityIndexRow;
  readonly sub: SubIndex;
}

/** One cohort by rank: the index, and each sub-index as a count with its bar. */
@Component({
  selector: 'yp-cohort-index',
  imports: [Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 [id]="headingId()">{{ cohort() }}</h2>
    <div class="yp-table-box is-whole">
      <table class="yp-table is-pinned" [attr.aria-labelledby]="headingId()">
        <thead>
          <tr>
            <th>单位</th>
            <th class="is-number">名次</th>
            <th class="is-number">活跃指数</th>
            @for (sub of subs; track sub) {
              <th class="is-number" scope="col">
                {{ names[sub] }}<small>权重 {{ scheme().weights[sub] }}%</small>
              </th>
            }
            <th class="is-number">全市名次</th>
          </tr>
        </thead>
        <tbody>
          @for (row of ordered(); track row.unit) {
            <tr data-row>
              <th>
                <button
                  class="yp-open"
                  type="button"
                  [attr.aria-label]="row.name + '，查看分项、走势'"
                  (click)="unitAsked.emit(row)"
                >
                  {{ row.name }}
                </button>
              </th>
              <td class="is-number rank">{{ row.rank ?? '—' }}</td>
              <td class="is-number index">
                <button
                  class="yp-open"
                  type="button"
                  [attr.aria-label]="row.name + '活跃指数 ' + (row.index ?? '不计') + '，查看怎样算出来'"
                  (click)="unitAsked.emit(row)"
                >
                  <yp-value [of]="row.index" reason="不参加排名，不计指数" />
                </button>
              </td>
              @for (sub of subs; track sub) {
                <td class="is-number sub">
                  <button
                    class="yp-open"
                    type="button"
                    [attr.aria-label]="row.name + names[sub] + ' ' + row.subs[sub].count + '，查看记录'"
                    (click)="figureAsked.emit({ row, sub })"
                  >
                    <yp-value [of]="row.subs[sub].count" />
                  </button>
                  <span class="bar" aria-hidden="true"
                    ><i [style.width.%]="width(row, sub)" [title]="'折算 ' + (row.subs[sub].normalised ?? '—')"></i
                  ></span>
                </td>
              }
              <td class="is-number">{{ row.cityRank ?? '—' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 24px;
      break-inside: avoid;
    }
    thead small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
      font-weight: 400;
    }
    .rank,
    .index {
      font-weight: 600;
    }
    .sub {
      min-width: 84px;
    }
    .bar {
      display: block;
      height: 4px;
      margin-top: 2px;
      background: var(--yp-hover);
    }
    .bar i {
      display: block;
      height: 4px;
      background: var(--yp-accent);
      print-color-adjust: exact;
    }
  `,
})
export class CohortIndex {
  readonly cohort = input.required<string>();
  readonly rows = input.required<readonly ActivityIndexRow[]>();
  readonly scheme = input.required<IndexSchemeBody>();
  readonly figureAsked = output<AskedFigure>();
  readonly unitAsked = output<ActivityIndexRow>();

  protected readonly subs = SUB_INDICES;
  protected readonly names = SUB_INDEX_NAMES;
  protected readonly headingId = computed(() => `index-${this.cohort()}`);
  /** By rank; what is not ranked stays in the order of the units. */
  protected readonly ordered = computed(() =>
    [...this.rows()].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0),
  );

  protected width(row: ActivityIndexRow, sub: SubIndex): number {
    return Number(row.subs[sub].normalised ?? 0);
  }
}
