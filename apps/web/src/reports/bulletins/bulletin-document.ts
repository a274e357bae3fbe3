import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { EditionDetail } from '@yipanqi/contract';
import {
  type BulletinFigures,
  type BulletinUnitContent,
  CITY_UNIT,
  lastDayOf,
  type Measure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  MEASURES,
  parseYuan,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  sumFen,
  toYuan,
  yearOf,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { dayWords, groupBy, Money, monthWords, RankChange, Value } from '@yipanqi/web/ui';
import { Figure, type OpenedFigure } from '../figure';
import { unitOfMeasure } from '../reports.labels';
import { bulletinEntries, type BulletinWindow } from './bulletin-entries';

/** So many late entries are named in the footnote; the rest is in the table. */
const NOTED = 5;

/** The bulletin as it will be printed. Its figures open their records. */
@Component({
  selector: 'yp-bulletin-document',
  imports: [Figure, Money, NgTemplateOutlet, RankChange, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulletin-document.html',
  styleUrl: './bulletin-document.css',
})
export class BulletinDocument {
  private readonly reference = inject(ReferenceStore);

  readonly edition = input.required<EditionDetail>();
  readonly opened = output<OpenedFigure>();

  protected readonly measures = MEASURES;
  protected readonly names = MEASURE_NAMES;
  protected readonly typeNames = RECORD_TYPE_NAMES;
  protected readonly kindNames = RECORD_KIND_NAMES;
  protected readonly unitOf = unitOfMeasure;
  protected readonly day = dayWords;
  protected readonly month = monthWords;

  protected readonly content = computed(() => this.edition().content);
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
  protected readonly issuer = computed(() => this.unitName(CITY_UNIT));
  protected readonly lastDay = computed(() => dayWords(lastDayOf(this.content().period)));
  protected readonly noted = NOTED;
  protected readonly text = String;

  protected isMoney(measure: Measure): boolean {
    return MEASURE_UNIT[measure] === 'money';
  }

  protected entries(
    measure: Measure,
    window: BulletinWindow,
    unit: Pick<BulletinUnitContent, 'unit' | 'name'> | null,
  ): OpenedFigure {
    return bulletinEntries(this.content().period, {
      measure,
      window,
      unit: unit?.unit ?? null,
      name: unit?.name ?? '全市',
    });
  }

  protected target(figures: BulletinFigures, measure: Measure): string | null {
    const target = figures.target[measure];
    return target === null ? null : String(target);
  }

  protected sum(units: readonly BulletinUnitContent[], window: BulletinWindow, measure: Measure): string {
    return toYuan(sumFen(units.map((unit) => parseYuan(String(unit[window][measure])))));
  }

  protected signed(units: readonly BulletinUnitContent[]): number {
    return units.reduce((sum, unit) => sum + Number(unit.yearToDate.signedProjects), 0);
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
