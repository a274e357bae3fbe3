import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScreenHit, ScreenPage, ScreenParameterValue, ScreenSummary } from '@yipanqi/contract';
import { isScreenKey, SCREEN_KEYS, type ScreenKey } from '@yipanqi/domain';
import { Empty, ErrorNote, Money, Page, paged, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { auditScope } from '../audit-scope';
import { AuditingClient } from '../auditing.client';
import { AuditingHead } from '../auditing-head';

/** 风险筛查: every screen with its count; one opened, with what it means, its parameters and its hits. */
@Component({
  selector: 'yp-screens-page',
  imports: [AuditingHead, Empty, ErrorNote, Money, NzButtonModule, Page, Pending, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './screens.page.html',
  styleUrl: './screens.page.css',
})
export class ScreensPage {
  private readonly client = inject(AuditingClient);

  protected readonly scope = auditScope({
    screen: 'beforeClose',
    hours: '',
    wan: '',
    seconds: '',
    characters: '',
    records: '',
    percent: '',
    lastMonths: '',
    within: '',
    days: '',
  });
  protected readonly summaries = resourceWithLast<ScreenSummary[]>(() => ({
    url: '/api/auditing/screens',
    params: this.scope.params(),
  }));
  protected readonly key = computed<ScreenKey>(() => {
    const { screen } = this.scope.filters.value();
    return isScreenKey(screen) ? screen : SCREEN_KEYS[0];
  });
  /** Year, unit and what was set of the screen's own parameters. */
  private readonly params = computed(
    () => {
      const { screen: _, year: __, unit: ___, ...own } = this.scope.filters.params();
      return { ...this.scope.params(), ...own };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly page = resourceWithLast<ScreenPage>(
    () => ({ url: `/api/auditing/screens/${this.key()}`, params: this.params() }),
    { about: () => this.key() },
  );
  private readonly first = {
    ...this.page,
    value: computed(() => {
      const page = this.page.value();
      return page && { rows: page.hits, next: page.next };
    }),
  };
  protected readonly hits = paged<ScreenHit>(this.first, async (after) => {
    const page = await this.client.screen(this.key(), { ...this.params(), after });
    return { rows: page.hits, next: page.next };
  });

  /** Another screen begins with its own defaults. */
  protected choose(screen: ScreenKey): void {
    const { year, unit } = this.scope.filters.value();
    this.scope.filters.patch({
      screen,
      year,
      unit,
      hours: '',
      wan: '',
      seconds: '',
      characters: '',
      records: '',
      percent: '',
      lastMonths: '',
      within: '',
      days: '',
    });
  }

  protected set(parameter: ScreenParameterValue, text: string): void {
    const value = text === String(parameter.default) ? '' : text;
    this.scope.filters.patch({ [parameter.key]: value } as Parameters<typeof this.scope.filters.patch>[0]);
  }
}
