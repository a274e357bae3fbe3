import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ActivityView } from '@yipanqi/contract';
import { LEADER_LEVEL_NAMES } from '@yipanqi/domain';
import { State } from '@yipanqi/web/ui';
import { activityState } from './activities.labels';

/** Activities of one unit, a line each. */
@Component({
  selector: 'yp-activities-table',
  imports: [State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box is-whole">
      <table class="yp-table">
        <thead>
          <tr>
            <th>日期</th>
            <th>编号</th>
            <th>主题</th>
            <th>带队层级</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          @for (activity of activities(); track activity.id) {
            <tr>
              <td class="short">{{ activity.occurredOn }}</td>
              <td class="short">
                <button class="yp-open" type="button" (click)="opened.emit(activity.id)">
                  {{ activity.activityNo }}
                </button>
              </td>
              <td>{{ activity.subject }}</td>
              <td class="short">{{ levels[activity.level] }}</td>
              <td><yp-state [of]="state(activity)" /></td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .short {
      white-space: nowrap;
    }
  `,
})
export class ActivitiesTable {
  readonly activities = input.required<readonly ActivityView[]>();
  readonly opened = output<string>();

  protected readonly levels = LEADER_LEVEL_NAMES;
  protected readonly state = activityState;
}
