import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { REASON_MAX } from '@yipanqi/domain';
import { Dialog, Field, isComplete } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';

/** Why an import is taken back; stays in the trail. */
@Component({
  selector: 'yp-undo-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="撤销导入" (closed)="closed.emit()">
      <p>
        “{{
          fileName()
        }}”带来的项目、凭证和企业将全部撤回，它改动过的项目恢复为导入前的内容。撤销后可以重新导入同一文件。
      </p>
      <form id="undo" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
        <yp-field label="撤销原因" for="undo-reason" required [control]="form.controls.reason">
          <textarea nz-input id="undo-reason" rows="3" cdkFocusInitial formControlName="reason"></textarea>
        </yp-field>
      </form>
      @if (refusal(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" nzDanger type="submit" form="undo" [nzLoading]="busy()">确认撤销</button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    p {
      margin-top: 0;
      overflow-wrap: anywhere;
    }
    .yp-form-errors {
      margin-top: 16px;
    }
  `,
})
export class UndoDialog {
  readonly fileName = input.required<string>();
  readonly busy = input(false);
  readonly refusal = input('');
  readonly closed = output();
  readonly confirmed = output<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['', [Validators.required, Validators.maxLength(REASON_MAX)]],
  });

  protected send(): void {
    if (isComplete(this.form)) this.confirmed.emit(this.form.getRawValue().reason.trim());
  }
}
