import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FindingView, OrderDetail } from '@yipanqi/contract';
import { addDays, type Day, ORDER_ITEM_MAX, ORDER_TEXT_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { DateInput, Dialog, Doing, Field, isComplete, showServerErrors, UnitSelect } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { SupervisionClient } from '../supervision.client';

const USUAL_DAYS = 15;

/** Issues an order: for findings of one unit what the rules ask is written in already; by hand everything is typed. */
@Component({
  selector: 'yp-issue-dialog',
  imports: [DateInput, Dialog, Field, NzButtonModule, NzInputModule, ReactiveFormsModule, UnitSelect],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog heading="签发督办单" [width]="600" (closed)="closed.emit()">
      <form id="issue" class="yp-form" [formGroup]="form" (ngSubmit)="issue()">
        @for (wrong of problems(); track wrong) {
          <p class="yp-form-errors" role="alert">{{ wrong }}</p>
        }
        @if (findings().length > 0) {
          <p>{{ findings()[0]?.unitName }} · 问题 {{ findings().length }} 个：{{ names() }}</p>
        } @else {
          <yp-field label="单位" for="issue-unit" required [control]="form.controls.unit">
            <yp-unit-select inputId="issue-unit" formControlName="unit" [units]="reference.units()" />
          </yp-field>
        }
        <yp-field label="督办事项" for="issue-item" required [control]="form.controls.item">
          <input nz-input id="issue-item" formControlName="item" />
        </yp-field>
        <yp-field label="办理要求" for="issue-asked" required [control]="form.controls.asked">
          <textarea nz-input id="issue-asked" rows="4" formControlName="asked"></textarea>
        </yp-field>
        <yp-field label="办理期限" for="issue-deadline" required [control]="form.controls.deadline">
          <yp-date-input inputId="issue-deadline" formControlName="deadline" />
        </yp-field>
      </form>
      <ng-container actions>
        <button nz-button type="button" (click)="closed.emit()">取消</button>
        <button nz-button nzType="primary" type="submit" form="issue" [nzLoading]="issuing.busy()">签发</button>
      </ng-container>
    </yp-dialog>
  `,
})
export class IssueDialog implements OnInit {
  private readonly client = inject(SupervisionClient);
  protected readonly reference = inject(ReferenceStore);

  /** Of one unit; none when the order is issued by hand. */
  readonly findings = input<readonly FindingView[]>([]);
  readonly quarter = input('');
  readonly issued = output<OrderDetail>();
  readonly closed = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    unit: ['', Validators.required],
    item: ['', [Validators.required, Validators.maxLength(ORDER_ITEM_MAX)]],
    asked: ['', [Validators.required, Validators.maxLength(ORDER_TEXT_MAX)]],
    deadline: ['', Validators.required],
  });
  protected readonly issuing = new Doing();
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly names = computed(() => [...new Set(this.findings().map(({ ruleName }) => ruleName))].join('、'));

  ngOnInit(): void {
    const findings = this.findings();
    const days = findings.length > 0 ? Math.min(...findings.map(({ deadlineDays }) => deadlineDays)) : USUAL_DAYS;
    const [first] = findings;
    this.form.patchValue({
      deadline: addDays(this.reference.today() as Day, days),
      ...(first && {
        unit: first.unit,
        item: findings.length === 1 ? first.ruleName : `${first.ruleName}等 ${findings.length} 个问题`,
        asked: [...new Set(findings.map(({ asked }) => asked))].join('；'),
      }),
    });
  }

  protected async issue(): Promise<void> {
    if (!isComplete(this.form)) return;
    const keys = this.findings().map(({ key }) => key);
    const body = { ...this.form.getRawValue(), ...(keys.length > 0 && { quarter: this.quarter(), findings: keys }) };
    const done = await this.issuing.run(async () => this.issued.emit(await this.client.issue(body)));
    this.problems.set(done ? [] : showServerErrors(this.form, this.issuing.failure()));
  }
}
