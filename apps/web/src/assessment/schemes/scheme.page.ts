import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SchemeDifferencesAnswer, SchemeVersionDetail, SchemeVersionRow } from '@yipanqi/contract';
import { SCHEME_STATUS_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  type Choice,
  ChoiceList,
  Doing,
  Empty,
  instantWords,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { SchemePreviewPanel } from './scheme-preview-panel';
import { SchemeView } from './scheme-view';
import { SchemesClient } from './schemes.client';
import { WhatIfPanel } from './what-if-panel';

interface View {
  readonly key: string;
  readonly label: string;
}

const READING: readonly View[] = [
  { key: 'content', label: '方案内容' },
  { key: 'versions', label: '版本对比' },
];
const FIGURES: readonly View[] = [
  { key: 'preview', label: '试算' },
  { key: 'what-if', label: '假设分析' },
];

/** One scheme: a version for reading, on real figures, tried out, and compared with another version. */
@Component({
  selector: 'yp-scheme-page',
  imports: [
    ChoiceList,
    Empty,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    SchemePreviewPanel,
    SchemeView,
    State,
    WhatIfPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scheme.page.html',
  styleUrl: './scheme.page.css',
})
export class SchemePage {
  private readonly client = inject(SchemesClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly key = input.required<string>();

  protected readonly filters = queryFilters({ version: '', view: 'content', from: '' });
  protected readonly versions = resourceWithLast<SchemeVersionRow[]>(() => `/api/assessment-schemes/${this.key()}`, {
    about: () => this.key(),
  });
  /** The one asked for, else the newest. */
  protected readonly shown = computed(() => {
    const rows = this.versions.value() ?? [];
    return rows.find(({ number }) => String(number) === this.filters.value().version) ?? rows[0];
  });
  protected readonly detail = resourceWithLast<SchemeVersionDetail>(
    () => {
      const row = this.shown();
      return row && `/api/assessment-schemes/${row.key}/versions/${row.number}`;
    },
    { about: () => this.shown()?.number },
  );

  protected readonly mayDraft = this.session.can('scheme.draft');
  private readonly mayApprove = this.session.can('scheme.approve');
  protected readonly views = [READING[0]!, ...(this.session.can('scheme.preview') ? FIGURES : []), READING[1]!];
  protected readonly view = computed(
    () => this.views.find(({ key }) => key === this.filters.value().view)?.key ?? 'content',
  );
  protected readonly canApprove = computed(() => {
    const detail = this.detail.value();
    return this.mayApprove && detail?.status === 'draft' && !detail.own;
  });
  protected readonly canDiscard = computed(() => this.mayDraft && this.detail.value()?.status === 'draft');
  protected readonly hasDraft = computed(() => this.versions.value()?.[0]?.status === 'draft');
  /** Figures of a draft with faults cannot be computed. */
  protected readonly isSound = computed(() => (this.detail.value()?.faults.length ?? 1) === 0);

  protected readonly heading = computed(() => this.shown()?.name ?? '考核方案');
  protected readonly subtitle = computed(() => {
    const row = this.shown();
    if (!row) return '';
    const words = [`第 ${row.number} 版`, SCHEME_STATUS_NAMES[row.status], row.sample ? '示例，不是正式考核办法' : ''];
    return words.filter(Boolean).join(' · ');
  });
  protected readonly versionChoices = computed<readonly Choice[]>(() => this.choicesOf(() => true));
  protected readonly otherChoices = computed<readonly Choice[]>(() =>
    this.choicesOf(({ number }) => number !== this.shown()?.number),
  );
  /** The version compared with: the one asked for, else the one before. */
  protected readonly from = computed(() => {
    const numbers = this.otherChoices().map(({ value }) => value);
    const asked = this.filters.value().from;
    if (numbers.includes(asked)) return asked;
    return numbers.find((number) => Number(number) < (this.shown()?.number ?? 0)) ?? numbers[0] ?? '';
  });
  protected readonly differences = resourceWithLast<SchemeDifferencesAnswer>(() => {
    const [row, from] = [this.shown(), this.from()];
    if (!row || from === '' || this.view() !== 'versions') return undefined;
    return { url: `/api/assessment-schemes/${row.key}/differences`, params: { from, to: row.number } };
  });

  protected readonly deciding = new Doing();
  protected readonly instant = instantWords;

  protected async approve(detail: SchemeVersionDetail): Promise<void> {
    if (await this.deciding.run(() => this.client.approve(detail))) this.reload();
  }

  protected async discard(detail: SchemeVersionDetail): Promise<void> {
    if (!(await this.deciding.run(() => this.client.discard(detail)))) return;
    if (detail.number === 1) void this.router.navigate(['/assessment-schemes']);
    else this.filters.patch({ version: '' });
    this.versions.reload();
  }

  private reload(): void {
    this.versions.reload();
    this.detail.reload();
  }

  private choicesOf(wanted: (row: SchemeVersionRow) => boolean): readonly Choice[] {
    return (this.versions.value() ?? []).filter(wanted).map(({ number, status }) => ({
      value: String(number),
      label: `第 ${number} 版（${SCHEME_STATUS_NAMES[status]}）`,
    }));
  }
}
