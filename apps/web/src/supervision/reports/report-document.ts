import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { EditionDetail } from '@yipanqi/contract';
import {
  CITY_UNIT,
  firstMonthOf,
  firstMonthOfQuarter,
  lastMonthOfQuarter,
  type Measure,
  MEASURE_NAMES,
  MEASURES,
  quarterInWords,
  type QuarterlyContent,
  type QuarterlyFigure,
  quarterlySentences,
  type QuarterUnitContent,
  yearOf,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  Figure,
  type OpenedFigure,
  type Opening,
  SentenceLine,
  targetAddress,
  TargetLink,
  unitOfMeasure,
} from '@yipanqi/web/reports';
import { dayWords, Drawer, groupBy, Value } from '@yipanqi/web/ui';
import { LightMark } from '../light';
import { behind, type Behind, type CountFigure } from './behind';
import { FindingTable } from './finding-table';
import { OrderTable } from './order-table';
import { PastTable } from './past-table';
import { ReplyTable } from './reply-table';

type Window = 'quarter' | 'yearToDate';
const SHOWN = 50;

/** The quarterly report as it will be printed. Its figures open their records, its counts what they count. */
@Component({
  selector: 'yp-report-document',
  imports: [
    Drawer,
    Figure,
    FindingTable,
    LightMark,
    NgTemplateOutlet,
    OrderTable,
    PastTable,
    ReplyTable,
    SentenceLine,
    TargetLink,
    Value,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-document.html',
  styleUrls: ['../../styles/document.css', './report-document.css'],
})
export class ReportDocument {
  private readonly session = inject(Session);

  readonly edition = input.required<EditionDetail<QuarterlyContent>>();
  readonly opened = output<OpenedFigure>();

  protected readonly listed = signal<Behind | null>(null);
  protected readonly shownFindings = signal(SHOWN);
  protected readonly shownPast = signal(SHOWN);
  protected readonly measures = MEASURES;
  protected readonly leading: readonly Measure[] = ['signedProjects', 'contracted', 'inPlace'];
  protected readonly names = MEASURE_NAMES;
  protected readonly unitOf = unitOfMeasure;
  protected readonly day = dayWords;

  protected readonly content = computed(() => this.edition().content);
  protected readonly cohorts = computed(() => groupBy(this.content().units, (unit) => unit.cohort));
  protected readonly quarterWords = computed(() => quarterInWords(this.content().period));
  protected readonly sentences = computed(() => quarterlySentences(this.content()));
  protected readonly year = computed(() => yearOf(this.content().period));
  protected readonly opens = (figure: QuarterlyFigure): Opening | null => {
    if (figure.of === 'measure') {
      const opened = this.entries(figure.measure, figure.window, null);
      const may = this.session.canAt('record.read', CITY_UNIT);
      return may ? { words: opened.heading, press: () => this.opened.emit(opened) } : null;
    }
    if (figure.of === 'target') {
      const params = targetAddress({ year: this.year(), unit: null, measure: figure.measure });
      return this.session.canAt('target.read', CITY_UNIT) ? { link: '/targets', params } : null;
    }
    return { words: behind(this.content(), figure).heading, press: () => this.show(figure) };
  };

  protected entries(
    measure: Measure,
    window: Window,
    unit: Pick<QuarterUnitContent, 'unit' | 'name'> | null,
  ): OpenedFigure {
    const { period } = this.content();
    const from = window === 'quarter' ? firstMonthOfQuarter(period) : firstMonthOf(yearOf(period));
    const to = lastMonthOfQuarter(period);
    const heading = `${unit?.name ?? '全市'} · ${MEASURE_NAMES[measure]} · ${window === 'quarter' ? this.quarterWords() : `${from} 至 ${to}`}`;
    return { heading, key: { measure, from, to, unit: unit?.unit ?? null, quotaLine: null } };
  }

  protected show(figure: CountFigure): void {
    this.listed.set(behind(this.content(), figure));
  }
}
