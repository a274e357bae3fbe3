import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityIndexAnswer, ActivityIndexRow } from '@yipanqi/contract';
import { KIND_OF_SUB_INDEX, type LevelPoints, SUB_INDEX_NAMES, type SubIndex } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { PostingsDrawer, type PostingsOf } from '@yipanqi/web/ledger';
import { ChoiceList, Empty, groupBy, Page, Pending, queryFilters, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ActivitiesDrawer } from './activities-drawer';
import { CohortIndex } from './cohort-index';
import {
  activitiesOf,
  defaultPeriod,
  indexSentence,
  periodChoices,
  periodWords,
  postingsOf,
  sourceSentence,
} from './index.words';
import { UnitIndexDrawer } from './unit-index.drawer';

type Kind = 'month' | 'week';

interface OpenedActivities {
  readonly heading: string;
  readonly of: Record<string, string>;
  readonly points: LevelPoints;
}

/** 活跃指数: who did how much, cohort by cohort, each number down to its records. */
@Component({
  selector: 'yp-activity-index-page',
  imports: [
    ActivitiesDrawer,
    ChoiceList,
    CohortIndex,
    Empty,
    NzButtonModule,
    Page,
    Pending,
    PostingsDrawer,
    RouterLink,
    UnitIndexDrawer,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activity-index.page.html',
  styleUrl: './activity-index.page.css',
})
export class ActivityIndexPage {
  private readonly reference = inject(ReferenceStore);
  protected readonly session = inject(Session);

  protected readonly filters = queryFilters({
    period: defaultPeriod('month', this.reference.today(), this.reference.lastClosedMonth()),
    cohort: '',
    scheme: '',
    unit: '',
  });
  protected readonly kind = computed<Kind>(() => (this.filters.value().period.includes('W') ? 'week' : 'month'));
  /** The same while only the unit in the drawer changes: nothing is read again. */
  private readonly asked = computed(
    () => {
      const { period, cohort, scheme } = this.filters.value();
      return { period, ...(cohort && { cohort }), ...(scheme && { scheme }) };
    },
    { equal: (a, b) => a.period === b.period && a.cohort === b.cohort && a.scheme === b.scheme },
  );
  protected readonly index = resourceWithLast<ActivityIndexAnswer>(() => ({
    url: '/api/activity-index',
    params: this.asked(),
  }));

  protected readonly periods = computed(() =>
    periodChoices(this.kind(), this.reference.today(), this.filters.value().period),
  );
  private readonly place = computed(() =>
    this.periods().findIndex(({ value }) => value === this.filters.value().period),
  );
  protected readonly before = computed(() => this.periods()[this.place() + 1]?.value ?? '');
  protected readonly after = computed(() => this.periods()[this.place() - 1]?.value ?? '');
  protected readonly cohortChoices = computed(() => [
    { value: '', label: '全部分组' },
    ...this.reference.cohorts().map((cohort) => ({ value: cohort, label: cohort })),
  ]);
  protected readonly ranked = computed(() => this.index.value()?.rows.filter((row) => row.ranked) ?? []);
  protected readonly unranked = computed(() => this.index.value()?.rows.filter((row) => !row.ranked) ?? []);
  protected readonly cohorts = computed(() => groupBy(this.ranked(), (row) => row.cohort));
  protected readonly sentence = computed(() => {
    const answer = this.index.value();
    return answer ? indexSentence(answer, this.filters.value().cohort) : '';
  });
  protected readonly source = computed(() => sourceSentence(this.index.value()?.kind ?? this.kind()));
  protected readonly unit = computed<ActivityIndexRow | null>(
    () => this.index.value()?.rows.find((row) => row.unit === this.filters.value().unit) ?? null,
  );

  protected readonly openedPostings = signal<{ heading: string; key: PostingsOf } | null>(null);
  protected readonly openedActivities = signal<OpenedActivities | null>(null);

  protected turnTo(kind: Kind): void {
    if (kind === this.kind()) return;
    this.filters.patch({ period: defaultPeriod(kind, this.reference.today(), this.reference.lastClosedMonth()) });
  }

  protected step(period: string): void {
    if (period) this.filters.patch({ period });
  }

  protected open(row: ActivityIndexRow, sub: SubIndex): void {
    const answer = this.index.value();
    if (!answer) return;
    const heading = `${row.name} · ${SUB_INDEX_NAMES[sub]} · ${periodWords(answer.period)}`;
    if (sub === 'signings' || sub === 'starts') {
      const measure = sub === 'signings' ? 'signedProjects' : 'startedProjects';
      this.openedPostings.set({ heading, key: postingsOf(answer, row.unit, measure) });
      return;
    }
    const of = activitiesOf(answer, row.unit, KIND_OF_SUB_INDEX[sub]);
    this.openedActivities.set({ heading, of, points: answer.scheme.body.points[sub] });
  }

  protected openContracted(row: ActivityIndexRow): void {
    const answer = this.index.value();
    if (!answer) return;
    const heading = `${row.name} · 合同引资额 · ${periodWords(answer.period)}`;
    this.openedPostings.set({ heading, key: postingsOf(answer, row.unit, 'contracted') });
  }

  protected print(): void {
    window.print();
  }
}
