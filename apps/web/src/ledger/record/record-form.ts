import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { RecordFields, RecordPage, RecordView } from '@yipanqi/contract';
import {
  convertToFen,
  EVIDENCE_MAX,
  formatMoney,
  groupDigits,
  NOTE_MAX,
  parseWan,
  parseYuan,
  RECORD_KIND_NAMES,
  RECORD_KINDS,
  RuleBroken,
  toWan,
  toYuan,
  VOUCHER_NO_MAX,
  type RecordKind,
  type RecordType,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  AmountInput,
  DateInput,
  EntryEnd,
  errorAnswer,
  Field,
  isComplete,
  Pending,
  resourceWithLast,
  showServerErrors,
} from '@yipanqi/web/ui';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CURRENCIES, DATE_LABELS, KIND_HINTS, recordWords } from '../ledger.labels';

const WITHOUT_AMOUNT: readonly RecordKind[] = ['termination', 'construction', 'production', 'fullCapacity'];

/** One record in one column: asks only for what its kind has. */
@Component({
  selector: 'yp-record-form',
  imports: [AmountInput, DateInput, EntryEnd, Field, NzInputModule, Pending, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-form.html',
  styleUrls: ['../../styles/record-form.css', './record-form.css'],
})
export class RecordForm {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly reference = inject(ReferenceStore);

  readonly leadId = input.required<string>();
  readonly type = input.required<RecordType>();
  /** The record that is corrected; null for a new one. */
  readonly record = input<RecordView | null>(null);
  readonly busy = input(false);
  readonly submitText = input.required<string>();
  readonly save = output<RecordFields>();

  readonly form = inject(NonNullableFormBuilder).group({
    kind: ['formal' as RecordKind],
    voucherNo: ['', Validators.maxLength(VOUCHER_NO_MAX)],
    occurredOn: ['', Validators.required],
    amountWan: ['', Validators.required],
    currency: ['CNY'],
    rate: ['', Validators.required],
    rateOn: [''],
    headList: [''],
    reversesId: ['', Validators.required],
    evidence: ['', Validators.maxLength(EVIDENCE_MAX)],
    remark: ['', Validators.maxLength(NOTE_MAX)],
  });
  protected readonly problems = signal<readonly string[]>([]);

  private readonly values = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  protected readonly kind = computed(() => this.values().kind ?? this.form.getRawValue().kind);
  protected readonly hasAmount = computed(() => !WITHOUT_AMOUNT.includes(this.kind()));
  protected readonly isForeign = computed(() => this.hasAmount() && (this.values().currency ?? 'CNY') !== 'CNY');
  protected readonly kinds = computed(() =>
    (RECORD_KINDS[this.type()] as readonly RecordKind[]).map((kind) => ({ kind, words: RECORD_KIND_NAMES[kind] })),
  );
  protected readonly hint = computed(() => KIND_HINTS[this.kind()]);
  protected readonly dateLabel = computed(() => DATE_LABELS[this.type()]);
  protected readonly amountUnit = computed(() => (this.isForeign() ? `万 ${this.values().currency}` : '万元'));

  /** What a reversal may name: verified records of the lead that are not reversals themselves. */
  protected readonly verified = resourceWithLast<RecordPage>(() =>
    this.kind() === 'reversal'
      ? { url: '/api/records', params: { lead: this.leadId(), type: this.type(), status: 'verified' } }
      : undefined,
  );
  protected readonly reversible = computed(() =>
    (this.verified.value()?.rows ?? []).filter(({ kind }) => kind !== 'reversal' && !WITHOUT_AMOUNT.includes(kind)),
  );

  protected readonly inCny = computed(() => {
    const { amountWan, rate } = this.values();
    if (!this.isForeign() || !amountWan || !rate) return '';
    try {
      const fen = convertToFen(toWan(parseYuan(amountWan)), rate);
      const { text, unit, exact } = formatMoney(fen);
      return `折合人民币 ${text} ${unit}（${groupDigits(exact)} 元）`;
    } catch (failure) {
      if (failure instanceof RuleBroken) return failure.message;
      throw failure;
    }
  });

  protected readonly currencies = CURRENCIES;
  protected readonly words = recordWords;

  constructor() {
    effect(() => this.fill(this.type(), this.record()));
    effect(() => this.askFor(this.kind(), this.hasAmount(), this.isForeign()));
  }

  /** Puts the server's refusal under its field; whatever has no field stands on top. */
  refuse(failure: unknown): void {
    const isStale = errorAnswer(failure)?.code === 'VERSION_STALE';
    this.problems.set(isStale ? [] : showServerErrors(this.form, failure));
    if (!isStale) this.showFirstFault();
  }

  protected submit(): void {
    this.problems.set([]);
    if (isComplete(this.form)) this.save.emit(this.fields());
    else this.showFirstFault();
  }

  /** The form is longer than a screen: what is wrong may stand above it. */
  private showFirstFault(): void {
    const first = (): Element | null => this.host.querySelector('[role="alert"]');
    afterNextRender(() => first()?.scrollIntoView({ block: 'center' }), { injector: this.injector });
  }

  protected money(yuan: string | null): string {
    if (yuan === null) return '';
    const { text, unit } = formatMoney(yuan);
    return `${text} ${unit}`;
  }

  private fill(type: RecordType, record: RecordView | null): void {
    untracked(() => {
      const first = RECORD_KINDS[type].find((kind) => kind === 'formal') ?? RECORD_KINDS[type][0];
      if (record === null) this.form.reset({ kind: first, currency: 'CNY' });
      else this.form.reset(valuesOf(record));
    });
  }

  private askFor(kind: RecordKind, hasAmount: boolean, isForeign: boolean): void {
    const { amountWan, currency, rate, rateOn, headList, reversesId } = this.form.controls;
    const wanted = [
      [amountWan, hasAmount],
      [currency, hasAmount],
      [rate, isForeign],
      [rateOn, isForeign],
      [headList, kind === 'formal'],
      [reversesId, kind === 'reversal'],
    ] as const;
    for (const [control, isAsked] of wanted) {
      if (isAsked) control.enable();
      else control.disable();
    }
  }

  /** Only what was asked for: a disabled control has no value here. */
  private fields(): RecordFields {
    const { amountWan, kind, occurredOn, ...texts } = this.form.value;
    const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
    const wan = amountWan ? toWan(parseYuan(amountWan)) : '';
    const signed = wan && kind === 'reversal' ? `-${wan}` : wan;
    return { ...given, kind: kind ?? this.kind(), occurredOn: occurredOn ?? '', ...(signed && { amountWan: signed }) };
  }
}

/** A record as the form shows it: a reversal's amount without its minus. */
export function valuesOf(record: RecordView): Record<string, string> & { kind: RecordKind } {
  return {
    kind: record.kind,
    voucherNo: record.voucherNo,
    occurredOn: record.occurredOn,
    amountWan: record.amountWan === null ? '' : toYuan(parseWan(record.amountWan.replace(/^-/, ''))),
    currency: record.currency,
    rate: record.rate ?? '',
    rateOn: record.rateOn ?? '',
    headList: record.headList ?? '',
    reversesId: record.reversesId ?? '',
    evidence: record.evidence,
    remark: record.remark,
  };
}
