import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { EVIDENCE_MAX, ORDER_TEXT_MAX } from '@yipanqi/domain';
import { Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';

export interface Reply {
  readonly text: string;
  readonly evidence: string;
}

/** What was done, and what proves it. What is typed stays while the order is read again. */
@Component({
  selector: 'yp-reply-form',
  imports: [Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="yp-form" [formGroup]="form" (ngSubmit)="send()">
      @for (wrong of problems(); track wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <yp-field label="答复内容" for="reply-text" required [control]="form.controls.text">
        <textarea nz-input id="reply-text" rows="5" formControlName="text"></textarea>
      </yp-field>
      <yp-field
        label="佐证材料"
        for="reply-evidence"
        required
        hint="文号、凭证号或材料名称，例如：渝北招商函〔2021〕8号。"
        [control]="form.controls.evidence"
      >
        <input nz-input id="reply-evidence" formControlName="evidence" />
      </yp-field>
      <div class="yp-actions">
        <button nz-button nzType="primary" type="submit" [nzLoading]="busy()">提交答复</button>
      </div>
    </form>
  `,
})
export class ReplyForm {
  readonly busy = input(false);
  readonly failure = input<unknown>(null);
  readonly replied = output<Reply>();

  protected readonly problems = signal<readonly string[]>([]);
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: ['', [Validators.required, Validators.maxLength(ORDER_TEXT_MAX)]],
    evidence: ['', [Validators.required, Validators.maxLength(EVIDENCE_MAX)]],
  });

  constructor() {
    effect(() => {
      const failure = this.failure();
      this.problems.set(failure === null ? [] : showServerErrors(this.form, failure));
    });
  }

  protected send(): void {
    if (isComplete(this.form)) this.replied.emit(this.form.getRawValue());
  }
}
