import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { JobView } from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  type Choice,
  ChoiceList,
  Dialog,
  Doing,
  Field,
  JobProgress,
  JobsStore,
  showServerErrors,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { MonthChoice } from '../month-choice';
import { ReportsClient } from '../reports.client';
import { EDITION_WORDS, periodWords } from '../reports.labels';

/** Has an edition computed in the background: of a closed month, as 快报 of an open one, or of a quarter or year. */
@Component({
  selector: 'yp-compute-dialog',
  imports: [
    ChoiceList,
    Dialog,
    Field,
    JobProgress,
    MonthChoice,
    NzButtonModule,
    NzInputModule,
    ReactiveFormsModule,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="'编制' + word()" (closed)="closed.emit()">
      @if (job(); as running) {
        <yp-job-progress [job]="running">
          @if (running.resultUrl; as url) {
            <p>
              <a [routerLink]="url" (click)="closed.emit()">打开编好的{{ word() }}</a>
            </p>
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
          @if (fixed()) {
            <p>{{ periodWords() }}</p>
          } @else if (kind() === 'monthly') {
            <yp-month-choice label="通报月份" [month]="chosen()" (chosen)="choose($event)" />
          } @else {
            <yp-choice label="期间" [options]="periods()" [value]="chosen()" (chosen)="choose($event)" />
          }
          @if (kind() === 'monthly') {
            <fieldset>
              <legend>种类</legend>
              <label><input type="radio" formControlName="interim" [value]="false" /> 正式通报（已月结的月份）</label>
              <label
                ><input type="radio" formControlName="interim" [value]="true" /> 快报（未月结的月份，只供参考）</label
              >
            </fieldset>
          }
          <yp-field
            label="更正原因"
            for="reason"
            hint="同一期已有发布的一版且数据有变化时必填，将印在新的一版上。"
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

  readonly kind = input<'monthly' | 'quarterly' | 'yearly'>('monthly');
  /** The period that is offered first. */
  readonly period = input.required<string>();
  /** No other period can be chosen. */
  readonly fixed = input(false, { transform: booleanAttribute });
  /** What can be chosen, for kinds other than `monthly`. */
  readonly periods = input<readonly Choice[]>([]);
  /** The job is done. */
  readonly made = output();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    interim: false,
    reason: ['', Validators.maxLength(REASON_MAX)],
  });
  protected readonly computing = new Doing();
  protected readonly problems = signal<readonly string[]>([]);
  private readonly picked = signal('');
  protected readonly chosen = computed(() => this.picked() || this.period());
  protected readonly word = computed(() => EDITION_WORDS[this.kind()]);
  protected readonly periodWords = computed(() => periodWords(this.kind(), this.period()));
  protected readonly jobId = signal('');
  protected readonly job = computed<JobView | undefined>(() => this.jobs.jobs().find((job) => job.id === this.jobId()));

  constructor() {
    effect(() => {
      if (this.job()?.status === 'done') this.made.emit();
    });
    effect(() => this.form.controls.interim.setValue(this.isOpen(this.chosen())));
  }

  protected choose(period: string): void {
    this.picked.set(period);
  }

  protected async compute(): Promise<void> {
    const { interim, reason } = this.form.getRawValue();
    const period = this.chosen();
    const kind = this.kind() === 'monthly' && interim ? 'monthlyInterim' : this.kind();
    const done = await this.computing.run(async () => {
      const { jobId } = await this.client.compute({ kind, period, reason: reason.trim() });
      this.jobs.watch(jobId);
      this.jobId.set(jobId);
    });
    this.problems.set(done ? [] : showServerErrors(this.form, this.computing.failure()));
  }

  private isOpen(period: string): boolean {
    const last = this.reference.lastClosedMonth();
    return this.kind() === 'monthly' && (last === null || period > last);
  }
}
