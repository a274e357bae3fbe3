import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LeadPage, LeadSummary } from '@yipanqi/contract';
import { daysBetween, nameKey, scopeUnits, shanghaiDay, STAGE_NAMES, type Day } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  ColumnChoice,
  type ColumnOption,
  Empty,
  Money,
  narrow,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  SearchBox,
  State,
  TableKeys,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LeadsClient } from '../leads.client';
import { STAGE_CHOICES, STALE_CHOICES } from '../leads.labels';

const COLUMNS: readonly (ColumnOption & { readonly number?: boolean })[] = [
  { key: 'code', label: '项目编号', hidden: true },
  { key: 'enterprise', label: '企业' },
  { key: 'unit', label: '单位' },
  { key: 'stage', label: '阶段' },
  { key: 'expected', label: '预计投资（万元）', number: true },
  { key: 'contracted', label: '合同额（万元）', number: true },
  { key: 'inPlace', label: '到位资金（万元）', number: true },
  { key: 'next', label: '下一步' },
  { key: 'owner', label: '负责人', hidden: true },
  { key: 'registered', label: '登记日期', hidden: true },
  { key: 'touched', label: '最近办理' },
];

/** Whose, where, which stage, how much, how long untouched. */
@Component({
  selector: 'yp-lead-list-page',
  imports: [
    ChoiceList,
    ColumnChoice,
    Empty,
    Money,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    SearchBox,
    State,
    TableKeys,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lead-list.page.html',
  styleUrl: './lead-list.page.css',
})
export class LeadListPage {
  private readonly client = inject(LeadsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ q: '', stage: '', unit: '', line: '', owner: '', stale: '' });
  private readonly asked = computed(() => {
    const { q, ...rest } = this.filters.params();
    return q && [...nameKey(q)].length >= 2 ? { ...rest, q } : rest;
  });
  protected readonly first = resourceWithLast<LeadPage>(() => ({ url: '/api/leads', params: this.asked() }));
  protected readonly leads = paged(this.first, (next) => this.client.list({ ...this.asked(), next }));

  protected readonly isNarrow = narrow();
  protected readonly canRegister = computed(() => this.session.can('lead.create'));
  /** Districts see their own rows only: a choice of units would have one entry. */
  protected readonly seesMany = computed(() => scopeUnits(this.session.grants(), 'lead.read') === 'all');
  protected readonly isOfficer = computed(() => this.session.can('lead.edit'));
  protected readonly columns = COLUMNS;
  protected readonly stages = STAGE_CHOICES;
  protected readonly stales = STALE_CHOICES;
  protected readonly units = computed(() => [
    { value: '', label: '全部单位' },
    ...this.reference.units().map((unit) => ({ value: unit.id, label: unit.name, group: unit.cohort })),
  ]);
  protected readonly lines = computed(() => [
    { value: '', label: '全部额度线' },
    ...this.reference.quotaLines().map((line) => ({ value: line.key, label: line.name })),
    { value: 'other', label: '其他' },
  ]);
  protected readonly total = computed(() => {
    const page = this.first.value();
    return page ? `${page.total.toLocaleString('en').replace(',', ' ')}${page.totalCapped ? '+' : ''}` : '';
  });
  protected readonly sentence = computed(() => {
    const { stage, unit, line, owner, stale, q } = this.filters.value();
    const words = [
      unit && this.reference.unitName(unit),
      stage && this.stages.find((choice) => choice.value === stage)?.label,
      line && this.reference.quotaLineName(line),
      owner && '我负责的',
      stale && `超过 ${stale} 天未跟进`,
      q && `含“${q}”`,
    ].filter(Boolean);
    return `${words.length > 0 ? words.join(' · ') : '全部项目'} · 共 ${this.total()} 个，最近办理的在前`;
  });

  protected open(place: number): void {
    const lead = this.leads.rows()[place];
    if (lead) void this.router.navigate(['/leads', lead.id]);
  }

  /** “3 天前”, for how long nobody touched it. */
  protected untouched(lead: LeadSummary): string {
    const days = daysBetween(shanghaiDay(new Date(lead.touchedAt)), this.reference.today() as Day);
    return days <= 0 ? '今天' : `${days} 天前`;
  }

  protected isOverdue(lead: LeadSummary): boolean {
    return lead.nextStepOn !== null && lead.nextStepOn < this.reference.today();
  }

  protected stageName(lead: LeadSummary): string {
    return STAGE_NAMES[lead.stage];
  }
}
