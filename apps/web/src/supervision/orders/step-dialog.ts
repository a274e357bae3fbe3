import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { OrderDetail } from '@yipanqi/contract';
import { addDays, type Day, REASON_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DateInput, dayWords, Dialog, Field, isComplete, showServerErrors } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';

export type StepKind = 'accept' | 'sendBack' | 'extend' | 'grant' | 'refuse' | 'withdraw';

export interface StepTaken {
  readonly kind: StepKind;
  readonly reason: string;
  /** The new deadline, or the one asked for; '' where none is. */
  readonly day: string;
}

interface StepWords {
  readonly heading: string;
  readonly reason: string;
  readonly reasonNeeded: boolean;
  /** Label of the day, where one is chosen. */
  readonly day: string;
  readonly button: string;
}

const WORDS: Readonly<Record<StepKind, StepWords>> = {
  accept: { heading: '研判通过，办结', reason: '研判意见', reasonNeeded: false, day: '', button: '办结' },
  sendBack: { heading: '退回重办', reason: '退回原因', reasonNeeded: true, day: '新的办理期限', button: '退回' },
  extend: { heading: '申请延期', reason: '延期原因', reasonNeeded: true, day: '延期至', button: '提交申请' },
  grant: { heading: '同意延期', reason: '审批意见', reasonNeeded: false, day: '', button: '同意' },
  refuse: { heading: '不同意延期', reason: '不同意的原因', reasonNeeded: true, day: '', button: '不同意' },
  withdraw: { heading: '撤回督办单', reason: '撤回原因', reasonNeeded: true, day: '', button: '撤回' },
};
const USUAL_DAYS = 10;

/** One step of an order with its reason, and a day where one is set. */
@Component({
  selector: 'yp-step-dialog',
  imports: [DateInput, Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [heading]="words().heading" (closed)="closed.emit()">
      <form id="step" class="yp-form" [formGroup]="form" (ngSubmit)="send()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        <p>{{ order().number }} · {{ order().unitName }} · 现有期限 {{ deadline() }}</p>
        @if (words().day) {
          <yp-field for="step-day" required [label]="words().day" [control]="form.controls.day">
            <yp-date-input inputId="step-day" formControlName="day" />
          </yp-field>
        }
        <yp-field
          for="step-reason"
          [label]="words().reason"
          [required]="words().reasonNeeded"
          [control]="form.controls.reason"
        >
          <textarea nz-input id="step-reason" rows="3" formControlName="reason"></textarea>
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="step" [nzLoading]="busy()">{{ words().button }}</button>
      </ng-container>
    </yp-dialog>
  `,
})
export class StepDialog implements OnInit {
  private readonly reference = inject(ReferenceStore);

  readonly kind = input.required<StepKind>();
  readonly order = input.required<OrderDetail>();
  readonly busy = input(false);
  readonly failure = input<unknown>(null);
  readonly taken = output<StepTaken>();
  readonly closed = output();

  protected readonly problems = signal<readonly string[]>([]);
  protected readonly words = computed(() => WORDS[this.kind()]);
  protected readonly deadline = computed(() => dayWords(this.order().deadline));
  protected readonly form = inject(NonNullableFormBuilder).group({
    day: '',
    reason: ['', Validators.maxLength(REASON_MAX)],
  });

  constructor() {
    let first = true;
    effect(() => {
      const failure = this.failure();
      // What an earlier step was refused for does not belong to this one.
      if (first) first = false;
      else this.problems.set(failure === null ? [] : showServerErrors(this.form, failure));
    });
  }

  ngOnInit(): void {
    const { reason, day } = this.form.controls;
    if (this.words().reasonNeeded) reason.addValidators(Validators.required);
    if (!this.words().day) return;
    day.addValidators(Validators.required);
    const from = [this.order().deadline, this.reference.today()].sort().at(-1) as Day;
    day.setValue(addDays(from, USUAL_DAYS));
  }

  protected send(): void {
    if (isComplete(this.form)) this.taken.emit({ kind: this.kind(), ...this.form.getRawValue() });
  }
}
