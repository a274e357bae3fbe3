import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { JobLog } from '@yipanqi/contract';
import { Drawer, Empty, instantWords, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { LOG_WORDS } from './tasks.labels';

/** What happened to a job, attempt by attempt. */
@Component({
  selector: 'yp-job-log-drawer',
  imports: [Drawer, Empty, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="heading()" (closed)="closed.emit()">
      <yp-pending [of]="log" />
      @if (log.value(); as shown) {
        @if (shown.lines.length > 0) {
          <table class="yp-table" aria-label="运行日志">
            <thead>
              <tr>
                <th>时间</th>
                <th class="is-number">第几次</th>
                <th>经过</th>
              </tr>
            </thead>
            <tbody>
              @for (line of shown.lines; track $index) {
                <tr>
                  <td>{{ words(line.at) }}</td>
                  <td class="is-number">{{ line.attempt }}</td>
                  <td>
                    {{ events[line.event] }}
                    @if (line.detail) {
                      <small>{{ line.detail }}</small>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        } @else {
          <yp-empty sentence="还没有开始。" />
        }
      }
    </yp-drawer>
  `,
  styles: `
    small {
      display: block;
      color: var(--yp-text-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class JobLogDrawer {
  readonly jobId = input.required<string>();
  readonly heading = input('运行日志');
  readonly closed = output();

  protected readonly log = resourceWithLast<JobLog>(() => `/api/jobs/${this.jobId()}/log`, {
    about: () => this.jobId(),
  });
  protected readonly events = LOG_WORDS;
  protected readonly words = instantWords;
}
