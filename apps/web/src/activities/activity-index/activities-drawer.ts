import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ActivityPage, ActivityView } from '@yipanqi/contract';
import {
  LEADER_LEVEL_NAMES,
  LEADER_LEVELS,
  levelPoints,
  type LevelPoints,
  multiply,
  ratio,
  ratioFromDecimal,
  toDecimal,
} from '@yipanqi/domain';
import { Drawer, Empty, ErrorNote, paged, Pending, resourceWithLast, Value } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesClient } from '../activities.client';
import { activityWords } from '../activities.labels';
import { ActivityDrawer } from '../activity-drawer';

/** What a number of activities is made of: each with its points, and at the foot the sums of all of them. */
@Component({
  selector: 'yp-activities-drawer',
  imports: [ActivityDrawer, Drawer, Empty, ErrorNote, NzButtonModule, Pending, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="heading()" (closed)="closed.emit()">
      <yp-pending [of]="page" />
      @if (page.value(); as answer) {
        @if (answer.count === 0) {
          <yp-empty sentence="没有活动计入这个数：合计为 0。" />
        } @else {
          <div class="yp-table-box is-whole">
            <table class="yp-table">
              <caption>
                共
                {{
                  answer.count
                }}
                笔，冲正记为负数
              </caption>
              <thead>
                <tr>
                  <th>主题</th>
                  <th>日期、带队层级</th>
                  <th class="is-number">项数</th>
                  <th class="is-number">得分</th>
                </tr>
              </thead>
              <tbody>
                @for (activity of activities.rows(); track activity.id) {
                  <tr>
                    <td>
                      <button class="yp-open subject" type="button" (click)="opened.set(activity.id)">
                        {{ activity.subject }}
                      </button>
                      <small>{{ words(activity) }} {{ activity.activityNo }}</small>
                    </td>
                    <td class="short">
                      {{ activity.occurredOn }} <small>{{ levels[activity.level] }}</small>
                      @if (activity.late) {
                        <small class="late">迟报，计入 {{ activity.bookedMonth }}</small>
                      }
                    </td>
                    <td class="is-number"><yp-value signed [of]="activity.sign" /></td>
                    <td class="is-number"><yp-value [of]="pointsOf(activity)" /></td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (activities.hasMore()) {
            <div class="yp-more">
              <button nz-button type="button" [nzLoading]="activities.more.busy()" (click)="activities.fetchMore()">
                加载更多
              </button>
            </div>
          }
          @if (activities.more.failure(); as failure) {
            <yp-error slim [of]="failure" (retry)="activities.fetchMore()" />
          }
        }
      }
      <div sum>
        @if (page.value()) {
          合计 <yp-value [of]="count()" suffix=" 项" />，得分 <yp-value [of]="points()" />
        }
      </div>
    </yp-drawer>
    @if (opened(); as id) {
      <yp-activity-drawer [id]="id" (closed)="opened.set('')" (opened)="opened.set($event)" />
    }
  `,
  styles: `
    .short {
      white-space: nowrap;
    }
    .subject {
      text-align: left;
    }
    td:first-child {
      min-width: 130px;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
    .late {
      color: var(--yp-orange);
    }
  `,
})
export class ActivitiesDrawer {
  private readonly client = inject(ActivitiesClient);

  readonly heading = input.required<string>();
  /** Filters of `GET /api/activities`. */
  readonly of = input.required<Record<string, string>>();
  readonly levelPoints = input.required<LevelPoints>();
  readonly closed = output();

  protected readonly page = resourceWithLast<ActivityPage>(() => ({ url: '/api/activities', params: this.of() }), {
    about: () => JSON.stringify(this.of()),
  });
  protected readonly activities = paged<ActivityView>(this.page, (after) =>
    this.client.activities({ ...this.of(), after }),
  );
  protected readonly count = computed(() => {
    const levels = this.page.value()?.levels;
    return levels ? LEADER_LEVELS.reduce((sum, level) => sum + levels[level], 0) : null;
  });
  protected readonly points = computed(() => {
    const levels = this.page.value()?.levels;
    return levels ? toDecimal(levelPoints(this.levelPoints(), levels), 2) : null;
  });
  protected readonly opened = signal('');
  protected readonly levels = LEADER_LEVEL_NAMES;
  protected readonly words = activityWords;

  protected pointsOf({ level, sign }: ActivityView): string {
    return toDecimal(multiply(ratioFromDecimal(this.levelPoints()[level]), ratio(BigInt(sign))), 2);
  }
}
