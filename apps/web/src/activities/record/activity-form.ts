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
import type { ActivityFields, ActivityView } from '@yipanqi/contract';
import {
  ACTIVITY_SUBJECT_MAX,
  type ActivityKind,
  COUNTERPART_MAX,
  EVIDENCE_MAX,
  type LeaderLevel,
  needsCounterpart,
  NOTE_MAX,
  PLACE_MAX,
} from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { DateInput, EntryEnd, errorAnswer, Field, isComplete, showServerErrors, UnitSelect } from '@yipanqi/web/ui';
import { NzInputModule } from 'ng-zorro-antd/input';
import { KIND_HINTS, KINDS, LEVELS } from '../activities.labels';
import { type Found, FoundField } from './found-field';

/** One activity in one column. */
@Component({
  selector: 'yp-activity-form',
  imports: [DateInput, EntryEnd, Field, FoundField, NzInputModule, ReactiveFormsModule, UnitSelect],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activity-form.html',
  styleUrl: '../../styles/record-form.css',
})
export class ActivityForm {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);

  /** The activity that is corrected; null for a new one. */
  readonly activity = input<ActivityView | null>(null);
  /** The project that a new one is about, when one came from its page. */
  readonly startLead = input<Found | null>(null);
  readonly busy = input(false);
  readonly submitText = input.required<string>();
  readonly save = output<ActivityFields>();

  readonly form = inject(NonNullableFormBuilder).group({
    kind: ['visit' as ActivityKind],
    unit: ['', Validators.required],
    occurredOn: ['', Validators.required],
    level: ['deputy' as LeaderLevel],
    subject: ['', [Validators.required, Validators.maxLength(ACTIVITY_SUBJECT_MAX)]],
    counterpart: ['', Validators.maxLength(COUNTERPART_MAX)],
    place: ['', Validators.maxLength(PLACE_MAX)],
    result: ['', Validators.maxLength(NOTE_MAX)],
    evidence: ['', Validators.maxLength(EVIDENCE_MAX)],
    remark: ['', Validators.maxLength(NOTE_MAX)],
  });
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly enterprise = signal<Found | null>(null);
  protected readonly lead = signal<Found | null>(null);

  private readonly values = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  protected readonly kind = computed(() => this.values().kind ?? 'visit');
  protected readonly hint = computed(() => KIND_HINTS[this.kind()]);
  /** Whom one met is known from the linked enterprise or project. */
  protected readonly asksCounterpart = computed(
    () => needsCounterpart(this.kind()) && this.enterprise() === null && this.lead() === null,
  );
  protected readonly units = computed(() =>
    this.reference.units().filter((unit) => this.session.canAt('activity.record', unit.id)),
  );

  protected readonly kinds = KINDS;
  protected readonly levels = LEVELS;

  constructor() {
    effect(() => this.fill(this.activity(), this.startLead()));
    effect(() => this.askCounterpart(this.asksCounterpart()));
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

  private showFirstFault(): void {
    const first = (): Element | null => this.host.querySelector('[role="alert"]');
    afterNextRender(() => first()?.scrollIntoView({ block: 'center' }), { injector: this.injector });
  }

  private fill(activity: ActivityView | null, startLead: Found | null): void {
    untracked(() => {
      if (activity === null) {
        this.form.reset({ kind: 'visit', level: 'deputy', unit: this.session.me()?.unit ?? '' });
        this.lead.set(startLead);
        return;
      }
      const { kind, unit, occurredOn, level, subject, counterpart, place, result, evidence, remark } = activity;
      this.form.reset({ kind, unit, occurredOn, level, subject, counterpart, place, result, evidence, remark });
      const { enterpriseId, enterpriseName, leadId, leadName } = activity;
      this.enterprise.set(enterpriseId === null ? null : { id: enterpriseId, name: enterpriseName ?? '' });
      this.lead.set(leadId === null ? null : { id: leadId, name: leadName ?? '' });
    });
  }

  private askCounterpart(isAsked: boolean): void {
    const { counterpart } = this.form.controls;
    counterpart.setValidators([Validators.maxLength(COUNTERPART_MAX), ...(isAsked ? [Validators.required] : [])]);
    counterpart.updateValueAndValidity({ emitEvent: false });
  }

  private fields(): ActivityFields {
    const { kind, unit, occurredOn, level, subject, ...texts } = this.form.getRawValue();
    const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
    const links = { enterpriseId: this.enterprise()?.id ?? null, leadId: this.lead()?.id ?? null };
    return { kind, unit, occurredOn, level, subject, ...given, ...links };
  }
}
