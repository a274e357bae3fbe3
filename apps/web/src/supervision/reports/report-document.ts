import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail } from '@yipanqi/contract';
import {
  firstMonthOf,
  firstMonthOfQuarter,
  lastMonthOfQuarter,
  LIGHT_WORDS,
  type Measure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  MEASURES,
  OPEN_STATES,
  ORDER_STATE_NAMES,
  quarterInWords,
  type QuarterFigures,
  type QuarterlyContent,
  type QuarterOrderContent,
  type QuarterUnitContent,
  type SupervisionFinding,
  yearOf,
} from '@yipanqi/domain';
import { Figure, type OpenedFigure, unitOfMeasure } from '@yipanqi/web/reports';
import { dayWords, Drawer, groupBy, Money, State, Value } from '@yipanqi/web/ui';
import { LightMark } from '../light';
import { ORDER_LOOKS, orderPath } from '../supervision.labels';
import { FindingTable } from './finding-table';
import { OrderTable } from './order-table';

/** What a count of findings or orders is made of. */
interface Listed {
  readonly heading: string;
  readonly findings: readonly SupervisionFinding[];
  readonly orders: readonly QuarterOrderContent[];
}

type Window = 'quarter' | 'yearToDate';
const SHOWN = 50;

/** The quarterly report as it will be printed. Its figures open their records, its counts what they count. */
@Component({
  selector: 'yp-report-document',
  imports: [Drawer, Figure, FindingTable, LightMark, Money, NgTemplateOutlet, OrderTable, RouterLink, State, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-document.html',
  styleUrl: './report-document.css',
})
export class ReportDocument {
  readonly edition = input.required<EditionDetail<QuarterlyContent>>();
  readonly opened = output<OpenedFigure>();

  protected readonly listed = signal<Listed | null>(null);
  protected readonly shownFindings = signal(SHOWN);
  protected readonly shownPast = signal(SHOWN);
  protected readonly measures = MEASURES;
  protected readonly leading: readonly Measure[] = ['signedProjects', 'contracted', 'inPlace'];
  protected readonly names = MEASURE_NAMES;
  protected readonly unitOf = unitOfMeasure;
  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly lightNames = LIGHT_WORDS;
  protected readonly looks = ORDER_LOOKS;
  protected readonly day = dayWords;
  protected readonly orderPath = orderPath;
  protected readonly verdicts = { accepted: '办结', sentBack: '退回重办' } as const;

  protected readonly content = computed(() => this.edition().content);
  protected readonly cohorts = computed(() => groupBy(this.content().units, (unit) => unit.cohort));
  protected readonly quarterWords = computed(() => quarterInWords(this.content().period));
  /** Everything an order of this report can be found among. */
  private readonly orders = computed(() => {
    const { orders, carried } = this.content();
    return [...carried, ...orders];
  });

  protected isMoney(measure: Measure): boolean {
    return MEASURE_UNIT[measure] === 'money';
  }

  protected target(figures: QuarterFigures, measure: Measure): string | null {
    const target = figures.target[measure];
    return target === null ? null : String(target);
  }

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

  protected listFindings(heading: string, holds: (finding: SupervisionFinding) => boolean): void {
    this.listed.set({ heading, findings: this.content().findings.filter(holds), orders: [] });
  }

  protected unitFindings({ unit, name }: QuarterUnitContent, light: 'red' | 'yellow'): void {
    this.listFindings(
      `${name} · ${LIGHT_WORDS[light]}问题`,
      (finding) => finding.unit === unit && finding.light === light,
    );
  }

  protected ruleFindings(rule: { key: string; name: string }, light: 'red' | 'yellow' | null): void {
    this.listFindings(
      `${rule.name}${light ? ` · ${LIGHT_WORDS[light]}` : ''}`,
      (finding) => finding.rule === rule.key && (light === null || finding.light === light),
    );
  }

  protected unitOrders({ unit, name }: QuarterUnitContent, which: 'issued' | 'open' | 'overdue'): void {
    const holds: Readonly<Record<typeof which, (order: QuarterOrderContent) => boolean>> = {
      issued: (order) => this.content().orders.includes(order),
      open: ({ state }) => OPEN_STATES.includes(state),
      overdue: ({ overdueDays }) => overdueDays > 0,
    };
    const words = { issued: '本季签发', open: '季末在办', overdue: '超期' } as const;
    const orders = this.orders().filter((order) => order.unit === unit && holds[which](order));
    this.listed.set({ heading: `${name} · ${words[which]}的督办单`, findings: [], orders });
  }

  protected unitName(id: string): string {
    return this.content().units.find(({ unit }) => unit === id)?.name ?? id;
  }
}
