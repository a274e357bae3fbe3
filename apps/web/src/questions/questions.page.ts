import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { QuestionAnswer, SavedQuestion } from '@yipanqi/contract';
import {
  DIMENSION_NAMES,
  DIMENSIONS,
  isTime,
  MEASURE_NAMES,
  QUESTION_MEASURES_MAX,
  type QuestionCell,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import {
  defaultMonth,
  Figure,
  MEASURE_CHOICES,
  MonthChoice,
  type OpenedFigure,
  unitOfMeasure,
} from '@yipanqi/web/reports';
import {
  Chart,
  type Choice,
  ChoiceList,
  Doing,
  Downloads,
  Empty,
  monthWords,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { MultiChoice } from './multi-choice';
import { addressOf, listOf, questionAt } from './question-address';
import { pictureOf, questionOption } from './question-chart';
import { QuestionsClient } from './questions.client';
import { SaveQuestionDialog } from './save-question-dialog';

const CHARTS: readonly Choice[] = [
  { value: 'bar', label: '有图' },
  { value: 'none', label: '只要表' },
];

/** The query desk: approved measures laid out as one asks; each figure opens its postings. */
@Component({
  selector: 'yp-questions-page',
  imports: [
    Chart,
    ChoiceList,
    Empty,
    Figure,
    MonthChoice,
    MultiChoice,
    NzButtonModule,
    Page,
    Pending,
    PostingsDrawer,
    SaveQuestionDialog,
    State,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './questions.page.html',
  styleUrl: './questions.page.css',
})
export class QuestionsPage {
  private readonly reference = inject(ReferenceStore);
  private readonly client = inject(QuestionsClient);
  private readonly downloads = inject(Downloads);

  private readonly lastMonth = defaultMonth(this.reference);
  protected readonly filters = queryFilters({
    measures: 'contracted',
    rows: 'unit',
    columns: '',
    from: `${this.lastMonth.slice(0, 4)}-01`,
    to: this.lastMonth,
    units: '',
    cohorts: '',
    quotaLines: '',
    chart: 'bar',
    saved: '',
  });
  protected readonly question = computed(() => questionAt(this.filters.value()));
  protected readonly answer = resourceWithLast<QuestionAnswer>(() =>
    this.question().measures.length === 0
      ? undefined
      : { url: '/api/question-answers', params: { ...addressOf(this.question()) } },
  );
  protected readonly saved = resourceWithLast<SavedQuestion[]>(() => '/api/questions');
  protected readonly current = computed(
    () => this.saved.value()?.find((question) => question.id === this.filters.value().saved) ?? null,
  );

  protected readonly measures = MEASURE_CHOICES;
  protected readonly measuresMax = computed(() => (this.question().columns === null ? QUESTION_MEASURES_MAX : 1));
  protected readonly charts = CHARTS;
  protected readonly rowChoices: readonly Choice[] = DIMENSIONS.map((value) => ({
    value,
    label: DIMENSION_NAMES[value],
  }));
  protected readonly columnChoices = computed<readonly Choice[]>(() => [
    { value: '', label: '各项指标' },
    ...this.rowChoices.filter(
      ({ value }) => value !== this.question().rows && !(isTime(this.question().rows) && isTime(value as 'month')),
    ),
  ]);
  protected readonly unitChoices = computed<readonly Choice[]>(() =>
    this.reference.units().map(({ id, name, cohort }) => ({ value: id, label: name, group: cohort })),
  );
  protected readonly cohortChoices = computed<readonly Choice[]>(() =>
    [...new Set(this.reference.units().map((unit) => unit.cohort))].map((value) => ({ value, label: value })),
  );
  protected readonly lineChoices = computed<readonly Choice[]>(() => [
    ...this.reference.quotaLines().map(({ key, name }) => ({ value: key, label: name })),
    { value: 'other', label: '其他' },
  ]);
  /** Each list once for each address: a new one at every look would be written back to the field for ever. */
  protected readonly chosen = computed(() => {
    const { measures, units, cohorts, quotaLines } = this.filters.value();
    return {
      measures: listOf(measures),
      units: listOf(units),
      cohorts: listOf(cohorts),
      quotaLines: listOf(quotaLines),
    };
  });
  protected readonly unitOf = unitOfMeasure;
  protected readonly rowName = computed(() => DIMENSION_NAMES[this.question().rows]);

  protected readonly sentence = computed(() => {
    const { measures, rows, columns, from, to } = this.question();
    const what = measures.map((measure) => MEASURE_NAMES[measure]).join('、') || '请选择指标';
    const by = columns === null ? DIMENSION_NAMES[rows] : `${DIMENSION_NAMES[rows]}和${DIMENSION_NAMES[columns]}`;
    return `${monthWords(from)}至${monthWords(to)} · ${what} · 按${by}`;
  });
  protected readonly picture = computed(() => {
    const answer = this.answer.value();
    return answer && answer.question.chart !== 'none' && answer.rows.length > 0 ? pictureOf(answer) : null;
  });
  protected readonly option = computed(() => {
    const picture = this.picture();
    return picture && questionOption(picture, unitOfMeasure(this.question().measures[0] ?? 'contracted'));
  });
  protected readonly height = computed(() => {
    const picture = this.picture();
    return picture?.kind === 'bar' ? 80 + picture.categories.length * 22 * Math.max(1, picture.series.length / 2) : 320;
  });

  protected readonly opened = signal<OpenedFigure | null>(null);
  protected readonly naming = signal(false);
  protected readonly removing = new Doing();
  protected readonly exporting = new Doing();

  /** Rows that are a time allow no other time beside them; two dimensions allow one measure. */
  protected layOut(change: { rows?: string; columns?: string }): void {
    const next = questionAt({ ...this.filters.value(), ...change });
    const clash = next.rows === next.columns || (isTime(next.rows) && isTime(next.columns));
    const columns = clash ? '' : (next.columns ?? '');
    const measures = columns === '' ? next.measures : next.measures.slice(0, 1);
    this.filters.patch({ rows: next.rows, columns, measures: measures.join(',') });
  }

  protected choose(saved: SavedQuestion): void {
    this.filters.patch({ ...addressOf(saved.question), saved: saved.id });
  }

  protected open(row: string, column: string, cell: QuestionCell): void {
    const { from, to, measure } = cell.postings;
    const heading = [row, column === MEASURE_NAMES[measure] ? '' : column, MEASURE_NAMES[measure]]
      .filter(Boolean)
      .join(' · ');
    const months = from === to ? monthWords(from) : `${monthWords(from)}至${monthWords(to)}`;
    this.opened.set({ heading: `${heading} · ${months}`, key: cell.postings });
  }

  protected kept(saved: SavedQuestion): void {
    this.naming.set(false);
    this.saved.reload();
    this.filters.patch({ saved: saved.id });
  }

  protected async remove(saved: SavedQuestion): Promise<void> {
    const done = await this.removing.run(() => this.client.remove(saved));
    if (!done) return;
    this.saved.reload();
    this.filters.patch({ saved: '' });
  }

  protected export(): void {
    const params = new URLSearchParams({ ...addressOf(this.question()) });
    void this.exporting.run(() => this.downloads.fetch(`/api/question-answers/workbook.xlsx?${params}`, '查询.xlsx'));
  }
}
