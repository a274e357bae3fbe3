import { ChangeDetectionStrategy, Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { SavedQuestion } from '@yipanqi/contract';
import { type Question, QUESTION_NAME_MAX } from '@yipanqi/domain';
import { Dialog, Doing, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { QuestionsClient } from './questions.client';

/** Keeps the question under a name: anew, or in place of one's own that is open. */
@Component({
  selector: 'yp-save-question-dialog',
  imports: [Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="保存查询" (closed)="closed.emit()">
      <form id="save-question" class="yp-form" [formGroup]="form" (ngSubmit)="save()">
        @for (sentence of wrong(); track sentence) {
          <p class="yp-form-errors" role="alert">{{ sentence }}</p>
        }
        <yp-field label="查询名称" for="question-name" required [control]="form.controls.name">
          <input nz-input id="question-name" formControlName="name" [maxlength]="max" />
        </yp-field>
        <label class="check"
          ><input type="checkbox" formControlName="shared" /> 共享给所有人（各人只看到自己权限内的数据）</label
        >
        @if (current()?.own) {
          <label class="check"><input type="checkbox" formControlName="anew" /> 另存为新的查询</label>
        }
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" form="save-question" [nzLoading]="saving.busy()">保存</button>
      </ng-container>
    </yp-dialog>
  `,
  styles: `
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }
  `,
})
export class SaveQuestionDialog implements OnInit {
  private readonly client = inject(QuestionsClient);

  readonly question = input.required<Question>();
  /** The saved question that is open. */
  readonly current = input<SavedQuestion | null>(null);
  readonly closed = output();
  readonly saved = output<SavedQuestion>();

  protected readonly max = QUESTION_NAME_MAX;
  protected readonly saving = new Doing();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, Validators.maxLength(QUESTION_NAME_MAX)]],
    shared: [false],
    anew: [false],
  });
  protected readonly wrong = signal<readonly string[]>([]);

  ngOnInit(): void {
    const current = this.current();
    if (current?.own) this.form.patchValue({ name: current.name, shared: current.shared });
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { name, shared, anew } = this.form.getRawValue();
    const body = { name, shared, question: this.question() };
    const current = this.current();
    const done = await this.saving.run(async () => {
      const kept =
        current?.own && !anew
          ? await this.client.change(current.id, { ...body, version: current.version })
          : await this.client.add(body);
      this.saved.emit(kept);
    });
    if (!done) this.wrong.set(showServerErrors(this.form, this.saving.failure()));
  }
}
