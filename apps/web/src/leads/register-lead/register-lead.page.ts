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
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router } from '@angular/router';
import type { EnterpriseCandidate, RegisteredLead, RegisterLeadBody } from '@yipanqi/contract';
import {
  CONTACT_NAME_MAX,
  CONTACT_PHONE_MAX,
  ENTERPRISE_NAME_MAX,
  LEAD_NAME_MAX,
  nameKey,
  NOTE_MAX,
  REASON_MAX,
  SOURCE_MAX,
} from '@yipanqi/domain';
import { EnterprisesClient, usccValidator } from '@yipanqi/web/enterprises';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  AmountInput,
  DateInput,
  Doing,
  errorAnswer,
  Field,
  isComplete,
  Page,
  showServerErrors,
  UnitSelect,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LeadsClient } from '../leads.client';
import { DirectionField } from './direction-field';
import { type ChosenEnterprise, EnterpriseField } from './enterprise-field';

const FLAGS = [
  { key: 'industrial', label: '工业' },
  { key: 'strategicEmerging', label: '战略性新兴产业' },
  { key: 'digital', label: '数字经济' },
] as const;
type Flag = (typeof FLAGS)[number]['key'];

/** First report of a project: one field first, the enterprise; then what, how much, where, and what comes next. */
@Component({
  selector: 'yp-register-lead-page',
  imports: [
    AmountInput,
    DateInput,
    DirectionField,
    EnterpriseField,
    Field,
    NzButtonModule,
    NzInputModule,
    Page,
    ReactiveFormsModule,
    UnitSelect,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-lead.page.html',
  styleUrl: './register-lead.page.css',
})
export class RegisterLeadPage {
  private readonly client = inject(LeadsClient);
  private readonly enterprises = inject(EnterprisesClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);
  private readonly builder = inject(NonNullableFormBuilder);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  /** `?enterprise=` of the address: registers a project of that enterprise. */
  readonly enterprise = input('');

  protected readonly form = this.builder.group({
    enterpriseName: ['', [Validators.required, Validators.maxLength(ENTERPRISE_NAME_MAX)]],
    uscc: ['', usccValidator],
    name: ['', [Validators.required, Validators.maxLength(LEAD_NAME_MAX)]],
    expected: [''],
    unit: [this.session.me()?.unit ?? '', Validators.required],
    placeUnit: [''],
    direction: [''],
    registeredOn: [this.reference.today(), Validators.required],
    source: ['', Validators.maxLength(SOURCE_MAX)],
    referrer: ['', Validators.maxLength(CONTACT_NAME_MAX)],
    contactName: ['', Validators.maxLength(CONTACT_NAME_MAX)],
    contactPhone: ['', Validators.maxLength(CONTACT_PHONE_MAX)],
    nextStep: ['', Validators.maxLength(REASON_MAX)],
    nextStepOn: [''],
    remark: ['', Validators.maxLength(NOTE_MAX)],
  });
  private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });

  protected readonly chosen = signal<ChosenEnterprise | null>(null);
  protected readonly candidates = signal<EnterpriseCandidate[]>([]);
  protected readonly problems = signal<string[]>([]);
  protected readonly saving = new Doing();
  private readonly setFlags = signal<Partial<Record<Flag, boolean>>>({});

  protected readonly flags = FLAGS;
  protected readonly hasEnterprise = computed(
    () => this.chosen() !== null || [...nameKey(this.typed().enterpriseName ?? '')].length >= 2,
  );
  protected readonly names = computed(() =>
    [this.typed().name, this.chosen()?.name ?? this.typed().enterpriseName].filter(Boolean).join(' '),
  );
  private readonly direction = computed(() => this.reference.direction(this.typed().direction ?? ''));
  /** An officer of the city registers for any unit, one of a district for their own. */
  protected readonly units = computed(() =>
    this.reference.units().filter((unit) => this.session.canAt('lead.create', unit.id)),
  );

  constructor() {
    effect(() => {
      const id = this.enterprise();
      if (id && this.chosen() === null) void this.saving.run(async () => this.take(await this.enterprises.read(id)));
    });
  }

  protected take(enterprise: ChosenEnterprise | null): void {
    this.chosen.set(enterprise && { id: enterprise.id, name: enterprise.name });
    this.candidates.set([]);
    this.problems.set([]);
    if (enterprise) this.form.controls.enterpriseName.setValue(enterprise.name);
  }

  protected isFlagged(flag: Flag): boolean {
    return this.setFlags()[flag] ?? this.direction()?.[flag] ?? false;
  }

  protected flag(flag: Flag, on: boolean): void {
    this.setFlags.update((flags) => ({ ...flags, [flag]: on }));
  }

  /** `then`: what the lead's page opens with. */
  protected async save(then: 'lead' | 'followUp', confirmNewEnterprise = false): Promise<void> {
    if (this.saving.busy() || !isComplete(this.form)) return;
    this.problems.set([]);
    let registered: RegisteredLead | undefined;
    if (await this.saving.run(async () => (registered = await this.client.register(this.body(confirmNewEnterprise))))) {
      await this.router.navigate(['/leads', registered?.id], {
        queryParams: then === 'followUp' ? { followUp: '1' } : {},
      });
      return;
    }
    this.candidates.set(candidatesOf(this.saving.failure()));
    if (this.candidates().length === 0) this.problems.set(showServerErrors(this.form, this.saving.failure()));
    // What is to be decided stands above the buttons, which may be at the edge of the screen.
    afterNextRender(() => this.host.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' }), {
      injector: this.injector,
    });
  }

  private body(confirmNewEnterprise: boolean): RegisterLeadBody {
    const value = this.form.getRawValue();
    const chosen = this.chosen();
    const optional = (text: string | null): string | null => text?.trim() || null;
    return {
      ...(chosen
        ? { enterpriseId: chosen.id }
        : { enterpriseName: value.enterpriseName, uscc: optional(value.uscc), confirmNewEnterprise }),
      name: value.name,
      unit: value.unit,
      placeUnit: optional(value.placeUnit),
      direction: optional(value.direction),
      ...this.setFlags(),
      registeredOn: value.registeredOn,
      expected: optional(value.expected),
      source: optional(value.source),
      referrer: optional(value.referrer),
      contactName: optional(value.contactName),
      contactPhone: optional(value.contactPhone),
      nextStep: optional(value.nextStep),
      nextStepOn: optional(value.nextStepOn),
      remark: optional(value.remark),
    };
  }
}

/** Enterprises that are probably the same, from the refusal; none when it was refused for something else. */
function candidatesOf(failure: unknown): EnterpriseCandidate[] {
  const answer = errorAnswer(failure);
  if (answer?.code !== 'ENTERPRISE_LIKELY_DUPLICATE') return [];
  return JSON.parse(String(answer.details?.['candidates'] ?? '[]')) as EnterpriseCandidate[];
}
