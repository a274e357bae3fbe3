import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { LeadChanged, LeadDetail } from '@yipanqi/contract';
import { needsReason, REASON_MAX, STAGE_NAMES, type Stage } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DateInput, Dialog, Doing, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { Validators } from '@angular/forms';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LeadsClient } from '../leads.client';

/** One move by hand, with the reason or the date that it needs. */
@Component({
  selector: 'yp-move-dialog',
  imports: [DateInput, Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="heading()" (closed)="closed.emit()">
      <form id="move-lead" class="yp-form" [formGroup]="form" (ngSubmit)="save()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        @if (asksReason()) {
          <yp-field label="原因" for="reason" required [control]="form.controls.reason">
            <textarea nz-input id="reason" rows="3" formControlName="reason"></textarea>
          </yp-field>
        }
        @if (asksDate()) {
          <yp-field label="企业注册日期" for="on" required [control]="form.controls.on">
            <yp-date-input inputId="on" [max]="reference.today()" formControlName="on" />
          </yp-field>
        }
        @if (!asksReason() && !asksDate()) {
          <p>确认将“{{ lead().name }}”由{{ names[lead().stage] }}转入{{ names[to()] }}？</p>
        }
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="move-lead" [nzLoading]="saving.busy()">确定</button>
      </ng-container>
    </yp-dialog>
  `,
})
export class MoveDialog {
  private readonly client = inject(LeadsClient);
  protected readonly reference = inject(ReferenceStore);

  readonly lead = input.required<LeadDetail>();
  readonly to = input.required<Stage>();
  readonly closed = output();
  readonly moved = output();

  protected readonly names = STAGE_NAMES;
  protected readonly asksReason = computed(() => needsReason(this.lead().stage, this.to()));
  protected readonly asksDate = computed(() => this.to() === 'registered');
  protected readonly heading = computed(() => {
    if (this.to() === 'withdrawn') return '退库';
    if (this.lead().stage === 'withdrawn') return `恢复到${STAGE_NAMES[this.to()]}`;
    return this.asksDate() ? '登记企业注册' : `转入${STAGE_NAMES[this.to()]}`;
  });
  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['', Validators.maxLength(REASON_MAX)],
    on: [''],
  });
  protected readonly saving = new Doing();
  protected readonly problems = signal<string[]>([]);

  constructor() {
    effect(() => {
      if (this.asksReason()) this.form.controls.reason.addValidators(Validators.required);
      if (this.asksDate()) this.form.controls.on.addValidators(Validators.required);
      this.form.controls.reason.updateValueAndValidity({ emitEvent: false });
      this.form.controls.on.updateValueAndValidity({ emitEvent: false });
    });
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.form)) return;
    if (await this.saving.run(() => this.ask())) return this.moved.emit();
    this.problems.set(showServerErrors(this.form, this.saving.failure()));
  }

  private ask(): Promise<LeadChanged> {
    const { id, version, stage } = this.lead();
    const { reason, on } = this.form.getRawValue();
    if (this.to() === 'withdrawn') return this.client.withdraw(id, { version, reason });
    if (stage === 'withdrawn') return this.client.restore(id, { version, reason });
    return this.client.move(id, { version, stage: this.to(), reason: reason || null, on: on || null });
  }
}
