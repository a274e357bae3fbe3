import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { YearlyContent, YearlyList, YearlyRow } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { RankChange, Value } from '@yipanqi/web/ui';

/** One group of a list: its units by rank, each score a link to what it is made of. */
@Component({
  selector: 'yp-group-table',
  imports: [RankChange, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 [id]="headingId()">{{ group() }}</h3>
    <div class="box">
      <table class="yp-table" [attr.aria-labelledby]="headingId()">
        <thead>
          <tr>
            <th class="is-number">名次</th>
            <th>较上年</th>
            <th>单位</th>
            <th class="is-number">{{ byScore() ? '得分' : '数值' }}</th>
            @if (byScore()) {
              <th class="bar-column" aria-hidden="true"></th>
            }
            @if (hasGrades()) {
              <th>等次</th>
            }
            <th class="is-number">上年</th>
            @if (byScore()) {
              <th class="is-number">增减</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.unit) {
            <tr data-row [class.is-own]="isOwn(row)">
              <td class="is-number rank"><yp-value [of]="row.rank" reason="没有得分，不参加排名" /></td>
              <td><yp-rank-change [change]="row.rankChange" /></td>
              <th>{{ row.name }}</th>
              <td class="is-number">
                @if (opens(row)) {
                  <a
                    class="yp-open"
                    [routerLink]="['/assessment/editions', editionId(), 'units', row.unit]"
                    [queryParams]="{ list: list().key }"
                    [attr.aria-label]="row.name + ' ' + list().name + ' ' + text(row) + '，查看构成'"
                    >{{ text(row) }}</a
                  >
                } @else {
                  {{ text(row) }}
                }
              </td>
              @if (byScore()) {
                <td class="bar-column" aria-hidden="true">
                  <span class="bar" [class.is-first]="row.rank === 1" [style.width.%]="share(row)"></span>
                </td>
              }
              @if (hasGrades()) {
                <td><yp-value [of]="row.grade" reason="没有等次" /></td>
              }
              <td class="is-number">
                @let last = lastOf(row);
                @if (last !== null && comparedWith(); as before) {
                  <a
                    class="yp-open"
                    routerLink="/assessment"
                    [queryParams]="{ year: before.year, edition: before.edition, list: list().key }"
                    [attr.aria-label]="row.name + ' 上年 ' + last + '，打开上年榜单'"
                    >{{ last }}</a
                  >
                } @else {
                  <yp-value [of]="last" reason="上年没有参加这张榜单" />
                }
              </td>
              @if (byScore()) {
                <td class="is-number"><yp-value signed [of]="row.scoreChange" reason="上年没有可比的得分" /></td>
              }
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
    h3 {
      margin-top: 0;
    }
    .box {
      overflow-x: auto;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
    }
    th,
    td {
      padding: 4px 8px;
    }
    tbody th {
      min-width: 6em;
    }
    .rank {
      font-weight: 600;
    }
    .bar-column {
      width: 22%;
      min-width: 64px;
      padding-left: 0;
    }
    .bar {
      display: block;
      height: 14px;
      background: var(--yp-chart-grey);
      print-color-adjust: exact;
    }
    .bar.is-first {
      background: var(--yp-accent);
    }
    @media (max-width: 600px) {
      .bar-column {
        display: none;
      }
      th,
      td {
        padding: 4px 5px;
      }
      tbody th {
        min-width: 4em;
      }
    }
    .is-own th {
      box-shadow: inset 3px 0 0 var(--yp-accent);
      font-weight: 600;
    }
  `,
})
export class GroupTable {
  private readonly session = inject(Session);

  readonly list = input.required<YearlyList>();
  readonly group = input.required<string>();
  readonly editionId = input.required<string>();
  /** The edition of last year. */
  readonly comparedWith = input.required<YearlyContent['comparedWith']>();

  protected readonly headingId = computed(() => `group-${this.list().key}-${this.group()}`);
  protected readonly byScore = computed(() => this.list().by === 'score');
  protected readonly rows = computed(() => this.list().units.filter(({ group }) => group === this.group()));
  protected readonly hasGrades = computed(() => this.rows().some(({ grade }) => grade !== null));
  private readonly full = computed(() =>
    Math.max(Number(this.list().fullScore), ...this.rows().map(({ score }) => Number(score ?? 0)), 1),
  );

  protected text(row: YearlyRow): string {
    return (this.byScore() ? row.score : row.value?.value) ?? '—';
  }

  protected lastOf({ last }: YearlyRow): string | null {
    return (this.byScore() ? last?.score : last?.value) ?? null;
  }

  protected share({ score }: YearlyRow): number {
    return Math.max(0, (Number(score ?? 0) / this.full()) * 100);
  }

  /** Everybody's at the bureau, an officer's own units. */
  protected opens({ unit }: YearlyRow): boolean {
    return this.session.canAt('assessment.read', unit) || this.session.canAt('objection.read', unit);
  }

  protected isOwn({ unit }: YearlyRow): boolean {
    return !this.session.canAt('assessment.read', unit) && this.session.canAt('objection.read', unit);
  }
}
