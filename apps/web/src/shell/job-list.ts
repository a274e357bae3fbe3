import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Doing, Downloads, Empty, instantWords, JobProgress, JobsStore } from '@yipanqi/web/ui';

@Component({
  selector: 'yp-job-list',
  imports: [Empty, JobProgress, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (downloading.sentence()) {
      <p class="wrong" role="alert">{{ downloading.sentence() }}</p>
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
              <a [routerLink]="url" (click)="opened.emit()">查看结果</a>
            }
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
  private readonly downloads = inject(Downloads);
  protected readonly store = inject(JobsStore);
  protected readonly words = instantWords;

  protected readonly downloading = new Doing();

  readonly opened = output();

  protected download(url: string): void {
    void this.downloading.run(() => this.downloads.fetch(url));
  }
}
