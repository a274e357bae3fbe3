import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { WorksheetDetail } from '@yipanqi/contract';
import {
  addDays,
  canStep,
  CHECK_RESULT_NAMES,
  CHECK_RESULTS,
  type CheckResult,
  type Day,
  FINDING_GRADE_NAMES,
  FINDING_GRADES,
  type FindingGrade,
  NOTE_MAX,
  STRATUM_NAMES,
  WORKSHEET_CHECK_NAMES,
  WORKSHEET_CHECKS,
} from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  AmountInput,
  DateInput,
  Doing,
  errorAnswer,
  Field,
  instantWords,
  isComplete,
  Money,
  Page,
  Pending,
  resourceWithLast,
  showServerErrors,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { AuditingClient } from '../auditing.client';
import { recordKind, WORKSHEET_LOOKS, WORKSHEET_STATUS_NAMES } from '../auditing.labels';

/** Days that a unit is given to answer, unless said otherwise. */
const REPLY_DAYS = 10;

/** 底稿: one drawn record, what the auditor compared and found, the unit's reply, the conclusion. */
@Component({
  selector: 'yp-worksheet-page',
  imports: [
    AmountInput,
    DateInput,
    Field,
    Money,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    ReactiveFormsModule,
    RouterLink,
    State,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './worksheet.page.html',
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 4px;
      padding: 0;
      border: 0;
      font-size: 14px;
      font-weight: 500;
    }
    label {
      white-space: nowrap;
    }
    .words {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    section + section {
      margin-top: 16px;
    }
  `,
})
export class WorksheetPage {
  private readonly client = inject(AuditingClient);
  private readonly forms = inject(NonNullableFormBuilder);
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();

  protected readonly sheet = resourceWithLast<WorksheetDetail>(() => `/api/auditing/worksheets/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly sentence = computed(() => {
    const sheet = this.sheet.value();
    return sheet ? `${sheet.year} 年 · ${sheet.record.unitName} · 凭证 ${sheet.record.voucherNo}` : '';
  });
  private readonly works = computed(() => this.session.can('auditing.work'));
  protected readonly may = computed(() => {
    const sheet = this.sheet.value();
    const step = (one: Parameters<typeof canStep>[1]): boolean =>
      this.works() && sheet !== undefined && canStep(sheet.status, one);
    const awaited = sheet?.status === 'sent' && sheet.dueOn !== null && this.reference.today() <= sheet.dueOn;
    return {
      check: step('check'),
      send: step('send') && sheet?.grade !== 'none',
      conclude: step('conclude') && !awaited,
    };
  });

  protected readonly checkForm = this.forms.group({
    evidenceSeen: ['' as CheckResult | '', Validators.required],
    amountAgrees: ['' as CheckResult | '', Validators.required],
    dateAgrees: ['' as CheckResult | '', Validators.required],
    unitAgrees: ['' as CheckResult | '', Validators.required],
    grade: ['none' as FindingGrade],
    finding: ['', Validators.maxLength(NOTE_MAX)],
    errorAmount: [''],
  });
  protected readonly sendForm = this.forms.group({ dueOn: ['', Validators.required] });
  protected readonly endForm = this.forms.group({
    conclusion: ['', [Validators.required, Validators.maxLength(NOTE_MAX)]],
  });
  protected readonly doing = new Doing();
  protected readonly problems = signal<string[]>([]);

  protected readonly checks = WORKSHEET_CHECKS;
  protected readonly checkNames = WORKSHEET_CHECK_NAMES;
  protected readonly results = CHECK_RESULTS;
  protected readonly resultNames = CHECK_RESULT_NAMES;
  protected readonly grades = FINDING_GRADES;
  protected readonly gradeNames = FINDING_GRADE_NAMES;
  protected readonly strata = STRATUM_NAMES;
  protected readonly looks = WORKSHEET_LOOKS;
  protected readonly statuses = WORKSHEET_STATUS_NAMES;
  protected readonly kind = recordKind;
  protected readonly instant = instantWords;

  constructor() {
    effect(() => {
      const sheet = this.sheet.value();
      if (!sheet) return;
      const { checks, grade, finding, errorAmount } = sheet;
      if (this.checkForm.pristine) {
        this.checkForm.reset({ ...checks, grade, finding, errorAmount: errorAmount === '0.00' ? '' : errorAmount });
      }
      if (this.sendForm.pristine) {
        this.sendForm.reset({ dueOn: addDays(this.reference.today() as Day, REPLY_DAYS) });
      }
    });
  }

  protected async save(): Promise<void> {
    if (!isComplete(this.checkForm)) return this.problems.set(['四项核对都须选择，发现问题的须写明。']);
    const sheet = this.sheet.value();
    if (!sheet) return;
    const { evidenceSeen, amountAgrees, dateAgrees, unitAgrees, errorAmount, ...rest } = this.checkForm.getRawValue();
    if (!evidenceSeen || !amountAgrees || !dateAgrees || !unitAgrees) return;
    const { version } = sheet;
    const body = {
      ...rest,
      version,
      evidenceSeen,
      amountAgrees,
      dateAgrees,
      unitAgrees,
      errorAmount: errorAmount || '0',
    };
    await this.run(this.checkForm, () => this.client.check(sheet.id, body));
  }

  protected async send(): Promise<void> {
    const sheet = this.sheet.value();
    if (!sheet || !isComplete(this.sendForm)) return;
    const { dueOn } = this.sendForm.getRawValue();
    await this.run(this.sendForm, () => this.client.send(sheet.id, { version: sheet.version, dueOn }));
  }

  protected async conclude(): Promise<void> {
    const sheet = this.sheet.value();
    if (!sheet || !isComplete(this.endForm)) return;
    const { conclusion } = this.endForm.getRawValue();
    await this.run(this.endForm, () => this.client.conclude(sheet.id, { version: sheet.version, conclusion }));
  }

  /** What was typed stays until it is stored; somebody else's change is shown first. */
  private async run(form: Parameters<typeof showServerErrors>[0], work: () => Promise<WorksheetDetail>): Promise<void> {
    this.problems.set([]);
    if (await this.doing.run(work)) form.markAsPristine();
    else {
      const failure = this.doing.failure();
      this.problems.set(showServerErrors(form, failure));
      if (errorAnswer(failure)?.code !== 'VERSION_STALE') return;
    }
    this.sheet.reload();
  }
}
