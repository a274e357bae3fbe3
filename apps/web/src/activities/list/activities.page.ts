import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ActivityPage, ActivityView } from '@yipanqi/contract';
import {
  ACTIVITY_KIND_NAMES,
  ACTIVITY_STATUS_NAMES,
  type ActivityKind,
  type ActivityStatus,
  addMonths,
  LEADER_LEVEL_NAMES,
  parseMonth,
} from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  type Choice,
  ChoiceList,
  Empty,
  ErrorNote,
  monthWords,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
  TableKeys,
  UnitSelect,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ActivitiesClient } from '../activities.client';
import { activityState, activityWords, KIND_CHOICES, STATUS_CHOICES } from '../activities.labels';
import { ActivitiesTabs } from '../activities-tabs';
import { ActivityDrawer } from '../activity-drawer';

const MONTHS_BACK = 36;

/** 招商活动: every activity that one may read, newest first. */
@Component({
  selector: 'yp-activities-page',
  imports: [
    ActivitiesTabs,
    ActivityDrawer,
    ChoiceList,
    Empty,
    ErrorNote,
    FormsModule,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    RouterLink,
    State,
    TableKeys,
    UnitSelect,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activities.page.html',
  styleUrl: './activities.page.css',
})
export class ActivitiesPage {
  private readonly client = inject(ActivitiesClient);
  private readonly reference = inject(ReferenceStore);
  protected readonly session = inject(Session);

  protected readonly filters = queryFilters({
    q: '',
    kind: '',
    status: '',
    unit: '',
    month: '',
    bookedMonth: '',
    lead: '',
    enterprise: '',
    mine: '',
    open: '',
  });
  private readonly params = computed(
    () => Object.fromEntries(Object.entries(this.filters.params()).filter(([name]) => name !== 'open')),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly page = resourceWithLast<ActivityPage>(() => ({ url: '/api/activities', params: this.params() }));
  protected readonly activities = paged<ActivityView>(this.page, (after) =>
    this.client.activities({ ...this.params(), after }),
  );
  /** What is typed, until it is sent. */
  protected readonly typed = linkedSignal(() => this.filters.value().q);
  protected readonly units = computed(() =>
    this.reference.units().filter((unit) => this.session.canAt('activity.read', unit.id)),
  );
  protected readonly monthChoices = computed<readonly Choice[]>(() => {
    const last = parseMonth(this.reference.today().slice(0, 7));
    const months: string[] = Array.from({ length: MONTHS_BACK }, (_, step) => addMonths(last, -step));
    const { month } = this.filters.value();
    const all = month === '' || months.includes(month) ? months : [...months, month];
    return [{ value: '', label: '全部月份' }, ...all.map((each) => ({ value: each, label: monthWords(each) }))];
  });
  protected readonly sentence = computed(() => {
    const { kind, status, unit, month, bookedMonth, mine, q } = this.filters.value();
    const words = [
      kind && ACTIVITY_KIND_NAMES[kind as ActivityKind],
      status && ACTIVITY_STATUS_NAMES[status as ActivityStatus],
      unit && this.reference.unitName(unit),
      month && monthWords(month),
      bookedMonth && `计入 ${monthWords(bookedMonth)}`,
      mine && '我登记的',
      q && `含“${q}”`,
    ].filter(Boolean);
    const page = this.page.value();
    const count = page ? `${page.capped ? '1 000+' : page.count} 项` : '';
    return [...(words.length > 0 ? words : ['全部活动']), count].filter(Boolean).join(' · ');
  });

  protected readonly kindChoices = KIND_CHOICES;
  protected readonly statusChoices = STATUS_CHOICES;
  protected readonly levels = LEADER_LEVEL_NAMES;
  protected readonly words = activityWords;
  protected readonly state = activityState;

  protected search(): void {
    this.filters.patch({ q: this.typed().trim() });
  }

  protected open(id: string): void {
    this.filters.patch({ open: id });
  }

  protected openRow(place: number): void {
    const activity = this.activities.rows()[place];
    if (activity) this.open(activity.id);
  }
}
