import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import type { DueWork } from '@yipanqi/contract';
import { countWords, instantWords, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { DUE_LOOKS, tookWords } from './tasks.labels';

/** Scheduled work, a line each: for what, due when, how it stands. */
@Component({
  selector: 'yp-due-work-table',
  imports: [NzButtonModule, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box">
      <table class="yp-table is-pinned" aria-label="计划任务">
        <thead>
          <tr>
            <th>任务</th>
            <th>期间</th>
            <th>应于</th>
            <th>状态</th>
            <th>说明</th>
            <th>用时</th>
            <th>办理</th>
          </tr>
        </thead>
        <tbody>
          @for (work of rows(); track work.id) {
            <tr data-row>
              <td>{{ work.title }}</td>
              <td>{{ work.period }}</td>
              <td>{{ words(work.dueAt) }}</td>
              <td>
                <yp-state [of]="looks[work.status].look" [words]="looks[work.status].words" />
                @if (work.late) {
                  <yp-state of="overdue" />
                }
              </td>
              <td class="why">
                {{ work.why || work.message }}
                @if (work.status === 'running' && work.total > 0) {
                  <progress [attr.max]="work.total" [attr.value]="work.done"></progress>
                  <small>{{ count(work.done) }} / {{ count(work.total) }}</small>
                }
                @if (work.errorCode) {
                  <small>{{ work.errorCode }}</small>
                }
              </td>
              <td>{{ took(work.startedAt, work.finishedAt) }}</td>
              <td>
                <span class="acts">
                  @if (work.resultUrl; as url) {
                    <a [routerLink]="page(url)">查看结果</a>
                  }
                  @if (work.jobId; as id) {
                    <button class="yp-open" type="button" (click)="log.emit(id)">日志</button>
                  }
                  @if (work.mayRerun && work.jobId; as id) {
                    <button
                      nz-button
                      nzSize="small"
                      type="button"
                      [attr.aria-label]="'重新运行：' + work.title + ' ' + work.period"
                      (click)="rerun.emit(id)"
                    >
                      重新运行
                    </button>
                  }
                </span>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    td {
      white-space: nowrap;
    }
    .why {
      min-width: 12em;
      white-space: normal;
    }
    small {
      display: block;
      color: var(--yp-text-2);
    }
    .acts {
      display: inline-flex;
      gap: 12px;
      align-items: center;
    }
  `,
})
export class DueWorkTable {
  private readonly router = inject(Router);

  readonly rows = input.required<readonly DueWork[]>();
  readonly log = output<string>();
  readonly rerun = output<string>();

  protected readonly looks = DUE_LOOKS;
  protected readonly words = instantWords;
  protected readonly took = tookWords;
  protected readonly count = countWords;

  protected page(url: string): UrlTree {
    return this.router.parseUrl(url);
  }
}
