import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { PlanQuery, TargetRepository } from '@yipanqi/api/plan';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { FiguresAnswer, TrendAnswer, TrendPoint } from '@yipanqi/contract';
import {
  addMonths,
  bulletinFigures,
  CITY_UNIT,
  type Measure,
  type Month,
  monthRange,
  RuleBroken,
  windowsOf,
  wireValue,
  yearOf,
} from '@yipanqi/domain';
import { EditionRepository } from './edition.repository';
import { MonthFiguresReader } from './month-figures';
import { rankingReach } from './ranking-reach';

const TREND_MONTHS = 24;

/** All measures of one unit, or of the city, in one month; and one measure through the months. */
@Injectable()
export class FiguresQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly plan: PlanQuery,
    private readonly targets: TargetRepository,
    private readonly figures: MonthFiguresReader,
    private readonly editions: EditionRepository,
  ) {}

  async run(actor: Actor, wanted: Month | null, unit: string | null): Promise<FiguresAnswer> {
    this.assertReadable(actor, unit);
    return this.db.snapshot(async (tx) => {
      const lastClosed = await this.figures.lastClosed(tx);
      const month = wanted ?? lastClosed ?? this.figures.current();
      this.figures.assertBegun(month);
      if (unit === null && !rankingReach(actor).everything && !(await this.editions.isPublished(tx, month))) {
        throw new RuleBroken('FIGURES_UNPUBLISHED', { month });
      }
      const period = await this.plan.period(tx);
      const at = (one: Month) => this.figures.byLine(tx, one, unit, lastClosed, period);
      const now = await at(month);
      const lastYear = await at(addMonths(month, -12));
      const targets = await this.targets.approvedOf(tx, yearOf(month));
      return {
        month,
        interim: now?.interim ?? (lastClosed === null || month > lastClosed),
        unit,
        name: unit === null ? '全市' : this.units.get(unit).name,
        figures: bulletinFigures(
          month,
          windowsOf(now?.totals ?? []),
          lastYear && windowsOf(lastYear.totals),
          targets.filter((target) => unit !== CITY_UNIT && target.unit === (unit ?? CITY_UNIT)),
        ),
      };
    });
  }

  async trend(actor: Actor, measure: Measure, wanted: Month | null, unit: string | null): Promise<TrendAnswer> {
    this.assertReadable(actor, unit);
    const everything = unit !== null || rankingReach(actor).everything;
    return this.db.snapshot(async (tx) => {
      const lastClosed = await this.figures.lastClosed(tx);
      const month = wanted ?? lastClosed ?? this.figures.current();
      this.figures.assertBegun(month);
      const first = addMonths(month, 1 - TREND_MONTHS);
      const points = new Map<string, TrendPoint>();
      const rows = await tx.named<{ month: Month; value: string; yearToDate: string }>(
        'trend',
        `SELECT c.month, coalesce(sum(t.value), 0)::text AS value, coalesce(sum(t.year_to_date), 0)::text AS "yearToDate"
           FROM month_close c
           LEFT JOIN month_total t ON t.month = c.month AND t.measure = $3 AND ($4::text IS NULL OR t.unit_id = $4)
          WHERE c.month BETWEEN $1 AND $2 GROUP BY c.month`,
        [first, month, measure, unit],
      );
      for (const row of rows)
        points.set(row.month, pointOf(measure, row.month, BigInt(row.value), BigInt(row.yearToDate), false));
      const period = await this.plan.period(tx);
      for (const open of monthRange(first, month).filter((one) => lastClosed === null || one > lastClosed)) {
        const figures = await this.figures.byUnit(tx, open, measure, lastClosed, period);
        const all = [...(figures?.byUnit ?? [])]
          .filter(([id]) => unit === null || id === unit)
          .map(([, figure]) => figure);
        const sum = (of: 'value' | 'yearToDate'): bigint => all.reduce((total, figure) => total + figure[of], 0n);
        if (figures) points.set(open, pointOf(measure, open, sum('value'), sum('yearToDate'), true));
      }
      const shown = everything ? null : await this.editions.publishedMonths(tx, first, month);
      return {
        measure,
        unit,
        points: [...points.values()]
          .filter((point) => shown === null || shown.has(point.month))
          .sort((a, b) => (a.month < b.month ? -1 : 1)),
      };
    });
  }

  /** A unit's figures are for those who reach it; the city's, of published months, for everybody. */
  private assertReadable(actor: Actor, unit: string | null): void {
    const reach = rankingReach(actor);
    if (unit === null) return;
    this.units.get(unit);
    if (!reach.everything && !reach.own.includes(unit)) throw new RuleBroken('NOT_FOUND');
  }
}

function pointOf(measure: Measure, month: Month, value: bigint, yearToDate: bigint, interim: boolean): TrendPoint {
  return { month, value: wireValue(measure, value), yearToDate: wireValue(measure, yearToDate), interim };
}
