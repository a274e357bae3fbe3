import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionSummary, FindingsAnswer } from '@yipanqi/contract';
import { CITY_UNIT, parseQuarter, quarterInWords } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { ComputeDialog, EDITION_STATUS_NAMES } from '@yipanqi/web/reports';
import {
  ChoiceList,
  Empty,
  instantWords,
  JobsStore,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Sections } from '../sections';

/** Every edition of every quarterly report: in which state, by whom, when. */
@Component({
  selector: 'yp-supervision-reports-page',
  imports: [ChoiceList, ComputeDialog, Empty, NzButtonModule, Page, Pending, RouterLink, Sections, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reports.page.html',
})
export class ReportsPage {
  private readonly jobs = inject(JobsStore);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ status: '' });
  protected readonly editions = resourceWithLast<EditionSummary[]>(() => ({
    url: '/api/editions',
    params: { kind: 'quarterly', ...this.filters.params() },
  }));
  protected readonly canCompute = computed(() => this.session.canAt('report.compute', CITY_UNIT));
  protected readonly seesDrafts = computed(() => this.session.canAt('report.read', CITY_UNIT));
  /** Which quarters are closed is known beside the findings. */
  private readonly known = resourceWithLast<FindingsAnswer>(() =>
    this.canCompute() ? '/api/supervision/findings' : undefined,
  );
  protected readonly periods = computed(() =>
    (this.known.value()?.quarters ?? [])
      .filter(({ closed }) => closed)
      .map(({ quarter }) => ({ value: quarter, label: this.quarter(quarter) })),
  );
  protected readonly composing = signal(false);
  protected readonly statuses = [
    { value: '', label: '全部状态' },
    ...Object.entries(EDITION_STATUS_NAMES).map(([value, label]) => ({ value, label })),
  ];
  protected readonly instant = instantWords;
  protected readonly sentence = computed(() => {
    const editions = this.editions.value();
    if (!editions) return '';
    const waiting = editions.filter(({ status }) => status !== 'published').length;
    return `共 ${editions.length} 份${waiting > 0 ? ` · ${waiting} 份还没有发布` : ''}`;
  });
  private readonly finished = computed(
    () =>
      this.jobs.jobs().filter((job) => job.status === 'done' && job.resultUrl?.startsWith('/supervision/reports/'))
        .length,
  );

  constructor() {
    let before: number | null = null;
    // A report that was computed while one looks at the list belongs on it.
    effect(() => {
      const now = this.finished();
      if (before !== null && now > before) this.editions.reload();
      before = now;
    });
  }

  protected quarter(period: string): string {
    return quarterInWords(parseQuarter(period));
  }
}
