import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditRecordsWhat, AuditYear, UnitYearRow } from '@yipanqi/contract';
import { firstMonthOf, lastMonthOf, type Measure, MEASURE_NAMES, percent, parseYuan } from '@yipanqi/domain';
import { PostingsDrawer, type PostingsOf } from '@yipanqi/web/ledger';
import { Money, Page, Pending, resourceWithLast, TableKeys, Value } from '@yipanqi/web/ui';
import { AuditRecordsDrawer } from '../audit-records-drawer';
import { auditScope } from '../audit-scope';
import { AuditingHead } from '../auditing-head';
import { NotesPanel } from '../notes/notes-panel';
import { UnitYear } from './unit-year';

/** 年度: all units of a year side by side; with a unit chosen, everything of that unit. */
@Component({
  selector: 'yp-audit-year-page',
  imports: [
    AuditingHead,
    AuditRecordsDrawer,
    Money,
    NotesPanel,
    Page,
    Pending,
    PostingsDrawer,
    RouterLink,
    TableKeys,
    UnitYear,
    Value,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-year.page.html',
  styles: `
    .unit {
      white-space: nowrap;
    }
  `,
})
export class AuditYearPage {
  protected readonly scope = auditScope({});
  protected readonly overview = resourceWithLast<AuditYear>(
    () => (this.scope.unit() ? undefined : `/api/auditing/years/${this.scope.year()}`),
    { about: () => this.scope.year() },
  );
  protected readonly sentence = computed(() => `${this.scope.words()} · 只读，不改动任何业务数据`);
  protected readonly postings = signal<{ heading: string; of: PostingsOf } | null>(null);
  protected readonly records = signal<{ heading: string; of: Record<string, string> } | null>(null);
  /** Units without anything in either year say nothing. */
  protected readonly rows = computed(() =>
    (this.overview.value()?.rows ?? []).filter((row) => row.records > 0 || row.contractedBefore !== '0.00'),
  );

  protected change(now: string, before: string): string | null {
    const last = parseYuan(before);
    return percent(parseYuan(now) - last, last < 0n ? -last : last);
  }

  protected openMoney(row: UnitYearRow, measure: Measure, back = 0): void {
    const year = Number(this.scope.year()) - back;
    this.postings.set({
      heading: `${row.unitName} · ${MEASURE_NAMES[measure]} · ${year} 年`,
      of: { measure, unit: row.unit, from: firstMonthOf(year), to: lastMonthOf(year) },
    });
  }

  protected openRecords(row: UnitYearRow, what: AuditRecordsWhat, words: string): void {
    this.records.set({
      heading: `${row.unitName} · ${this.scope.year()} 年 · ${words}`,
      of: { year: this.scope.year(), unit: row.unit, what },
    });
  }

  protected choose(place: number): void {
    const row = this.rows()[place];
    if (row) this.scope.filters.patch({ unit: row.unit });
  }
}
