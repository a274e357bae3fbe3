import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { JobView } from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { Dialog, Doing, Field, JobProgress, JobsStore, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { MonthChoice } from '../month-choice';
import { ReportsClient } from '../reports.client';

/** Has an edition computed in the background: of a closed month, or as 快报 of an open one. */
@Component({
  selector: 'yp-compute-dialog',
  imports: [Dialog, Field, JobProgress, MonthChoice, NzButtonModule, NzInputModule, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="编制通报" (closed)="closed.emit()">
      @if (job(); as running) {
        <yp-job-progress [job]="running">
          @if (running.resultUrl; as url) {
            <p><a [routerLink]="url" (click)="closed.emit()">打开编好的通报</a></p>
          }
        </yp-job-progress>
        @if (running.status === 'queued' || running.status === 'running') {
          <p class="yp-muted">可以关闭此窗口，进度在右上角“任务”中继续显示。</p>
        }
      } @else if (jobId()) {
        <p role="status">已提交，正在排队。</p>
      } @else {
        <form id="compute" class="yp-form" [formGroup]="form" (ngSubmit)="compute()">
          @for (wrong of problems(); track wrong) {
            <p class="yp-form-errors" role="alert">{{ wrong }}</p>
          }
          <yp-month-choice label="通报月份" [month]="month()" (chosen)="choose($event)" />
          <fieldset>
            <legend>种类</legend>
            <label><input type="radio" formControlName="interim" [value]="false" /> 正式通报（已月结的月份）</label>
            <label
              ><input type="radio" formControlName="interim" [value]="true" /> 快报（未月结的月份，只供参考）</label
            >
          </fieldset>
          <yp-field
            label="更正原因"
            for="reason"
            hint="该月已有发布的通报且数据有变化时必填，将印在新的一版上。"
            [control]="form.controls.reason"
          >
            <textarea nz-input id="reason" rows="2" formControlName="reason"></textarea>
          </yp-field>
        </form>
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">关闭</button>
        @if (!jobId()) {
          <button nz-button nzType="primary" type="submit" form="compute" [nzLoading]="computing.busy()">
            开始编制
          </button>
        } @else if (job()?.status === 'failed') {
          <button nz-button nzType="primary" type="button" (click)="jobId.set('')">返回修改</button>
        }
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 4px;
      font-weight: 500;
    }
  `,
})
export class ComputeDialog {
  private readonly client = inject(ReportsClient);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);

  /** The month that is offered first. */
  readonly period = input.required<string>();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    interim: this.reference.lastClosedMonth() === null,
    reason: ['', Validators.maxLength(REASON_MAX)],
  });
  protected readonly computing = new Doing();
  protected readonly problems = signal<readonly string[]>([]);
  private readonly chosen = signal('');
  protected readonly month = computed(() => this.chosen() || this.period());
  protected readonly jobId = signal('');
  protected readonly job = computed<JobView | undefined>(() => this.jobs.jobs().find((job) => job.id === this.jobId()));

  protected choose(month: string): void {
    this.chosen.set(month);
    const last = this.reference.lastClosedMonth();
    this.form.controls.interim.setValue(last === null || month > last);
  }

  protected async compute(): Promise<void> {
    const { interim, reason } = this.form.getRawValue();
    const period = this.month();
    const done = await this.computing.run(async () => {
      const { jobId } = await this.client.compute({ kind: 'monthly', period, interim, reason: reason.trim() });
      this.jobs.watch(jobId);
      this.jobId.set(jobId);
    });
    this.problems.set(done ? [] : showServerErrors(this.form, this.computing.failure()));
  }
}
