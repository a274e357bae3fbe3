import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ObjectionView } from '@yipanqi/contract';
import { EVIDENCE_MAX, NOTE_MAX } from '@yipanqi/domain';
import { Dialog, Doing, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AssessmentClient } from '../assessment.client';

/** What is objected to. */
export interface ObjectTo {
  readonly editionId: string;
  readonly unit: string;
  readonly list: string;
  readonly item: string;
  /** 渝北区 · 综合 · 合同引资 */
  readonly words: string;
}

/** An assessed unit objects to an item of its score. */
@Component({
  selector: 'yp-object-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="提出异议" (closed)="closed.emit()">
      <p>{{ to().words }}</p>
      <form id="object" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        <yp-field label="异议理由" for="grounds" required [control]="form.controls.grounds">
          <textarea nz-input id="grounds" rows="4" cdkFocusInitial formControlName="grounds"></textarea>
        </yp-field>
        <yp-field
          label="佐证材料"
          for="evidence"
          required
          hint="材料名称、文号或凭证号，便于核实。"
          [control]="form.controls.evidence"
        >
          <textarea nz-input id="evidence" rows="2" formControlName="evidence"></textarea>
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="object" [nzLoading]="sending.busy()">提交异议</button>
      </ng-container>
    </yp-dialog>
  `,
})
export class ObjectDialog {
  private readonly client = inject(AssessmentClient);

  readonly to = input.required<ObjectTo>();
  readonly raised = output<ObjectionView>();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    grounds: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
    evidence: ['', [Validators.required, Validators.maxLength(EVIDENCE_MAX)]],
  });
  protected readonly sending = new Doing();
  protected readonly problems = signal<readonly string[]>([]);

  protected async send(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { editionId, unit, list, item } = this.to();
    const { grounds, evidence } = this.form.getRawValue();
    const done = await this.sending.run(async () => {
      this.raised.emit(
        await this.client.raise({
          editionId,
          unit,
          list,
          item,
          grounds: grounds.trim(),
          evidence: evidence.trim(),
        }),
      );
    });
    this.problems.set(done ? [] : showServerErrors(this.form, this.sending.failure()));
  }
}
