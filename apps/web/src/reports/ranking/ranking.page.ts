import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { RankedFigure, RankingAnswer } from '@yipanqi/contract';
import { isMeasure, MEASURE_NAMES } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Empty,
  errorSentence,
  groupBy,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
  Value,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { defaultMonth } from '../default-month';
import { DistrictMap } from '../district-map';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import { Figure, type OpenedFigure } from '../figure';
import { MonthChoice } from '../month-choice';
import { MEASURE_CHOICES, unitOfMeasure, WINDOW_CHOICES } from '../reports.labels';
import { ReportsClient } from '../reports.client';
import { CohortRanking } from './cohort-ranking';
import { earlierMonths, firstAhead } from './first-ahead';
import { paceWords, rankingSentence, windowWords } from './ranking.words';

/** Who leads, who fell behind, and by how much: every cohort, every unit, each figure down to its records. */
@Component({
  selector: 'yp-ranking-page',
  imports: [
    ChoiceList,
    CohortRanking,
    DistrictMap,
    Empty,
    PostingsDrawer,
    Figure,
    MonthChoice,
    NzButtonModule,
    Page,
    Pending,
    State,
    Value,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ranking.page.html',
  styleUrl: './ranking.page.css',
})
export class RankingPage {
  private readonly client = inject(ReportsClient);
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({
    month: defaultMonth(this.reference),
    measure: 'contracted',
    window: 'yearToDate',
    cohort: '',
  });
  /** Always with the month: the server's default may have moved on since this page was opened. */
  private readonly asked = computed(() => {
    const { cohort, ...rest } = this.filters.value();
    return cohort ? { ...rest, cohort } : rest;
  });
  protected readonly ranking = resourceWithLast<RankingAnswer>(() => ({ url: '/api/ranking', params: this.asked() }));

  /** Who is ahead of the clock for the first time this year: asked of the months before, once the page stands. */
  private readonly earlier = resource({
    params: () => (this.ranking.value()?.complete ? this.asked() : undefined),
    loader: ({ params }) =>
      Promise.all(earlierMonths(params.month).map((month) => this.client.ranking({ ...params, month }))),
  });
  protected readonly firsts = computed(() => {
    const now = this.ranking.value();
    if (!now || !this.earlier.hasValue()) return new Set<string>();
    return firstAhead(
      now.rows,
      this.earlier.value().map((answer) => answer.rows),
    );
  });
  protected readonly firstsFailure = computed(() => {
    const failure = this.earlier.error();
    return failure ? errorSentence(failure) : '';
  });

  protected readonly measures = MEASURE_CHOICES;
  protected readonly windows = WINDOW_CHOICES;
  protected readonly cohortChoices = computed(() => [
    { value: '', label: '全部分组' },
    ...this.reference.cohorts().map((cohort) => ({ value: cohort, label: cohort })),
  ]);
  protected readonly measure = computed(() => {
    const asked = this.filters.value().measure;
    return isMeasure(asked) ? asked : 'contracted';
  });
  protected readonly measureName = computed(() => MEASURE_NAMES[this.ranking.value()?.measure ?? this.measure()]);
  protected readonly unit = computed(() => unitOfMeasure(this.ranking.value()?.measure ?? this.measure()));
  protected readonly ranked = computed(() => this.ranking.value()?.rows.filter((row) => row.rank !== null) ?? []);
  protected readonly unranked = computed(() => this.ranking.value()?.rows.filter((row) => row.rank === null) ?? []);
  protected readonly cohorts = computed(() => groupBy(this.ranked(), (row) => row.cohort));
  protected readonly marksOwn = computed(
    () => this.ranked().some((row) => row.own) && !this.ranked().every((row) => row.own),
  );
  protected readonly sentence = computed(() => {
    const answer = this.ranking.value();
    return answer ? rankingSentence(answer, this.filters.value().cohort) : '';
  });
  protected readonly mapHeading = computed(() => {
    const answer = this.ranking.value();
    return answer ? `${windowWords(answer.month, answer.window)}各区县${this.measureName()}，颜色越深越多` : '';
  });
  protected readonly pace = paceWords;

  protected readonly opened = signal<OpenedFigure | null>(null);

  protected open(name: string, figure: Pick<RankedFigure, 'postings'>): void {
    const answer = this.ranking.value();
    if (!answer) return;
    const heading = `${name} · ${this.measureName()} · ${windowWords(answer.month, answer.window)}`;
    this.opened.set({ heading, key: figure.postings });
  }

  protected print(): void {
    window.print();
  }
}
