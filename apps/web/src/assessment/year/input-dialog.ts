import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ManualInputDefinition, ManualInputView, ObjectionView } from '@yipanqi/contract';
import { EVIDENCE_MAX, NOTE_MAX } from '@yipanqi/domain';
import {
  ChoiceList,
  Dialog,
  Doing,
  Field,
  instantWords,
  isComplete,
  resourceWithLast,
  showServerErrors,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AssessmentClient } from '../assessment.client';

/** What is entered, and for whom. */
export interface InputTo {
  readonly year: number;
  readonly unit: string;
  readonly unitName: string;
  readonly definition: ManualInputDefinition;
  readonly before: ManualInputView | null;
  /** Only a granted objection changes it. */
  readonly published: boolean;
}

/** One value that the scheme takes from people, with its evidence. */
@Component({
  selector: 'yp-input-dialog',
  imports: [ChoiceList, Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="to().unitName + ' · ' + to().definition.name" (closed)="closed.emit()">
      <form id="input" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
        <p class="yp-muted">{{ to().definition.note }}</p>
        @if (to().before; as before) {
          <p class="yp-muted">
            现为 {{ before.value || '未填' }}（第 {{ before.revision }} 次填报，{{ before.recordedBy }}，{{
              instant(before.recordedAt)
            }}）
          </p>
        }
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        @if (to().published) {
          @if (objections().length === 0) {
            <p class="yp-form-errors">考核已发布，没有可据以更正的成立异议，不能修改。</p>
          } @else {
            <yp-choice
              label="按哪件异议更正"
              [options]="objectionChoices()"
              [value]="objection()"
              (chosen)="objection.set($event)"
            />
          }
        }
        <yp-field
          [label]="'数值（' + to().definition.unit + '）'"
          for="value"
          hint="留空表示收回原来的填报。"
          [control]="form.controls.value"
        >
          <input nz-input id="value" inputmode="decimal" cdkFocusInitial formControlName="value" />
        </yp-field>
        <yp-field label="佐证材料" for="evidence" required [control]="form.controls.evidence">
          <textarea nz-input id="evidence" rows="2" formControlName="evidence"></textarea>
        </yp-field>
        <yp-field label="说明" for="note" [control]="form.controls.note">
          <textarea nz-input id="note" rows="2" formControlName="note"></textarea>
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button
          nz-button
          nzType="primary"
          type="submit"
          form="input"
          [disabled]="to().published && objection() === ''"
          [nzLoading]="sending.busy()"
        >
          保存填报
        </button>
      </ng-container>
    </yp-dialog>
  `,
})
export class InputDialog {
  private readonly client = inject(AssessmentClient);

  readonly to = input.required<InputTo>();
  readonly recorded = output<ManualInputView>();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    value: ['', [Validators.maxLength(12)]],
    evidence: ['', [Validators.required, Validators.maxLength(EVIDENCE_MAX)]],
    note: ['', [Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly sending = new Doing();
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly instant = instantWords;
  protected readonly objection = signal('');
  private readonly granted = resourceWithLast<ObjectionView[]>(() => {
    const { year, unit, published } = this.to();
    return published ? { url: '/api/assessment/objections', params: { year, unit, status: 'granted' } } : undefined;
  });
  protected readonly objections = computed(() =>
    (this.granted.value() ?? []).filter(({ correction }) => correction === 'manualInput'),
  );
  protected readonly objectionChoices = computed(() => [
    { value: '', label: '请选择' },
    ...this.objections().map(({ id, number, itemName }) => ({ value: id, label: `${number} ${itemName}` })),
  ]);

  constructor() {
    effect(() => {
      const { before } = this.to();
      this.form.reset({ value: before?.value ?? '', evidence: before?.evidence ?? '', note: before?.note ?? '' });
    });
  }

  protected async send(): Promise<void> {
    if (!isComplete(this.form)) return;
    const { year, unit, definition, before, published } = this.to();
    const { value, evidence, note } = this.form.getRawValue();
    const done = await this.sending.run(async () => {
      this.recorded.emit(
        await this.client.record(year, {
          unit,
          key: definition.key,
          value: value.trim(),
          evidence: evidence.trim(),
          note: note.trim(),
          revision: before?.revision ?? 0,
          ...(published && { objectionId: this.objection() }),
        }),
      );
    });
    this.problems.set(done ? [] : showServerErrors(this.form, this.sending.failure()));
  }
}
