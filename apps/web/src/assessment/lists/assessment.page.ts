import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AssessmentYearSummary, EditionDetail, YearEdition } from '@yipanqi/contract';
import { CITY_UNIT, type YearlyContent } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { ComputeDialog, EDITION_STATUS_NAMES } from '@yipanqi/web/reports';
import { ChoiceList, Empty, Page, Pending, queryFilters, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { GroupTable } from './group-table';

/** 考核: a year's lists, units by score in their group. */
@Component({
  selector: 'yp-assessment-page',
  imports: [ChoiceList, ComputeDialog, Empty, GroupTable, NzButtonModule, Page, Pending, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assessment.page.html',
  styleUrl: './assessment.page.css',
})
export class AssessmentPage {
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ year: '', list: '', edition: '' });
  protected readonly years = resourceWithLast<AssessmentYearSummary[]>(() => '/api/assessment/years');

  protected readonly setsUp = computed(() => this.session.canAt('assessment.enrol', CITY_UNIT));
  protected readonly computes = computed(() => this.session.canAt('report.compute', CITY_UNIT));
  protected readonly seesSchemes = computed(() => this.session.can('scheme.read'));
  protected readonly composing = signal(false);

  private readonly thisYear = computed(() => Number(this.reference.today().slice(0, 4)));
  private readonly knownYears = computed(() => {
    const known = (this.years.value() ?? []).map(({ year }) => year);
    // This year's units can be enrolled while it runs; the one that has ended is what is assessed next.
    const all = this.setsUp() ? [...known, this.thisYear(), this.thisYear() - 1] : known;
    return [...new Set(all)].sort((a, b) => b - a);
  });
  protected readonly yearChoices = computed(() =>
    this.knownYears().map((year) => ({ value: String(year), label: `${year} 年` })),
  );
  protected readonly year = computed(() => {
    const asked = this.filters.value().year;
    const shown = (this.years.value() ?? []).find(({ editions }) => editions.length > 0);
    return asked || String(shown?.year ?? this.knownYears()[0] ?? '');
  });
  protected readonly summary = computed(() =>
    (this.years.value() ?? []).find(({ year }) => String(year) === this.year()),
  );
  /** The last published one, else the draft. */
  protected readonly shownEdition = computed<YearEdition | undefined>(() => {
    const editions = this.summary()?.editions ?? [];
    const asked = this.filters.value().edition;
    return (
      editions.find(({ edition }) => String(edition) === asked) ??
      editions.find(({ status }) => status === 'published') ??
      editions[0]
    );
  });
  protected readonly waiting = computed(() =>
    (this.summary()?.editions ?? []).find(({ status }) => status !== 'published'),
  );
  protected readonly edition = resourceWithLast<EditionDetail<YearlyContent>>(
    () => {
      const shown = this.shownEdition();
      return shown && `/api/editions/${shown.id}`;
    },
    { about: () => this.shownEdition()?.id },
  );

  protected readonly lists = computed(() => this.edition.value()?.content.lists ?? []);
  protected readonly list = computed(() => {
    const asked = this.filters.value().list;
    return this.lists().find(({ key }) => key === asked) ?? this.lists()[0];
  });
  protected readonly groups = computed(() => [...new Set((this.list()?.units ?? []).map(({ group }) => group))]);
  protected readonly sentence = computed(() => {
    const summary = this.summary();
    const shown = this.shownEdition();
    const list = this.list();
    if (!summary) return this.year() ? `${this.year()} 年` : '';
    const parts = [`${summary.year} 年`, summary.scheme?.name ?? '', `${summary.units} 个参评单位`];
    if (list && shown)
      parts.push(`${list.name}${list.by === 'score' ? `（满分 ${list.fullScore}）` : '（按数值排名）'}`);
    if (shown && shown.edition > 1) parts.push(`第 ${shown.edition} 版`);
    return parts.filter((part) => part !== '').join(' · ');
  });

  protected chooseYear(year: string): void {
    this.filters.patch({ year, edition: '' });
  }

  protected statusWords(status: YearEdition['status']): string {
    return EDITION_STATUS_NAMES[status];
  }

  protected made(): void {
    this.years.reload();
    this.edition.reload();
  }
}
