import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { RuleSetDetail, RuleSetSummary } from '@yipanqi/contract';
import {
  type Comparison,
  COMPARISON_WORDS,
  COMPARISONS_OF,
  type FactField,
  type FactSubject,
  fieldOf,
  REASON_MAX,
  RULE_NAME_MAX,
  RULE_TEXT_MAX,
  type RuleFault,
  type RuleFilter,
  ruleSetFaults,
  type SupervisionRule,
} from '@yipanqi/domain';
import { Doing, errorAnswer, Field, isComplete, Page, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { SupervisionClient } from '../supervision.client';

/** Drafts the next version: begins with the draft there is, or with the rules in force. Faults are named with place and reason. */
@Component({
  selector: 'yp-rules-draft-page',
  imports: [Field, NzButtonModule, NzInputModule, Page, Pending, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rules-draft.page.html',
  styleUrl: './rules-draft.page.css',
})
export class RulesDraftPage {
  private readonly client = inject(SupervisionClient);
  private readonly router = inject(Router);
  private readonly forms = inject(NonNullableFormBuilder);

  protected readonly versions = resourceWithLast<RuleSetSummary[]>(() => '/api/supervision/rules');
  private readonly begun = computed(() => {
    const all = this.versions.value();
    return all?.find(({ status }) => status === 'draft') ?? all?.find(({ inForce }) => inForce);
  });
  protected readonly source = resourceWithLast<RuleSetDetail>(() => {
    const begun = this.begun();
    return begun && `/api/supervision/rules/${begun.rulesVersion}`;
  });
  protected readonly subjects = computed<readonly FactSubject[]>(() => this.source.value()?.subjects ?? []);
  protected readonly saving = new Doing();
  protected readonly faults = signal<readonly RuleFault[]>([]);
  protected readonly rules = this.forms.array<ReturnType<RulesDraftPage['ruleForm']>>([]);
  protected readonly form = this.forms.group({
    name: ['', [Validators.required, Validators.maxLength(RULE_NAME_MAX)]],
    reason: ['', [Validators.required, Validators.maxLength(REASON_MAX)]],
    redFindings: 3,
    yellowFindings: 1,
    dueSoonDays: 5,
    escalateAfterDays: 7,
  });
  protected readonly lightFields = [
    { key: 'redFindings', label: '红灯：红灯问题达到（个）' },
    { key: 'yellowFindings', label: '黄灯：问题达到（个）' },
    { key: 'dueSoonDays', label: '临期：期限前（天）' },
    { key: 'escalateAfterDays', label: '升级：超期超过（天）' },
  ] as const;
  private filled = '';

  constructor() {
    effect(() => {
      const source = this.source.value();
      if (source) this.fill(source);
    });
  }

  protected add(): void {
    const [subject] = this.subjects();
    const field = subject?.fields.find(({ kind }) => kind !== 'choice');
    if (!subject || !field) return;
    const number = this.rules.length + 1;
    this.rules.push(
      this.ruleForm({
        key: `rule${number}`,
        name: '',
        subject: subject.key,
        filters: [],
        field: field.key,
        comparison: field.kind === 'date' ? 'daysOver' : 'above',
        yellow: null,
        red: null,
        deadlineDays: 30,
        asked: '',
        sentence: '{unit}{name}：{value}。',
      }),
    );
  }

  protected remove(index: number): void {
    this.rules.removeAt(index);
  }

  protected subjectOf(index: number): FactSubject | undefined {
    const key = this.rules.at(index).controls.subject.value;
    return this.subjects().find((subject) => subject.key === key);
  }

  /** What fits a field: as the condition itself, or as a further one. */
  protected comparisonsOf(index: number, key: string, further: boolean): { value: Comparison; label: string }[] {
    const subject = this.subjectOf(index);
    const field = subject && fieldOf(subject, key);
    return (field ? COMPARISONS_OF[field.kind] : [])
      .filter((each) => further || (each !== 'missing' && each !== 'present' && each !== 'is'))
      .map((value) => ({ value, label: COMPARISON_WORDS[value] }));
  }

  /** The words of a choice; null for fields that are typed. */
  protected choicesOf(index: number, key: string): FactField['choices'] | null {
    const subject = this.subjectOf(index);
    const field = subject && fieldOf(subject, key);
    return field?.kind === 'choice' ? field.choices : null;
  }

  protected addFilter(index: number): void {
    const [field] = this.subjectOf(index)?.fields ?? [];
    if (!field) return;
    this.rules
      .at(index)
      .controls.filters.push(this.filterForm({ field: field.key, comparison: 'present', threshold: '' }));
  }

  /** The field’s own unit, for the labels of the thresholds. */
  protected unitOf(index: number): string {
    const subject = this.subjectOf(index);
    const field = subject && fieldOf(subject, this.rules.at(index).controls.field.value);
    return field?.kind === 'date' ? '天' : (field?.unit ?? '');
  }

  protected placeholders(index: number): string {
    const own = this.subjectOf(index)?.fields.map(({ key, label }) => `{${key}} ${label}`) ?? [];
    return ['{unit} 单位', '{name} 名称', '{value} 数值', '{threshold} 阈值', ...own].join('、');
  }

  protected async save(): Promise<void> {
    const source = this.source.value();
    if (!isComplete(this.form) || !source) return;
    const { name, reason, ...lights } = this.form.getRawValue();
    const rules = this.rules.getRawValue().map(ruleOf);
    const faults = ruleSetFaults({ name, rules, lights }, this.subjects());
    this.faults.set(faults);
    if (faults.length > 0) return;
    const version = source.status === 'draft' ? { version: source.version } : {};
    const done = await this.saving.run(async () => {
      const { rulesVersion } = await this.client.draftRules({ ...version, name, reason, rules, lights });
      await this.router.navigate(['/supervision/rules'], { queryParams: { version: rulesVersion } });
    });
    if (!done) this.faults.set(serverFaults(this.saving.failure()));
  }

  private fill({ rulesVersion, version, status, name, reason, rules, lights }: RuleSetDetail): void {
    const key = `${rulesVersion}:${version}`;
    if (this.filled === key) return;
    this.filled = key;
    this.form.patchValue({ name: name.replace('（示例）', ''), reason: status === 'draft' ? reason : '', ...lights });
    this.rules.clear();
    for (const rule of rules) this.rules.push(this.ruleForm(rule));
  }

  private filterForm({ field, comparison, threshold }: RuleFilter) {
    return this.forms.group({ field, comparison: this.forms.control<Comparison>(comparison), threshold });
  }

  private ruleForm(rule: SupervisionRule) {
    return this.forms.group({
      key: rule.key,
      name: [rule.name, Validators.maxLength(RULE_NAME_MAX)],
      subject: rule.subject,
      filters: this.forms.array(rule.filters.map((filter) => this.filterForm(filter))),
      field: rule.field,
      comparison: this.forms.control<Comparison>(rule.comparison),
      yellow: rule.yellow ?? '',
      red: rule.red ?? '',
      deadlineDays: rule.deadlineDays,
      asked: [rule.asked, Validators.maxLength(RULE_TEXT_MAX)],
      sentence: [rule.sentence, Validators.maxLength(RULE_TEXT_MAX)],
    });
  }
}

type RuleFields = ReturnType<FormArray<ReturnType<RulesDraftPage['ruleForm']>>['getRawValue']>[number];

/** “有” and “没有” ask for nothing more. */
function filterOf(filter: RuleFilter): RuleFilter {
  const asks = filter.comparison !== 'missing' && filter.comparison !== 'present';
  return { ...filter, threshold: asks ? filter.threshold.trim() : '' };
}

function ruleOf({ yellow, red, filters, ...rule }: RuleFields): SupervisionRule {
  return { ...rule, filters: filters.map(filterOf), yellow: yellow.trim() || null, red: red.trim() || null };
}

function serverFaults(failure: unknown): RuleFault[] {
  const fields = errorAnswer(failure)?.fields ?? [];
  return fields.map(({ field, message }) => ({ path: field, place: '', reason: message }));
}
