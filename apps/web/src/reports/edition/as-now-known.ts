import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { AsNowKnown, KnownFigure, KnownMeasure, KnownUnit } from '@yipanqi/contract';
import {
  addDays,
  firstDayOf,
  firstMonthOf,
  groupDigits,
  isMeasure,
  lastDayOf,
  type Measure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  nextMonth,
  parseMonth,
  parseYuan,
  roundHalfUp,
  type WireValue,
  yearOf,
  YI,
} from '@yipanqi/domain';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import { ChoiceList, dayWords, Pending, resourceWithLast, Value } from '@yipanqi/web/ui';
import { type EntriesKey, Figure, type OpenedFigure } from '../figure';
import { MEASURE_CHOICES, unitOfMeasure } from '../reports.labels';

type Window = 'period' | 'yearToDate';
type Side = 'published' | 'now' | 'later' | 'earlier';

interface Row {
  readonly label: string;
  readonly unit: KnownUnit;
  readonly of: KnownMeasure;
}

/** “As published” beside “as now known”: each number with the records that it is made of. */
@Component({
  selector: 'yp-as-now-known',
  imports: [ChoiceList, Figure, NgTemplateOutlet, Pending, PostingsDrawer, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './as-now-known.html',
  styles: `
    section {
      max-width: 1080px;
      margin: 0 auto;
    }
    .note {
      margin: 0 0 12px;
      color: var(--yp-text-2);
    }
    .choice {
      margin: 24px 0 8px;
    }
  `,
})
export class AsNowKnownTable {
  /** Id of the edition. */
  readonly edition = input.required<string>();

  protected readonly known = resourceWithLast<AsNowKnown>(() => `/api/editions/${this.edition()}/as-now-known`, {
    about: () => this.edition(),
  });
  protected readonly measure = signal<Measure>('contracted');
  protected readonly opened = signal<OpenedFigure | null>(null);
  protected readonly choose = (measure: string): void => {
    if (isMeasure(measure)) this.measure.set(measure);
  };
  protected readonly measures = computed(() => {
    const known = this.known.value()?.units[0]?.measures.map(({ measure }) => measure) ?? [];
    return MEASURE_CHOICES.filter(({ value }) => known.some((measure) => measure === value));
  });
  protected readonly sentence = computed(() => {
    const known = this.known.value();
    if (!known) return '';
    return `左：按凭证记账的月份，即公布的数字；右：按事情发生的日期，凡截至 ${dayWords(known.asOf)} 已审核的凭证都算在内。差额为右减左。`;
  });
  protected readonly cityRows = computed<readonly Row[]>(() => {
    const city = this.known.value()?.city;
    return city ? city.measures.map((of) => ({ label: this.name(of.measure), unit: city, of })) : [];
  });
  protected readonly unitRows = computed<readonly Row[]>(() =>
    (this.known.value()?.units ?? []).flatMap((unit) =>
      unit.measures.filter(({ measure }) => measure === this.measure()).map((of) => ({ label: unit.name, unit, of })),
    ),
  );
  protected readonly windows = computed<readonly { key: Window; name: string }[]>(() => {
    const known = this.known.value();
    if (!known) return [];
    const words = known.from === known.to ? '当月' : known.edition.kind === 'quarterly' ? '当季' : '全年';
    const period = { key: 'period', name: words } as const;
    return known.edition.kind === 'yearly' ? [period] : [period, { key: 'yearToDate', name: '本年累计' }];
  });

  protected name(measure: Measure): string {
    return `${MEASURE_NAMES[measure]}（${unitOfMeasure(measure)}）`;
  }

  /** 亿元 with two decimals, or a count. */
  protected difference(measure: Measure, value: WireValue): string {
    if (MEASURE_UNIT[measure] === 'count') return String(value);
    return groupDigits(roundHalfUp(parseYuan(String(value)), YI, 2));
  }

  protected figure(of: KnownMeasure, window: Window): KnownFigure {
    return of[window];
  }

  protected open(row: Row, window: Window, side: Side): OpenedFigure {
    const words = { published: '公布的数字', now: '现在所知', later: '以后入账', earlier: '以前发生' }[side];
    const name = this.windows().find(({ key }) => key === window)?.name ?? '';
    return {
      heading: `${row.unit.name} · ${MEASURE_NAMES[row.of.measure]} · ${name} · ${words}`,
      key: this.key(row, window, side),
    };
  }

  private key({ unit, of }: Row, window: Window, side: Side): EntriesKey {
    const known = this.known.value();
    const to = parseMonth(known?.to ?? '');
    const from = window === 'period' ? parseMonth(known?.from ?? '') : firstMonthOf(yearOf(to));
    const about = { measure: of.measure, unit: unit.unit, quotaLine: null };
    const happened = { occurredFrom: firstDayOf(from), occurredTo: lastDayOf(to) };
    switch (side) {
      case 'published':
        return { ...about, from, to };
      case 'now':
        return { ...about, from: '', to: '', ...happened };
      case 'later':
        return { ...about, from: nextMonth(to), to: '', ...happened };
      case 'earlier':
        return { ...about, from, to, occurredTo: addDays(firstDayOf(from), -1) };
    }
  }
}
