import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail, EditionStatus } from '@yipanqi/contract';
import {
  type BulletinFigure,
  type BulletinProjectContent,
  bulletinSentences,
  type BulletinUnitContent,
  type BulletinWindow,
  lastDayOf,
  type Measure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  measuresOf,
  parseYuan,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  SUB_INDEX_NAMES,
  SUB_INDICES,
  type SubTableRow,
  subTables,
  sumFen,
  toYuan,
  type WireValue,
  yearOf,
} from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { dayWords, groupBy, Money, monthWords, PlaceLink, RankChange, Value } from '@yipanqi/web/ui';
import { Figure, type OpenedFigure } from '../figure';
import { unitOfMeasure } from '../reports.labels';
import { TargetLink } from '../target-link';
import { bulletinEntries, type BulletinNames, openedBy } from './bulletin-entries';
import { BulletinSentenceLine, TABLE_PLACES } from './bulletin-sentence';

const STATUS_MARKS: Readonly<Record<EditionStatus, string>> = {
  draft: '（草稿）',
  approved: '（待发布）',
  published: '',
};
/** So many late entries are named in the footnote; the rest is in the table. */
const NOTED = 5;

/** The bulletin as it will be printed. Its figures open their records. */
@Component({
  selector: 'yp-bulletin-document',
  imports: [
    BulletinSentenceLine,
    Figure,
    Money,
    NgTemplateOutlet,
    PlaceLink,
    RankChange,
    RouterLink,
    TargetLink,
    Value,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulletin-document.html',
  styleUrls: ['../../styles/document.css', './bulletin-document.css'],
})
export class BulletinDocument {
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  readonly edition = input.required<EditionDetail>();
  readonly opened = output<OpenedFigure>();

  protected readonly names = MEASURE_NAMES;
  protected readonly typeNames = RECORD_TYPE_NAMES;
  protected readonly kindNames = RECORD_KIND_NAMES;
  protected readonly unitOf = unitOfMeasure;
  protected readonly day = dayWords;
  protected readonly month = monthWords;

  protected readonly subIndices = SUB_INDICES;
  protected readonly subIndexNames = SUB_INDEX_NAMES;
  protected readonly zeroColumns = [
    { heading: '本月合同引资', measure: 'contracted', window: 'month' },
    { heading: '本月到位资金', measure: 'inPlace', window: 'month' },
    { heading: '今年合同引资', measure: 'contracted', window: 'yearToDate' },
    { heading: '今年到位资金', measure: 'inPlace', window: 'yearToDate' },
  ] as const satisfies readonly { heading: string; measure: Measure; window: BulletinWindow }[];
  protected readonly bulletinNames: BulletinNames = {
    unit: (id) => this.unitName(id),
    quotaLine: (key) => this.lineName(key),
  };

  protected readonly content = computed(() => this.edition().content);
  protected readonly measures = computed(() => measuresOf(this.content()));
  protected readonly sentences = computed(() => bulletinSentences(this.content()));
  protected readonly subTables = computed(() => subTables(this.content()));
  protected readonly year = computed(() => yearOf(this.content().period));
  protected readonly zeroUnits = computed(() => {
    const { zeroProgress, units } = this.content();
    return units.filter(({ unit }) => zeroProgress?.month.includes(unit) || zeroProgress?.year.includes(unit));
  });
  protected readonly cohorts = computed(() =>
    groupBy(this.content().units, (unit) => unit.cohort).map((cohort) => ({
      ...cohort,
      items: [...cohort.items].sort(byRank),
    })),
  );
  /** Those that reached it this year, as in the Word document; the workbook names all. */
  protected readonly projects = computed(() => {
    const { period, projectsOver5bn } = this.content();
    return projectsOver5bn.filter(({ month }) => yearOf(month) === yearOf(period));
  });
  /** Stands behind the number until it is published, as in the Word document. */
  protected readonly statusMark = computed(() => {
    const { interim, status } = this.edition();
    return interim ? '（快报）' : STATUS_MARKS[status];
  });
  protected readonly lastDay = computed(() => dayWords(lastDayOf(this.content().period)));
  protected readonly noted = NOTED;
  protected readonly places = TABLE_PLACES;
  /** Every project that stands at 50 亿元 or more, whenever it got there. */
  protected readonly everReached = computed<OpenedFigure>(() => ({
    heading: `全市 · ${MEASURE_NAMES.projectsOver5bn} · 至 ${monthWords(this.content().period)}`,
    key: { measure: 'projectsOver5bn', from: '', to: this.content().period, unit: null, quotaLine: null },
  }));
  protected readonly text = String;

  protected isMoney(measure: Measure): boolean {
    return MEASURE_UNIT[measure] === 'money';
  }

  protected entries(
    measure: Measure,
    window: BulletinWindow,
    unit: Pick<BulletinUnitContent, 'unit' | 'name'> | null,
  ): OpenedFigure {
    return bulletinEntries(this.content(), {
      measure,
      window,
      unit: unit?.unit ?? null,
      name: unit?.name ?? '全市',
    });
  }

  protected subtotalEntries(
    cohort: { readonly name: string; readonly items: readonly BulletinUnitContent[] },
    measure: Measure,
    window: BulletinWindow,
  ): OpenedFigure {
    const units = cohort.items.map(({ unit }) => unit);
    return bulletinEntries(this.content(), { measure, window, name: `${cohort.name}小计`, units });
  }

  protected ofRow(row: SubTableRow, measure: Measure, window: BulletinWindow): OpenedFigure {
    return bulletinEntries(this.content(), { measure, window, unit: row.unit, name: row.name });
  }

  protected ofProject(
    { leadCode, leadName }: Pick<BulletinProjectContent, 'leadCode' | 'leadName'>,
    window: 'month' | 'all',
  ): OpenedFigure | null {
    return this.open({ of: 'lead', leadCode, leadName, window });
  }

  protected open(figure: BulletinFigure): OpenedFigure | null {
    return openedBy(this.content(), figure, this.bulletinNames);
  }

  protected seesActivities(unit: string): boolean {
    return this.session.canAt('activity.read', unit);
  }

  protected sum(units: readonly BulletinUnitContent[], window: BulletinWindow, measure: Measure): WireValue {
    const values = units.map((unit) => unit[window][measure]);
    if (!this.isMoney(measure)) return values.reduce<number>((total, value) => total + Number(value), 0);
    return toYuan(sumFen(values.map((value) => parseYuan(String(value)))));
  }

  protected unitName(id: string): string {
    return this.content().units.find((unit) => unit.unit === id)?.name ?? this.reference.unitName(id);
  }

  protected lineName(key: string): string {
    return this.content().quotaLines.find((line) => line.key === key)?.name ?? this.reference.quotaLineName(key);
  }
}

function byRank(a: BulletinUnitContent, b: BulletinUnitContent): number {
  return (a.rank.contracted ?? 999) - (b.rank.contracted ?? 999);
}
