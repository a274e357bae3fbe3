import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { RankingRow } from '@yipanqi/contract';
import type { Measure } from '@yipanqi/domain';
import { RankChange, Value } from '@yipanqi/web/ui';
import { Figure } from '../figure';
import { unitOfMeasure } from '../reports.labels';
import { paceWords } from './ranking.words';

/** One cohort: its units by rank, each with its bar. Bars not behind the clock in the accent, the others grey. */
@Component({
  selector: 'yp-cohort-ranking',
  imports: [Figure, RankChange, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 [id]="headingId()">{{ cohort() }}</h2>
    <div class="box">
      <table class="yp-table" [attr.aria-labelledby]="headingId()">
        <thead>
          <tr>
            <th class="is-number">名次</th>
            <th>较上月</th>
            <th>单位</th>
            <th class="is-number" colspan="2">{{ measureName() }}（{{ unit() }}）</th>
            <th class="is-number">完成率%</th>
            <th class="is-number">超/欠时序</th>
            <th class="is-number">同比%</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.unit) {
            <tr data-row [class.is-own]="row.own && marksOwn()">
              <td class="is-number rank">{{ row.rank ?? '—' }}</td>
              <td><yp-rank-change [change]="row.rankChange" /></td>
              <th>
                {{ row.name }}
                @if (firstAhead().has(row.unit)) {
                  <span class="first" title="今年以前各月都欠时序">第一次超过时序</span>
                }
              </th>
              <td class="is-number">
                <yp-figure [about]="row.name" [of]="row.value" [entries]="row.postings" (opened)="opened.emit(row)" />
              </td>
              <td class="bar-column" aria-hidden="true">
                <span class="bar" [class.is-ahead]="isAhead(row)" [style.width.%]="share(row)"></span>
              </td>
              <td class="is-number">
                <yp-value [of]="row.completion" reason="没有年度目标，不计完成率" />
              </td>
              <td class="is-number" [title]="pace(row.paceGap)">
                <yp-value signed [of]="row.paceGap" reason="没有年度目标，不比时序" />
              </td>
              <td class="is-number"><yp-value signed [of]="row.yoy" reason="上年同期没有数值" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      break-inside: avoid;
    }
    h2 {
      margin-top: 0;
    }
    .box {
      position: relative;
      overflow-x: auto;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
    }
    th,
    td {
      padding: 4px 6px;
    }
    .rank {
      font-weight: 600;
    }
    tbody th {
      min-width: 6em;
    }
    .bar-column {
      width: 16%;
      min-width: 56px;
      padding-left: 0;
    }
    .bar {
      display: block;
      height: 14px;
      background: var(--yp-chart-grey);
      print-color-adjust: exact;
    }
    .bar.is-ahead {
      background: var(--yp-accent);
    }
    .is-own th {
      box-shadow: inset 3px 0 0 var(--yp-accent);
      font-weight: 600;
    }
    .first {
      display: inline-block;
      padding: 0 4px;
      border: 1px solid var(--yp-green);
      border-radius: var(--yp-radius);
      color: var(--yp-green);
      font-size: 12px;
      line-height: 16px;
      white-space: nowrap;
    }
  `,
})
export class CohortRanking {
  readonly cohort = input.required<string>();
  readonly rows = input.required<readonly RankingRow[]>();
  readonly measure = input.required<Measure>();
  readonly measureName = input.required<string>();
  /** Some units are the user's own and some are not. */
  readonly marksOwn = input(false);
  readonly firstAhead = input<ReadonlySet<string>>(new Set());
  readonly opened = output<RankingRow>();

  protected readonly pace = paceWords;
  protected readonly unit = computed(() => unitOfMeasure(this.measure()));
  protected readonly headingId = computed(() => `cohort-${this.cohort()}`);
  private readonly largest = computed(() => Math.max(...this.rows().map((row) => Number(row.value)), 0));

  protected isAhead({ paceGap }: RankingRow): boolean {
    return paceGap !== null && Number(paceGap) >= 0;
  }

  /** Of the cohort's largest value; nothing below zero. */
  protected share(row: RankingRow): number {
    const largest = this.largest();
    return largest > 0 ? Math.max(0, (Number(row.value) / largest) * 100) : 0;
  }
}
