import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { EditLeadBody, LeadDetail } from '@yipanqi/contract';
import { CONTACT_NAME_MAX, CONTACT_PHONE_MAX, formatMoney, LEAD_NAME_MAX, NOTE_MAX, SOURCE_MAX } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  AmountInput,
  type ConflictRow,
  DateInput,
  DirectionSelect,
  Doing,
  Drawer,
  errorAnswer,
  Field,
  isComplete,
  showServerErrors,
  UnitSelect,
  VersionConflict,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LeadsClient } from '../leads.client';

/** Corrects what is written about a lead; when somebody else was faster, both versions stand side by side. */
@Component({
  selector: 'yp-edit-lead-drawer',
  imports: [
    AmountInput,
    DateInput,
    DirectionSelect,
    Drawer,
    Field,
    NzButtonModule,
    NzInputModule,
    ReactiveFormsModule,
    UnitSelect,
    VersionConflict,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-lead.drawer.html',
  styles: `
    yp-unit-select,
    yp-direction-select {
      display: block;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      font-size: inherit;
      font-weight: 500;
    }
    .yp-actions {
      justify-content: flex-end;
    }
    yp-version-conflict {
      margin-bottom: 16px;
    }
  `,
})
export class EditLeadDrawer {
  private readonly client = inject(LeadsClient);
  protected readonly reference = inject(ReferenceStore);

  readonly lead = input.required<LeadDetail>();
  readonly closed = output();
  readonly saved = output();

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, Validators.maxLength(LEAD_NAME_MAX)]],
    expected: [''],
    placeUnit: [''],
    direction: [''],
    industrial: [false],
    strategicEmerging: [false],
    digital: [false],
    registeredOn: ['', Validators.required],
    source: ['', Validators.maxLength(SOURCE_MAX)],
    referrer: ['', Validators.maxLength(CONTACT_NAME_MAX)],
    contactName: ['', Validators.maxLength(CONTACT_NAME_MAX)],
    contactPhone: ['', Validators.maxLength(CONTACT_PHONE_MAX)],
    remark: ['', Validators.maxLength(NOTE_MAX)],
  });
  protected readonly saving = new Doing();
  protected readonly problems = signal<string[]>([]);
  protected readonly theirs = signal<LeadDetail | null>(null);
  /** The lead as this form knows it: what one's own changes are measured against. */
  private read: LeadDetail | null = null;

  protected readonly conflictRows = computed<ConflictRow[]>(() => {
    const theirs = this.theirs();
    if (!theirs) return [];
    const now = this.wordsOf(valuesOf(theirs));
    const mine = this.wordsOf(this.form.getRawValue());
    return Object.entries(LABELS).map(([field, label]) => ({
      label,
      theirs: now[field] ?? '',
      mine: mine[field] ?? '',
    }));
  });

  constructor() {
    effect(() => {
      // Once: a reload of the page under the drawer takes nothing away from what is being typed.
      if (this.read === null) this.take(this.lead());
    });
  }

  protected take(lead: LeadDetail): void {
    this.read = lead;
    this.form.reset(valuesOf(lead));
    for (const field of LOCKED) this.form.controls[field][lead.locked ? 'disable' : 'enable']();
    this.theirs.set(null);
    this.problems.set([]);
  }

  protected keepMine(): void {
    this.read = this.theirs() ?? this.read;
    this.theirs.set(null);
    void this.save();
  }

  protected async save(): Promise<void> {
    const { read } = this;
    if (!read || !isComplete(this.form)) return;
    this.problems.set([]);
    if (await this.saving.run(() => this.client.edit(read.id, changesOf(read, this.form.getRawValue()))))
      return this.saved.emit();
    if (errorAnswer(this.saving.failure())?.code === 'VERSION_STALE') {
      await this.saving.run(async () => this.compare(read, await this.client.read(read.id)));
      return;
    }
    this.problems.set(showServerErrors(this.form, this.saving.failure()));
  }

  /** What one did not touch follows the other's version; only what both changed is left to decide. */
  private compare(read: LeadDetail, theirs: LeadDetail): void {
    const mine = this.form.getRawValue();
    const before = valuesOf(read);
    const touched = Object.entries(mine).filter(([field, value]) => (value ?? '') !== before[field as keyof Values]);
    this.form.patchValue({ ...valuesOf(theirs), ...(Object.fromEntries(touched) as Partial<Values>) });
    this.theirs.set(theirs);
  }

  private wordsOf(values: Values): Record<string, string> {
    const yes = (on: boolean): string => (on ? '是' : '否');
    const money = values.expected ? formatMoney(values.expected) : null;
    return {
      ...values,
      expected: money ? `${money.text} ${money.unit}` : '',
      placeUnit: values.placeUnit && this.reference.unitName(values.placeUnit),
      direction: values.direction && (this.reference.direction(values.direction)?.name ?? values.direction),
      industrial: yes(values.industrial),
      strategicEmerging: yes(values.strategicEmerging),
      digital: yes(values.digital),
    };
  }
}

const LOCKED = ['direction', 'industrial', 'strategicEmerging', 'digital'] as const;

const LABELS = {
  name: '项目名称',
  expected: '预计投资',
  placeUnit: '落地区县',
  direction: '规划方向',
  industrial: '工业',
  strategicEmerging: '战新',
  digital: '数字经济',
  registeredOn: '登记日期',
  source: '来源',
  referrer: '引荐人',
  contactName: '联系人',
  contactPhone: '联系电话',
  remark: '备注',
} as const;

type Values = ReturnType<EditLeadDrawer['form']['getRawValue']>;

function valuesOf(lead: LeadDetail): Values {
  return {
    name: lead.name,
    expected: lead.expected ?? '',
    placeUnit: lead.placeUnit ?? '',
    direction: lead.direction ?? '',
    industrial: lead.industrial,
    strategicEmerging: lead.strategicEmerging,
    digital: lead.digital,
    registeredOn: lead.registeredOn,
    source: lead.source,
    referrer: lead.referrer,
    contactName: lead.contactName,
    contactPhone: lead.contactPhone,
    remark: lead.remark,
  };
}

/** Only what differs from what was read, so that two people may change different fields. */
function changesOf(read: LeadDetail, values: Values): EditLeadBody {
  const before = valuesOf(read);
  const nullable = ['expected', 'placeUnit', 'direction'];
  const changed = Object.entries(values)
    .map(([field, value]) => [field, value ?? ''] as const)
    .filter(([field, value]) => value !== before[field as keyof Values])
    .map(([field, value]) => [field, value === '' && nullable.includes(field) ? null : value]);
  return { version: read.version, ...(Object.fromEntries(changed) as Partial<EditLeadBody>) };
}
