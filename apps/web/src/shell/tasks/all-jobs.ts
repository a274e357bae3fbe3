import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { JOB_TITLES, type AnyJob, type AnyJobPage } from '@yipanqi/contract';
import {
  type Choice,
  ChoiceList,
  Doing,
  Empty,
  ErrorNote,
  instantWords,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { TasksClient } from './tasks.client';
import { DUE_LOOKS, tookWords } from './tasks.labels';

const ALL: Choice = { value: '', label: '全部' };
const STATUSES = ['queued', 'running', 'done', 'failed'] as const;

/** Everybody's jobs, for who keeps the system running: states and times, no word of what they are about. */
@Component({
  selector: 'yp-all-jobs',
  imports: [ChoiceList, Empty, ErrorNote, NzButtonModule, Pending, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="all-jobs">
      <h2 id="all-jobs">全部任务</h2>
      <div class="yp-actions filters">
        <yp-choice
          label="状态"
          [options]="statuses"
          [value]="filters.value().jobStatus"
          (chosen)="filters.patch({ jobStatus: $event })"
        />
        <yp-choice
          label="种类"
          [options]="kinds"
          [value]="filters.value().kind"
          (chosen)="filters.patch({ kind: $event })"
        />
      </div>
      @if (rerunning.sentence(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <yp-pending [of]="page" />
      @if (page.value()) {
        @if (jobs.rows().length === 0) {
          <yp-empty sentence="没有符合条件的任务。" />
        } @else {
          <div class="yp-table-box">
            <table class="yp-table is-pinned" aria-label="全部任务">
              <thead>
                <tr>
                  <th>任务</th>
                  <th>提交人</th>
                  <th>提交时间</th>
                  <th>状态</th>
                  <th class="is-number">进度</th>
                  <th class="is-number">次数</th>
                  <th>用时</th>
                  <th>办理</th>
                </tr>
              </thead>
              <tbody>
                @for (job of jobs.rows(); track job.id) {
                  <tr data-row>
                    <td>{{ job.title }}</td>
                    <td>{{ job.ownerName }}</td>
                    <td>{{ words(job.createdAt) }}</td>
                    <td>
                      <yp-state [of]="looks[job.status].look" />
                      @if (job.errorCode) {
                        <small>{{ job.errorCode }}</small>
                      }
                    </td>
                    <td class="is-number">{{ job.total > 0 ? job.done + ' / ' + job.total : '—' }}</td>
                    <td class="is-number">{{ job.attempts }}</td>
                    <td>{{ took(job.startedAt, job.finishedAt) }}</td>
                    <td>
                      <span class="acts">
                        <button class="yp-open" type="button" (click)="log.emit(job.id)">日志</button>
                        @if (job.status === 'failed') {
                          <button
                            nz-button
                            nzSize="small"
                            type="button"
                            [disabled]="rerunning.busy()"
                            (click)="rerun(job)"
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
          @if (jobs.hasMore()) {
            <div class="yp-more">
              <button nz-button type="button" [nzLoading]="jobs.more.busy()" (click)="jobs.fetchMore()">
                加载更多
              </button>
            </div>
          }
          @if (jobs.more.failure(); as failure) {
            <yp-error slim [of]="failure" (retry)="jobs.fetchMore()" />
          }
        }
      }
    </section>
  `,
  styles: `
    .filters {
      margin-bottom: 8px;
    }
    td {
      white-space: nowrap;
    }
    small {
      display: block;
      color: var(--yp-text-2);
    }
    .acts {
      display: inline-flex;
      gap: 12px;
    }
  `,
})
export class AllJobs {
  private readonly client = inject(TasksClient);

  readonly log = output<string>();

  protected readonly filters = queryFilters({ jobStatus: '', kind: '' });
  protected readonly page = resourceWithLast<AnyJobPage>(() => ({ url: '/api/all-jobs', params: this.params() }));
  protected readonly jobs = paged<AnyJob>(this.page, (after) => this.client.allJobs({ ...this.params(), after }));
  protected readonly rerunning = new Doing();
  protected readonly statuses: Choice[] = [
    ALL,
    ...STATUSES.map((status) => ({ value: status, label: DUE_LOOKS[status].words })),
  ];
  protected readonly kinds: Choice[] = [ALL, ...Object.entries(JOB_TITLES).map(([value, label]) => ({ value, label }))];
  protected readonly looks = DUE_LOOKS;
  protected readonly words = instantWords;
  protected readonly took = tookWords;

  protected async rerun(job: AnyJob): Promise<void> {
    if (await this.rerunning.run(() => this.client.rerun(job.id))) this.page.reload();
  }

  private params(): Record<string, string> {
    const { jobStatus, kind } = this.filters.value();
    return { ...(jobStatus && { status: jobStatus }), ...(kind && { kind }) };
  }
}
