import { computed, inject, type Signal } from '@angular/core';
import { ReferenceStore } from '@yipanqi/web/identity';
import { queryFilters, type QueryFilters } from '@yipanqi/web/ui';
import { lastFullYear } from './auditing.labels';

export interface AuditScope<T extends Record<string, string>> {
  readonly filters: QueryFilters<T & { year: string; unit: string }>;
  /** The year chosen, otherwise the last full one. */
  readonly year: Signal<string>;
  readonly unit: Signal<string>;
  /** For requests: year, and the unit where one is chosen. */
  readonly params: Signal<Record<string, string>>;
  /** 2020 年 · 万州区 */
  readonly words: Signal<string>;
}

/** Year and unit of every page of auditing, in the address bar, with what else a page filters by. */
export function auditScope<T extends Record<string, string>>(more: T): AuditScope<T> {
  const reference = inject(ReferenceStore);
  const filters = queryFilters<T & { year: string; unit: string }>({ ...more, year: '', unit: '' });
  const year = computed(() => filters.value().year || lastFullYear(reference.today()));
  const unit = computed<string>(() => filters.value().unit);
  return {
    filters,
    year,
    unit,
    params: computed(() => ({ year: year(), ...(unit() && { unit: unit() }) }), {
      equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }),
    words: computed(() => `${year()} 年 · ${unit() ? reference.unitName(unit()) : '全市'}`),
  };
}
