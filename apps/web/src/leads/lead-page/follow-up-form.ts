import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { NOTE_MAX, REASON_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DateInput, Doing, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LeadsClient } from '../leads.client';

/** What was done, and what is due next. */
@Component({
  selector: 'yp-follow-up-form',
  imports: [DateInput, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="yp-form" aria-label="写跟进" [formGroup]="form" (ngSubmit)="save()">
      @for (wrong of problems(); track wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <yp-field label="跟进内容" for="follow-up" required [control]="form.controls.text">
        <textarea #text nz-input id="follow-up" rows="2" formControlName="text"></textarea>
      </yp-field>
      <div class="row">
        <yp-field label="跟进日期" for="occurred-on" required [control]="form.controls.occurredOn">
          <yp-date-input inputId="occurred-on" [max]="reference.today()" formControlName="occurredOn" />
        </yp-field>
        <yp-field label="下一步" for="next-step" [control]="form.controls.nextStep">
          <input nz-input id="next-step" autocomplete="off" formControlName="nextStep" />
        </yp-field>
        <yp-field label="下一步日期" for="next-step-on" [control]="form.controls.nextStepOn">
          <yp-date-input inputId="next-step-on" formControlName="nextStepOn" />
        </yp-field>
      </div>
      <div class="yp-actions">
        <button nz-button nzType="primary" type="submit" [nzLoading]="saving.busy()">保存跟进</button>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
      </div>
    </form>
  `,
  styles: `
    .yp-form {
      max-width: none;
      padding-bottom: 16px;
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: 12px;
    }
  `,
})
export class FollowUpForm {
  private readonly client = inject(LeadsClient);
  protected readonly reference = inject(ReferenceStore);
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  readonly leadId = input.required<string>();
  readonly saved = output();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    text: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
    occurredOn: [this.reference.today(), Validators.required],
    nextStep: ['', Validators.maxLength(REASON_MAX)],
    nextStepOn: [''],
  });
  protected readonly saving = new Doing();
  protected readonly problems = signal<string[]>([]);

  constructor() {
    afterNextRender(() => this.text().nativeElement.focus());
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { text, occurredOn, nextStep, nextStepOn } = this.form.getRawValue();
    const body = { text, occurredOn, nextStep: nextStep || null, nextStepOn: nextStepOn || null };
    if (await this.saving.run(() => this.client.followUp(this.leadId(), body))) return this.saved.emit();
    this.problems.set(showServerErrors(this.form, this.saving.failure()));
  }
}
