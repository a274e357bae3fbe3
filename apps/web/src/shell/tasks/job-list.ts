import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import { Doing, Downloads, Empty, instantWords, JobProgress, JobsStore } from '@yipanqi/web/ui';
import { TasksClient } from './tasks.client';

@Component({
  selector: 'yp-job-list',
  imports: [Empty, JobProgress, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (downloading.sentence()) {
      <p class="wrong" role="alert">{{ downloading.sentence() }}</p>
    }
    @if (rerunning.sentence()) {
      <p class="wrong" role="alert">{{ rerunning.sentence() }}</p>
    }
    @for (job of store.jobs(); track job.id) {
      <yp-job-progress [job]="job">
        <p class="foot">
          <span class="yp-muted">{{ words(job.createdAt) }}</span>
          @if (job.resultUrl; as url) {
            @if (url.startsWith('/api/')) {
              <button class="yp-open" type="button" [disabled]="downloading.busy()" (click)="download(url)">
                下载
              </button>
            } @else {
              <a [routerLink]="page(url)" (click)="opened.emit()">查看结果</a>
            }
          }
          @if (job.status === 'failed') {
            <button class="yp-open" type="button" [disabled]="rerunning.busy()" (click)="rerun(job.id)">
              重新运行
            </button>
          }
        </p>
      </yp-job-progress>
    } @empty {
      <yp-empty sentence="没有任务。导入、导出、月结和编制通报会在这里显示进度。" />
    }
  `,
  styles: `
    yp-job-progress {
      padding: 10px 16px;
      border-bottom: 1px solid var(--yp-line);
    }
    .wrong {
      margin: 0;
      padding: 8px 16px;
      color: var(--yp-red);
    }
    .foot {
      display: flex;
      justify-content: space-between;
      margin: 0;
      font-size: 12px;
    }
  `,
})
export class JobList {
  private readonly client = inject(TasksClient);
  private readonly downloads = inject(Downloads);
  private readonly router = inject(Router);
  protected readonly store = inject(JobsStore);
  protected readonly words = instantWords;

  protected readonly downloading = new Doing();
  protected readonly rerunning = new Doing();

  readonly opened = output();

  protected download(url: string): void {
    void this.downloading.run(() => this.downloads.fetch(url));
  }

  protected async rerun(jobId: string): Promise<void> {
    if (await this.rerunning.run(() => this.client.rerun(jobId))) this.store.watch(jobId);
  }

  protected page(url: string): UrlTree {
    return this.router.parseUrl(url);
  }
}
