import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EditionSummary } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Empty,
  instantWords,
  JobsStore,
  monthWords,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
  TableKeys,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { defaultMonth } from '../default-month';
import { EDITION_KIND_NAMES as NAMES, EDITION_STATUS_NAMES } from '../reports.labels';
import { ComputeDialog } from '../edition/compute-dialog';

/** Every edition of every month: in which state, by whom, when. */
@Component({
  selector: 'yp-bulletins-page',
  imports: [
    ChoiceList,
    ComputeDialog,
    Empty,
    NgTemplateOutlet,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    State,
    TableKeys,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulletins.page.html',
  styles: `
    .nowrap {
      white-space: nowrap;
    }
    .title {
      min-width: 14em;
    }
    .at {
      font-size: 12px;
    }
  `,
})
export class BulletinsPage {
  private readonly jobs = inject(JobsStore);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ status: '', kind: '', period: '' });
  private readonly found = resourceWithLast<EditionSummary[]>(() => ({
    url: '/api/editions',
    params: this.filters.params(),
  }));
  /** Quarterly and yearly reports have lists of their own. */
  protected readonly editions = {
    ...this.found,
    value: computed(() => this.found.value()?.filter(({ kind }) => kind === 'monthly' || kind === 'monthlyInterim')),
  };
  protected readonly canCompute = computed(() => this.session.canAt('report.compute', CITY_UNIT));
  protected readonly seesDrafts = computed(() => this.session.canAt('report.read', CITY_UNIT));
  protected readonly composing = signal(false);
  protected readonly firstOffered = computed(() => defaultMonth(this.reference));

  protected readonly statuses = choices('全部状态', EDITION_STATUS_NAMES);
  protected readonly kinds = choices('全部种类', { monthly: NAMES.monthly, monthlyInterim: NAMES.monthlyInterim });
  protected readonly month = monthWords;
  protected readonly instant = instantWords;
  protected readonly periods = computed(() => {
    const asked = this.filters.value().period;
    const found = (this.editions.value() ?? []).map((edition) => edition.period);
    const all = [...new Set(asked ? [...found, asked] : found)];
    return [{ value: '', label: '全部月份' }, ...all.map((period) => ({ value: period, label: monthWords(period) }))];
  });
  protected readonly sentence = computed(() => {
    const editions = this.editions.value();
    if (!editions) return '';
    const waiting = editions.filter((edition) => edition.status !== 'published' && !edition.interim).length;
    return waiting > 0 ? `共 ${editions.length} 份 · ${waiting} 份还没有发布` : `共 ${editions.length} 份`;
  });

  private readonly finished = computed(
    () => this.jobs.jobs().filter((job) => job.status === 'done' && job.resultUrl?.startsWith('/bulletins/')).length,
  );

  constructor() {
    let before: number | null = null;
    // A bulletin that was computed while one looks at the list belongs on it.
    effect(() => {
      const now = this.finished();
      if (before !== null && now > before) this.editions.reload();
      before = now;
    });
  }

  protected open(place: number): void {
    const edition = this.editions.value()?.[place];
    if (edition) void this.router.navigate(['/bulletins', edition.id]);
  }
}

function choices(all: string, names: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return [{ value: '', label: all }, ...Object.entries(names).map(([value, label]) => ({ value, label }))];
}
