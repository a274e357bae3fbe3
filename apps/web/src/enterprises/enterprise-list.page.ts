import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EnterprisePage } from '@yipanqi/contract';
import { nameKey } from '@yipanqi/domain';
import {
  Empty,
  instantWords,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
  SearchBox,
  TableKeys,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { EnterprisesClient } from './enterprises.client';

/** The register of enterprises, found by name, alias, pinyin or credit code. */
@Component({
  selector: 'yp-enterprise-list-page',
  imports: [Empty, NzButtonModule, Page, Pending, RouterLink, SearchBox, TableKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './enterprise-list.page.html',
})
export class EnterpriseListPage {
  private readonly client = inject(EnterprisesClient);
  private readonly router = inject(Router);

  protected readonly filters = queryFilters({ q: '' });
  private readonly asked = computed((): Record<string, string> => {
    const { q } = this.filters.value();
    return [...nameKey(q)].length >= 2 ? { q } : {};
  });
  protected readonly first = resourceWithLast<EnterprisePage>(() => ({
    url: '/api/enterprises',
    params: this.asked(),
  }));
  protected readonly found = paged(this.first, (next) => this.client.list({ ...this.asked(), next }));
  protected readonly total = computed(() => {
    const page = this.first.value();
    return page ? `${page.total}${page.totalCapped ? '+' : ''}` : '';
  });
  protected readonly sentence = computed(() => {
    const { q } = this.filters.value();
    return `${q ? `含“${q}”` : '全部企业'} · 共 ${this.total()} 家，新登记的在前`;
  });
  protected readonly day = (instant: string): string => instantWords(instant).slice(0, 10);

  protected open(place: number): void {
    const enterprise = this.found.rows()[place];
    if (enterprise) void this.router.navigate(['/enterprises', enterprise.id]);
  }
}
