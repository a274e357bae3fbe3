import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { PlanProgressAnswer, RankingAnswer } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import { monthWords, Page, Pending, queryFilters, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzTabsModule } from 'ng-zorro-antd/tabs';
import { defaultMonth } from '../default-month';
import { DistrictMap, type MapRow } from '../district-map';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import type { OpenedFigure } from '../figure';
import { MonthChoice } from '../month-choice';
import { windowWords } from '../ranking/ranking.words';
import { HeadSeats } from './head-seats';
import { IndicatorTiles } from './indicator-tiles';
import { behindCount } from './line-order';
import { QuotaLineBars } from './quota-line-bars';

const TABS = ['lines', 'heads', 'map'] as const;

/** The five-year plan against what was signed and against the clock. */
@Component({
  selector: 'yp-plan-board-page',
  imports: [
    DistrictMap,
    PostingsDrawer,
    HeadSeats,
    IndicatorTiles,
    MonthChoice,
    NzButtonModule,
    NzTabsModule,
    Page,
    Pending,
    QuotaLineBars,
    State,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-board.page.html',
  styleUrl: './plan-board.page.css',
})
export class PlanBoardPage {
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ month: defaultMonth(this.reference), view: 'lines' });
  private readonly month = computed(() => this.filters.value().month);
  protected readonly progress = resourceWithLast<PlanProgressAnswer>(() => ({
    url: '/api/plan-progress',
    params: { month: this.month() },
  }));
  protected readonly tab = computed(() =>
    Math.max(
      0,
      TABS.findIndex((tab) => tab === this.filters.value().view),
    ),
  );
  /** By unit there is the year to date; asked for when the map is looked at. */
  protected readonly ranking = resourceWithLast<RankingAnswer>(() =>
    TABS[this.tab()] === 'map'
      ? { url: '/api/ranking', params: { month: this.month(), measure: 'contracted', window: 'yearToDate' } }
      : undefined,
  );

  protected readonly sentence = computed(() => {
    const progress = this.progress.value();
    if (!progress) return '';
    const { quotaLines, timeProgress, month } = progress;
    const parts = [
      `截至 ${monthWords(month)}`,
      `${quotaLines.length} 条额度中 ${behindCount(quotaLines)} 条落后时序`,
      `时间进度 ${timeProgress}%`,
    ];
    return [...parts, ...(progress.interim ? ['快报'] : [])].join(' · ');
  });
  protected readonly mapRows = computed(() => this.ranking.value()?.rows.filter((row) => row.rank !== null) ?? []);
  protected readonly mapHeading = computed(() => {
    const ranking = this.ranking.value();
    return ranking ? `${windowWords(ranking.month, ranking.window)}各区县合同引资额，颜色越深越多` : '';
  });

  protected readonly opened = signal<OpenedFigure | null>(null);

  protected show(tab: number): void {
    const view = TABS[tab];
    if (view && view !== this.filters.value().view) this.filters.patch({ view });
  }

  protected openDistrict(row: MapRow): void {
    const ranking = this.ranking.value();
    if (!ranking) return;
    const heading = `${row.name} · 合同引资额 · ${windowWords(ranking.month, ranking.window)}`;
    this.opened.set({ heading, key: row.postings });
  }

  protected print(): void {
    window.print();
  }
}
