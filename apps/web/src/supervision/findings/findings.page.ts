import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FindingsAnswer, FindingView, OrderDetail } from '@yipanqi/contract';
import { CITY_UNIT, ORDER_STATE_NAMES, parseQuarter, quarterInWords } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Doing,
  Empty,
  instantWords,
  JobProgress,
  JobsStore,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LightMark } from '../light';
import { IssueDialog } from '../orders/issue-dialog';
import { Sections } from '../sections';
import { SupervisionClient } from '../supervision.client';
import { LIGHT_CHOICES, ORDER_LOOKS } from '../supervision.labels';
import { FindingLinks } from './finding-links';

/** What the rules found in a quarter; findings of one unit are chosen and put under an order. */
@Component({
  selector: 'yp-findings-page',
  imports: [
    ChoiceList,
    Empty,
    FindingLinks,
    IssueDialog,
    JobProgress,
    LightMark,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    Sections,
    State,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './findings.page.html',
  styleUrl: './findings.page.css',
})
export class FindingsPage {
  private readonly client = inject(SupervisionClient);
  private readonly jobs = inject(JobsStore);
  private readonly reference = inject(ReferenceStore);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly filters = queryFilters({ quarter: '', rule: '', light: '', unit: '', ordered: '' });
  protected readonly first = resourceWithLast<FindingsAnswer>(() => ({
    url: '/api/supervision/findings',
    params: this.filters.params(),
  }));
  protected readonly findings = paged(this.first, (after) => this.client.findings({ ...this.filters.params(), after }));

  protected readonly mayIssue = computed(() => this.session.canAt('supervision.issue', CITY_UNIT));
  /** Keys; they are of one unit, and forgotten when other findings are shown. */
  protected readonly chosen = linkedSignal<unknown, readonly string[]>({
    source: this.first.value,
    computation: () => [],
  });
  protected readonly chosenRows = computed(() => this.findings.rows().filter(({ key }) => this.chosen().includes(key)));
  protected readonly chosenUnit = computed(() => this.chosenRows()[0]?.unit ?? null);
  protected readonly issuing = signal(false);

  protected readonly looking = new Doing();
  private readonly jobId = signal('');
  protected readonly job = computed(() => this.jobs.jobs().find(({ id }) => id === this.jobId()));

  protected readonly lightChoices = LIGHT_CHOICES.filter(({ value }) => value !== 'green');
  protected readonly orderedChoices = [
    { value: '', label: '全部' },
    { value: 'no', label: '未督办' },
    { value: 'yes', label: '已督办' },
  ];
  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly looks = ORDER_LOOKS;
  protected readonly quarter = computed(() => this.first.value()?.quarter ?? '');
  protected readonly quarters = computed(() =>
    (this.first.value()?.quarters ?? []).map(({ quarter, closed, run }) => ({
      value: quarter,
      label: `${words(quarter)}${run ? '' : closed ? '（未排查）' : '（未月结）'}`,
    })),
  );
  protected readonly rules = computed(() => [
    { value: '', label: '全部规则' },
    ...(this.first.value()?.rules ?? []).map(({ key, name, found }) => ({ value: key, label: `${name}（${found}）` })),
  ]);
  protected readonly units = computed(() => [
    { value: '', label: '全部单位' },
    ...this.reference.units().map(({ id, name, cohort }) => ({ value: id, label: name, group: cohort })),
  ]);
  protected readonly seesMany = computed(() => this.session.canAt('supervision.read', CITY_UNIT));
  protected readonly mayLook = computed(() => {
    const known = this.first.value()?.quarters.find(({ quarter }) => quarter === this.quarter());
    return this.mayIssue() && known?.closed === true;
  });
  protected readonly sentence = computed(() => {
    const answer = this.first.value();
    if (!answer?.quarter) return '';
    const { run, total } = answer;
    if (!run) return `${words(answer.quarter)} · 还没有排查`;
    return [
      words(answer.quarter),
      `截至 ${run.asOf}`,
      `共发现 ${run.found} 个，其中红灯 ${run.red} 个`,
      `第 ${run.rulesVersion} 版规则`,
      `${instantWords(run.runAt)} 由${run.runByName}排查`,
      ...(total < run.found ? [`当前 ${total} 个`] : []),
    ].join(' · ');
  });

  constructor() {
    effect(() => {
      if (this.job()?.status === 'done') this.first.reload();
    });
  }

  protected async look(): Promise<void> {
    await this.looking.run(async () => {
      const { jobId } = await this.client.lookThrough(this.quarter());
      this.jobs.watch(jobId);
      this.jobId.set(jobId);
    });
  }

  protected mayChoose({ order, unit }: FindingView): boolean {
    return order === null && (this.chosenUnit() === null || this.chosenUnit() === unit);
  }

  protected choose(key: string, on: boolean): void {
    this.chosen.update((keys) => (on ? [...keys, key] : keys.filter((each) => each !== key)));
  }

  protected issued({ id }: OrderDetail): void {
    this.issuing.set(false);
    void this.router.navigate(['/supervision/orders', id]);
  }
}

function words(quarter: string): string {
  return quarterInWords(parseQuarter(quarter));
}
