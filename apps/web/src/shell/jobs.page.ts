import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ErrorNote, JobsStore, Page } from '@yipanqi/web/ui';
import { JobList } from './job-list';

@Component({
  selector: 'yp-jobs-page',
  imports: [ErrorNote, JobList, Page],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="消息" [subtitle]="store.running().length + ' 项任务正在进行'">
      @if (store.failure(); as failure) {
        <yp-error slim [of]="failure" (retry)="store.refresh()" />
      }
      <div class="yp-panel"><yp-job-list /></div>
    </yp-page>
  `,
})
export class JobsPage {
  protected readonly store = inject(JobsStore);

  constructor() {
    void this.store.refresh();
  }
}
