import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ObjectionView } from '@yipanqi/contract';
import { CORRECTION_KIND_NAMES, CORRECTION_KINDS, type CorrectionKind, NOTE_MAX } from '@yipanqi/domain';
import { Doing, errorAnswer, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AssessmentClient } from '../assessment.client';

/** The leader's verdict: granted with what is put right, or rejected, each with a reply. */
@Component({
  selector: 'yp-decide-form',
  imports: [Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="yp-form" [formGroup]="form" (ngSubmit)="send()">
      @for (wrong of problems(); track wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <fieldset>
        <legend>裁定结果</legend>
        <label><input type="radio" formControlName="verdict" value="granted" /> 成立</label>
        <label><input type="radio" formControlName="verdict" value="rejected" /> 不成立</label>
      </fieldset>
      @if (form.controls.verdict.value === 'granted') {
        <fieldset>
          <legend>更正什么</legend>
          @for (kind of kinds; track kind) {
            <label><input type="radio" formControlName="correction" [value]="kind" /> {{ names[kind] }}</label>
          }
        </fieldset>
        @if (form.controls.correction.value === 'ledger') {
          <yp-field
            label="计入的凭证号"
            for="vouchers"
            required
            hint="该单位已审核、本年内发生而记入以后年度月份的凭证；多张用空格或顿号分开。"
            [control]="form.controls.vouchers"
          >
            <input nz-input id="vouchers" formControlName="vouchers" />
          </yp-field>
        }
      }
      <yp-field label="答复" for="reply" required [control]="form.controls.reply">
        <textarea nz-input id="reply" rows="4" formControlName="reply"></textarea>
      </yp-field>
      <div class="yp-actions">
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="form.controls.verdict.value === ''"
          [nzLoading]="sending.busy()"
        >
          答复异议
        </button>
      </div>
    </form>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      width: 100%;
      font-weight: 500;
    }
  `,
})
export class DecideForm {
  private readonly client = inject(AssessmentClient);

  readonly objection = input.required<ObjectionView>();
  /** Decided, or somebody else was quicker: read the objection again. */
  readonly decided = output();

  protected readonly kinds = CORRECTION_KINDS;
  protected readonly names = CORRECTION_KIND_NAMES;
  protected readonly form = inject(NonNullableFormBuilder).group({
    verdict: '' as '' | 'granted' | 'rejected',
    correction: 'manualInput' as CorrectionKind,
    vouchers: '',
    reply: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly sending = new Doing();
  protected readonly problems = signal<readonly string[]>([]);

  protected async send(): Promise<void> {
    const { verdict, correction, vouchers, reply } = this.form.getRawValue();
    if (!isComplete(this.form) || verdict === '') return;
    const { id, version } = this.objection();
    const granted = verdict === 'granted';
    const done = await this.sending.run(() =>
      this.client.decide(id, {
        verdict,
        reply: reply.trim(),
        ...(granted && { correction }),
        ...(granted && correction === 'ledger' && { vouchers: vouchers.split(/[\s、,，;；]+/).filter(Boolean) }),
        version,
      }),
    );
    this.problems.set(done ? [] : showServerErrors(this.form, this.sending.failure()));
    const code = errorAnswer(this.sending.failure())?.code;
    if (done || code === 'VERSION_STALE' || code === 'OBJECTION_STATUS') this.decided.emit();
  }
}
