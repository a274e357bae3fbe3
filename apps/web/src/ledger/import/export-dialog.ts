import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { Dialog, Doing, Downloads, Field, JobProgress, JobsStore, UnitSelect } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ImportsClient } from './imports.client';

/** The ledger of one unit, or of all in reach, as a workbook: made in the background, fetched here or from the tray. */
@Component({
  selector: 'yp-export-dialog',
  imports: [Dialog, Field, JobProgress, NzButtonModule, ReactiveFormsModule, UnitSelect],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="导出台账" (closed)="closed.emit()">
      @if (jobId()) {
        <div role="status">
          @if (job(); as running) {
            <yp-job-progress [job]="running" />
          }
          @if (!result()) {
            <p class="yp-muted note">可以关闭本窗口、离开本页；完成后在“任务”里下载。</p>
          }
        </div>
      } @else {
        <form id="export-ledger" class="yp-form" (submit)="start($event)">
          <p class="note">
            一个工作簿：项目、协议、到位资金、节点四个工作表。{{
              mayImport() ? '与导入的格式相同，可以改好再导入。' : ''
            }}
          </p>
          @if (units().length > 1) {
            <yp-field label="单位" for="export-unit" hint="不选则导出您能看到的全部单位。" [control]="unit">
              <yp-unit-select
                clearable
                inputId="export-unit"
                placeholder="全部单位"
                [units]="units()"
                [formControl]="unit"
              />
            </yp-field>
          } @else {
            <p class="note">单位：{{ units()[0]?.name }}</p>
          }
        </form>
      }
      @for (sentence of [starting.sentence(), downloading.sentence()]; track $index) {
        @if (sentence) {
          <p class="yp-form-errors" role="alert">{{ sentence }}</p>
        }
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">{{ jobId() ? '关闭' : '取消' }}</button>
        @if (!jobId()) {
          <button nz-button nzType="primary" type="submit" form="export-ledger" [nzLoading]="starting.busy()">
            开始导出
          </button>
        } @else if (result(); as url) {
          <button nz-button nzType="primary" type="button" [nzLoading]="downloading.busy()" (click)="download(url)">
            下载台账
          </button>
        }
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    .note {
      margin: 0;
    }
    yp-job-progress + .note {
      margin-top: 8px;
    }
    .yp-form-errors {
      margin-top: 16px;
    }
  `,
})
export class ExportDialog {
  private readonly client = inject(ImportsClient);
  private readonly downloads = inject(Downloads);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  readonly closed = output();

  protected readonly unit = new FormControl('', { nonNullable: true });
  protected readonly units = computed(() =>
    this.reference.units().filter(({ id }) => this.session.canAt('export.run', id)),
  );
  protected readonly mayImport = computed(() => this.session.can('import.run'));
  protected readonly starting = new Doing();
  protected readonly downloading = new Doing();
  protected readonly jobId = signal('');
  protected readonly job = computed(() => this.jobs.jobs().find(({ id }) => id === this.jobId()));
  protected readonly result = computed(() => {
    const job = this.job();
    return job?.status === 'done' ? job.resultUrl : null;
  });

  protected start(event: Event): void {
    event.preventDefault();
    const unit = this.unit.value;
    void this.starting.run(async () => {
      const { jobId } = await this.client.export(unit ? { unit } : {});
      this.jobs.watch(jobId);
      this.jobId.set(jobId);
    });
  }

  protected download(url: string): void {
    void this.downloading.run(() => this.downloads.fetch(url, '招商台账.xlsx'));
  }
}
