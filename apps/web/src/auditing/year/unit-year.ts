import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditedMonth, AuditedYear, RecorderVerifier, UnitEdition, YearFigure } from '@yipanqi/contract';
import {
  firstDayOf,
  firstMonthOf,
  lastDayOf,
  lastMonthOf,
  type Measure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  MEASURES,
  type Month,
} from '@yipanqi/domain';
import { PostingsDrawer, type PostingsOf } from '@yipanqi/web/ledger';
import { EDITION_KIND_NAMES } from '@yipanqi/web/reports';
import { ChoiceList, instantWords, Money, monthWords, Pending, resourceWithLast, State, Value } from '@yipanqi/web/ui';
import { AuditRecordsDrawer } from '../audit-records-drawer';
import { AuditRecordsTable } from '../audit-records-table';

type RecordsOf = 'verified' | 'late' | 'reversals' | 'pending' | 'returned' | 'discarded';

const COUNTS: readonly { readonly key: 'verified' | 'pending' | 'returned' | 'discarded'; readonly words: string }[] = [
  { key: 'verified', words: '已审核' },
  { key: 'pending', words: '待审核' },
  { key: 'returned', words: '退回' },
  { key: 'discarded', words: '作废' },
];

/** Everything of one unit in one year, each number open to its records. */
@Component({
  selector: 'yp-unit-year',
  imports: [
    AuditRecordsDrawer,
    AuditRecordsTable,
    ChoiceList,
    Money,
    Pending,
    PostingsDrawer,
    RouterLink,
    State,
    Value,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './unit-year.html',
  styles: `
    section:first-of-type h2 {
      margin-top: 0;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
    }
    .differs {
      background: var(--yp-orange-bg);
    }
    code {
      font-size: 12px;
    }
    td,
    th {
      white-space: nowrap;
    }
    .wide {
      min-width: 12em;
      white-space: normal;
    }
  `,
})
export class UnitYear {
  readonly year = input.required<string>();
  readonly unit = input.required<string>();

  protected readonly whole = resourceWithLast<AuditedYear>(
    () => `/api/auditing/years/${this.year()}/units/${this.unit()}`,
    { about: () => `${this.year()} ${this.unit()}` },
  );
  protected readonly measure = signal<Measure>('contracted');
  protected readonly isMoney = computed(() => MEASURE_UNIT[this.measure()] === 'money');
  /** The newest yearly edition, published before any other. */
  protected readonly assessment = computed(() => {
    const yearly = (this.whole.value()?.editions ?? []).filter((edition) => edition.kind === 'yearly');
    return yearly.findLast((edition) => edition.status === 'published') ?? yearly.at(-1) ?? null;
  });

  protected readonly postings = signal<{ heading: string; of: PostingsOf } | null>(null);
  protected readonly records = signal<{ heading: string; of: Record<string, string> } | null>(null);

  protected readonly counts = COUNTS;
  protected readonly names = MEASURE_NAMES;
  protected readonly units = MEASURE_UNIT;
  protected readonly kinds = EDITION_KIND_NAMES;
  protected readonly measures = MEASURES.map((measure) => ({ value: measure, label: MEASURE_NAMES[measure] }));
  protected readonly month = monthWords;
  protected readonly instant = instantWords;
  protected readonly text = String;

  protected choose(measure: string): void {
    this.measure.set(measure as Measure);
  }

  /** What a month holds of the measure; nothing is zero. */
  protected of(values: AuditedMonth['booked']): string | number {
    return values[this.measure()] ?? (this.isMoney() ? '0.00' : 0);
  }

  protected differs(month: AuditedMonth): boolean {
    return this.of(month.booked) !== this.of(month.nowKnown);
  }

  protected openFigure({ measure }: YearFigure, back: number): void {
    const year = Number(this.year()) - back;
    this.postings.set({
      heading: `${this.name()} · ${MEASURE_NAMES[measure]} · ${year} 年`,
      of: { measure, unit: this.unit(), from: firstMonthOf(year), to: lastMonthOf(year) },
    });
  }

  protected openBooked({ month }: AuditedMonth): void {
    this.postings.set({
      heading: `${this.name()} · ${MEASURE_NAMES[this.measure()]} · 计入 ${monthWords(month)}`,
      of: { measure: this.measure(), unit: this.unit(), from: month, to: month },
    });
  }

  protected openKnown({ month }: AuditedMonth): void {
    this.postings.set({
      heading: `${this.name()} · ${MEASURE_NAMES[this.measure()]} · 发生于 ${monthWords(month)}`,
      of: {
        measure: this.measure(),
        unit: this.unit(),
        occurredFrom: firstDayOf(month as Month),
        occurredTo: lastDayOf(month as Month),
      },
    });
  }

  protected openRecords(what: RecordsOf, words: string): void {
    this.records.set({
      heading: `${this.name()} · ${this.year()} 年 · ${words}`,
      of: { year: this.year(), unit: this.unit(), what },
    });
  }

  protected openPair({ recorder, verifier, recorderName, verifierName }: RecorderVerifier): void {
    this.records.set({
      heading: `${recorderName}登记、${verifierName}审核`,
      of: { year: this.year(), unit: this.unit(), what: 'pair', recorder, verifier },
    });
  }

  protected pageOf({ kind, id }: UnitEdition): readonly string[] {
    if (kind === 'yearly') return ['/assessment/editions', id];
    return kind === 'quarterly' ? ['/supervision/reports', id] : ['/bulletins', id];
  }

  private name(): string {
    return this.whole.value()?.unitName ?? '';
  }
}
