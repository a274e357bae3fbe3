import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import type { DraftTargetBody, TargetTable } from '@yipanqi/contract';
import { CITY_UNIT, isMeasure, MEASURE_NAMES, MEASURES } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  ColumnChoice,
  Doing,
  Empty,
  errorAnswer,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { TargetsClient } from '../targets.client';
import { ApproveDialog } from './approve-dialog';
import { ImportDialog } from './import-dialog';
import { rescaled } from './phasing';
import { TargetDetail } from './target-detail';
import { type Edits, type Place, TargetGrid } from './target-grid';
import { readTarget } from './target-text';

/** What each unit has promised for the year: measure × unit, drafted here by one and approved by another. */
@Component({
  selector: 'yp-targets-page',
  imports: [
    ApproveDialog,
    ChoiceList,
    ColumnChoice,
    Empty,
    ImportDialog,
    NzButtonModule,
    Page,
    Pending,
    TargetDetail,
    TargetGrid,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './targets.page.html',
  styleUrl: './targets.page.css',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class TargetsPage {
  private readonly client = inject(TargetsClient);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  private readonly thisYear = (this.reference.firstOpenMonth() ?? this.reference.today()).slice(0, 4);
  protected readonly filters = queryFilters({ year: this.thisYear, cohort: '', only: '', unit: '', measure: '' });
  protected readonly year = computed(() => this.filters.value().year);
  protected readonly table = resourceWithLast<TargetTable>(
    () => ({ url: '/api/targets', params: { year: this.year() } }),
    {
      about: () => this.year(),
    },
  );

  protected readonly canDraft = computed(() => this.session.can('target.draft'));
  protected readonly canApprove = computed(() => this.session.can('target.approve'));
  protected readonly yearChoices = computed(() => {
    const now = Number(this.thisYear);
    const years = new Set([...(this.table.value()?.years ?? []), now, now + 1, Number(this.year())]);
    return [...years].sort((a, b) => b - a).map((year) => ({ value: String(year), label: `${year} 年` }));
  });
  protected readonly cohortChoices = computed(() => [
    { value: '', label: '全部分组' },
    ...[...new Set(this.table.value()?.rows.map((row) => row.cohort))].map((cohort) => ({
      value: cohort,
      label: cohort,
    })),
  ]);
  protected readonly onlyChoices = [
    { value: '', label: '全部单位' },
    { value: 'draft', label: '有草稿的单位' },
    { value: 'missing', label: '还没有目标的单位' },
  ];
  protected readonly columns = MEASURES.map((measure) => ({ key: measure, label: MEASURE_NAMES[measure] }));
  private readonly chosenColumns = viewChild.required(ColumnChoice);
  protected readonly measures = computed(() => MEASURES.filter((measure) => this.chosenColumns().shows(measure)));
  protected readonly rows = computed(() => {
    const { cohort, only } = this.filters.value();
    return (this.table.value()?.rows ?? [])
      .filter((row) => cohort === '' || row.cohort === cohort)
      .filter((row) => only !== 'draft' || Object.values(row.cells).some((pair) => pair.draft !== null))
      .filter((row) => only !== 'missing' || Object.keys(row.cells).length === 0);
  });
  protected readonly sentence = computed(() => {
    const table = this.table.value();
    if (!table) return '';
    const waiting = table.drafts > 0 ? `${table.drafts} 项草稿等待批准` : '没有待批准的草稿';
    return `${table.year} 年 · 金额以亿元计 · ${waiting}`;
  });

  protected readonly edits = signal<Edits>(new Map());
  protected readonly faulty = computed(() =>
    [...this.edits()].filter(([key, typed]) => readTarget(placeOf(key).measure, typed).value === null),
  );
  protected readonly firstFault = computed(() => {
    const [key, typed] = this.faulty()[0] ?? [];
    if (key === undefined || typed === undefined) return '';
    const { unit, measure } = placeOf(key);
    return `${this.name(unit)}的${MEASURE_NAMES[measure]}：${readTarget(measure, typed).wrong}`;
  });
  protected readonly saving = new Doing();
  protected readonly stale = computed(() => errorAnswer(this.saving.failure())?.code === 'VERSION_STALE');
  protected readonly saved = signal('');

  protected readonly here = signal<Place | null>(null);
  /** A link to one target opens it. */
  protected readonly detail = linkedSignal<Place | null>(() => {
    const { unit, measure } = this.filters.value();
    return unit !== '' && isMeasure(measure) ? { unit, measure } : null;
  });
  protected readonly approving = signal(false);
  protected readonly importing = signal(false);

  protected name(unit: string): string {
    return unit === CITY_UNIT ? '全市' : this.reference.unitName(unit);
  }

  protected pairAt({ unit, measure }: Place): TargetTable['rows'][number]['cells'][Place['measure']] {
    return this.table.value()?.rows.find((row) => row.unit === unit)?.cells[measure];
  }

  protected take(changes: ReadonlyMap<string, string | null>): void {
    this.saved.set('');
    this.edits.update((edits) => {
      const next = new Map(edits);
      for (const [key, typed] of changes) {
        if (typed === null) next.delete(key);
        else next.set(key, typed);
      }
      return next;
    });
  }

  protected async save(): Promise<void> {
    if (this.faulty().length > 0) return;
    const targets = [...this.edits()].map(([key, typed]) => this.body(placeOf(key), typed));
    const done = await this.saving.run(async () => {
      const { drafted, unchanged } = await this.client.draft(targets);
      this.saved.set(`已保存 ${drafted.length} 项草稿${unchanged > 0 ? `，${unchanged} 项与现有相同` : ''}。`);
    });
    if (done) this.edits.set(new Map());
    // After a conflict too: the other's draft is then shown beside one's own, which is still there.
    if (done || this.stale()) this.table.reload();
  }

  protected giveUp(): void {
    this.edits.set(new Map());
    this.saving.failure.set(null);
  }

  protected reload(): void {
    this.detail.set(null);
    this.approving.set(false);
    this.table.reload();
  }

  protected closeDetail(): void {
    this.detail.set(null);
    this.filters.patch({ unit: '', measure: '' });
  }

  mayLeave(): boolean {
    return (
      this.edits().size === 0 || window.confirm(`有 ${this.edits().size} 项修改还没有保存，离开将丢失。确定离开吗？`)
    );
  }

  protected changeYear(year: string): void {
    if (!this.mayLeave()) return;
    this.giveUp();
    this.filters.patch({ year });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.edits().size > 0) event.preventDefault();
  }

  private body({ unit, measure }: Place, typed: string): DraftTargetBody {
    const pair = this.pairAt({ unit, measure });
    const value = readTarget(measure, typed).value ?? 0;
    const phasing = rescaled(measure, (pair?.draft ?? pair?.approved)?.phasing ?? null, value);
    const replaced = pair?.draft ? { version: pair.draft.version, source: pair.draft.source } : {};
    return { year: Number(this.year()), unit, measure, value, phasing, ...replaced };
  }
}

function placeOf(key: string): Place {
  const [unit = '', measure = ''] = key.split('|');
  return { unit, measure: measure as Place['measure'] };
}
