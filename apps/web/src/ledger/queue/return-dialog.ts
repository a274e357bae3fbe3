import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { REASON_MAX } from '@yipanqi/domain';
import { Dialog, Field, isComplete } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';

const COMMON = ['金额与佐证不符', '缺少佐证材料', '日期与佐证不符', '与已登记的凭证重复', '协议类型有误'];

/** Why a record goes back; the officer reads it word for word. */
@Component({
  selector: 'yp-return-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="退回凭证 {{ voucherNo() }}" (closed)="closed.emit()">
      <form id="return" class="yp-form" [formGroup]="form" (ngSubmit)="send()" (keydown.control.enter)="send()">
        <yp-field label="退回原因" for="return-reason" required [control]="form.controls.reason">
          <textarea nz-input id="return-reason" rows="3" cdkFocusInitial formControlName="reason"></textarea>
        </yp-field>
        <div class="yp-actions" role="group" aria-label="常用原因">
          @for (words of common; track words) {
            <button nz-button nzSize="small" type="button" (click)="form.controls.reason.setValue(words)">
              {{ words }}
            </button>
          }
        </div>
      </form>
      @if (refusal(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="return" [nzLoading]="busy()">退回</button>
      </ng-container>
    </yp-dialog>
  `,
})
export class ReturnDialog {
  readonly voucherNo = input.required<string>();
  readonly busy = input(false);
  readonly refusal = input('');
  readonly closed = output();
  readonly returned = output<string>();

  protected readonly common = COMMON;
  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['', [Validators.required, Validators.maxLength(REASON_MAX)]],
  });

  protected send(): void {
    if (isComplete(this.form)) this.returned.emit(this.form.getRawValue().reason.trim());
  }
}
