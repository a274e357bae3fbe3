import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { REASON_MAX } from '@yipanqi/domain';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Dialog } from './dialog';
import { Field } from './field';
import { isComplete } from './form-errors';

/** Why something is sent back or taken back; it is read word for word by whom it concerns. */
@Component({
  selector: 'yp-reason-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="heading()" (closed)="closed.emit()">
      @if (note()) {
        <p>{{ note() }}</p>
      }
      <form id="reason-form" class="yp-form" [formGroup]="form" (ngSubmit)="send()" (keydown.control.enter)="send()">
        <yp-field [label]="label()" for="reason" required [control]="form.controls.reason">
          <textarea nz-input id="reason" rows="3" cdkFocusInitial formControlName="reason"></textarea>
        </yp-field>
        <div class="yp-actions" role="group" aria-label="常用原因">
          @for (words of common(); track words) {
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
        <button nz-button nzType="primary" type="submit" form="reason-form" [nzLoading]="busy()">
          {{ submitText() }}
        </button>
      </ng-container>
    </yp-dialog>
  `,
})
export class ReasonDialog {
  readonly heading = input.required<string>();
  readonly label = input.required<string>();
  readonly submitText = input.required<string>();
  readonly note = input('');
  readonly common = input<readonly string[]>([]);
  readonly busy = input(false);
  readonly refusal = input('');
  readonly closed = output();
  readonly given = output<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['', [Validators.required, Validators.maxLength(REASON_MAX)]],
  });

  protected send(): void {
    if (isComplete(this.form)) this.given.emit(this.form.getRawValue().reason.trim());
  }
}
