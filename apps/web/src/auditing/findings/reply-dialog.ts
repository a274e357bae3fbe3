import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { AuditFindingView } from '@yipanqi/contract';
import { NOTE_MAX } from '@yipanqi/domain';
import { Dialog, Doing, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AuditingClient } from '../auditing.client';

/** The unit's answer to a finding; it is given once. */
@Component({
  selector: 'yp-reply-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="'答复：凭证 ' + finding().record.voucherNo" (closed)="closed.emit()">
      <form id="reply-finding" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        <p class="words">{{ finding().finding }}</p>
        <yp-field label="答复" for="reply" required hint="提交后不能再修改。" [control]="form.controls.reply">
          <textarea nz-input id="reply" rows="5" formControlName="reply"></textarea>
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="reply-finding" [nzLoading]="sending.busy()">
          提交答复
        </button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    .words {
      margin: 0;
      white-space: pre-wrap;
    }
  `,
})
export class ReplyDialog {
  private readonly client = inject(AuditingClient);

  readonly finding = input.required<AuditFindingView>();
  readonly closed = output();
  readonly replied = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    reply: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly sending = new Doing();
  protected readonly problems = signal<string[]>([]);

  protected async send(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { id, version } = this.finding();
    const { reply } = this.form.getRawValue();
    if (await this.sending.run(() => this.client.reply(id, { version, reply }))) return this.replied.emit();
    this.problems.set(showServerErrors(this.form, this.sending.failure()));
  }
}
