import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AssessmentYearView, ManualInputView, SchemeSummary } from '@yipanqi/contract';
import { CITY_UNIT, OBJECTION_DAYS_MAX } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Doing,
  errorAnswer,
  groupBy,
  instantWords,
  Page,
  Pending,
  resourceWithLast,
  Value,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { AssessmentClient } from '../assessment.client';
import { InputDialog, type InputTo } from './input-dialog';

interface Draft {
  readonly scheme: string;
  readonly days: number;
  readonly units: ReadonlySet<string>;
}

/** How a year is set up: its scheme, who is assessed, and what people enter. */
@Component({
  selector: 'yp-assessment-year-page',
  imports: [ChoiceList, InputDialog, NzButtonModule, Page, Pending, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './year.page.html',
  styleUrl: './year.page.css',
})
export class YearPage {
  private readonly client = inject(AssessmentClient);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  readonly year = input.required<string>();

  protected readonly view = resourceWithLast<AssessmentYearView>(() => `/api/assessment/years/${this.year()}`, {
    about: () => this.year(),
  });
  protected readonly schemes = resourceWithLast<SchemeSummary[]>(() =>
    this.mayEnrol() ? '/api/assessment-schemes' : undefined,
  );
  protected readonly mayEnrol = computed(() => this.session.canAt('assessment.enrol', CITY_UNIT));
  protected readonly editable = computed(() => this.mayEnrol() && this.view.value()?.frozen === null);
  protected readonly sentence = computed(() => {
    const view = this.view.value();
    if (!view) return '';
    if (!view.scheme) return `${view.year} 年 · 还没有登记参评`;
    return `${view.year} 年 · ${view.scheme.name}第 ${view.scheme.version} 版 · ${view.units.length} 个参评单位`;
  });

  protected readonly draft = linkedSignal<AssessmentYearView | undefined, Draft>({
    source: this.view.value,
    computation: (view) => ({
      scheme: view?.scheme ? `${view.scheme.key} ${view.scheme.version}` : '',
      days: view?.objectionDays ?? 10,
      units: new Set(
        view?.scheme ? view.units.map(({ unit }) => unit) : this.reference.rankedUnits().map(({ id }) => id),
      ),
    }),
  });
  /** The newest approved version of each scheme, and the one that the year stands by. */
  protected readonly schemeChoices = computed(() => {
    const current = this.view.value()?.scheme;
    const offered = (this.schemes.value() ?? []).flatMap(({ key, name, approved }) =>
      approved === null ? [] : [{ key, version: approved, name }],
    );
    const known = current && !offered.some(({ key, version }) => key === current.key && version === current.version);
    return [
      { value: '', label: '请选择' },
      ...[...offered, ...(known ? [current] : [])].map(({ key, version, name }) => ({
        value: `${key} ${version}`,
        label: `${name} 第 ${version} 版`,
      })),
    ];
  });
  protected readonly cohorts = computed(() => groupBy(this.reference.rankedUnits(), ({ cohort }) => cohort));
  protected readonly unsaved = computed(() => {
    const [view, draft] = [this.view.value(), this.draft()];
    if (!view) return false;
    const scheme = view.scheme ? `${view.scheme.key} ${view.scheme.version}` : '';
    const same =
      scheme === draft.scheme &&
      view.objectionDays === draft.days &&
      view.units.length === draft.units.size &&
      view.units.every(({ unit }) => draft.units.has(unit));
    return !same;
  });
  protected readonly frozenWords = computed(() => {
    const frozen = this.view.value()?.frozen;
    if (!frozen) return '';
    return frozen === 'approved'
      ? '本年考核已批准，方案、参评单位和人工填报不能再改。'
      : '本年考核已发布，方案和参评单位不能再改；人工填报只能按成立的异议更正。';
  });

  protected readonly saving = new Doing();
  protected readonly saved = signal(false);
  protected readonly entering = signal<InputTo | null>(null);
  protected readonly daysMax = OBJECTION_DAYS_MAX;
  protected readonly instant = instantWords;

  protected chooseScheme(scheme: string): void {
    this.draft.update((draft) => ({ ...draft, scheme }));
  }

  protected chooseDays(days: string): void {
    const count = Number(days);
    if (Number.isInteger(count)) this.draft.update((draft) => ({ ...draft, days: count }));
  }

  protected toggle(unit: string): void {
    this.draft.update((draft) => {
      const units = new Set(draft.units);
      if (!units.delete(unit)) units.add(unit);
      return { ...draft, units };
    });
  }

  protected toggleAll(units: readonly { id: string }[]): void {
    this.draft.update((draft) => {
      const chosen = new Set(draft.units);
      const all = units.every(({ id }) => chosen.has(id));
      for (const { id } of units) {
        if (all) chosen.delete(id);
        else chosen.add(id);
      }
      return { ...draft, units: chosen };
    });
  }

  protected chosenOf(units: readonly { id: string }[]): number {
    return units.filter(({ id }) => this.draft().units.has(id)).length;
  }

  protected async save(): Promise<void> {
    const view = this.view.value();
    const { scheme, days, units } = this.draft();
    const [schemeKey = '', version = ''] = scheme.split(' ');
    if (!view || schemeKey === '') return;
    const done = await this.saving.run(() =>
      this.client.enrol(view.year, {
        schemeKey,
        schemeVersion: Number(version),
        objectionDays: days,
        units: this.reference.rankedUnits().flatMap(({ id }) => (units.has(id) ? [{ unit: id }] : [])),
        version: view.version,
      }),
    );
    this.saved.set(done);
    if (done || errorAnswer(this.saving.failure())?.code === 'VERSION_STALE') this.view.reload();
  }

  protected inputOf(unit: string, key: string): ManualInputView | undefined {
    return this.view.value()?.inputs.find((input) => input.unit === unit && input.key === key);
  }

  protected enter(unit: { unit: string; name: string }, key: string): void {
    const view = this.view.value();
    const definition = view?.manual.find((each) => each.key === key);
    if (!view || !definition) return;
    this.entering.set({
      year: view.year,
      unit: unit.unit,
      unitName: unit.name,
      definition,
      before: this.inputOf(unit.unit, key) ?? null,
      published: view.frozen === 'published',
    });
  }

  protected entered(): void {
    this.entering.set(null);
    this.view.reload();
  }
}
