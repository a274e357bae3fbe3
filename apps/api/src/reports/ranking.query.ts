import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { PlanQuery, TargetRepository } from '@yipanqi/api/plan';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { RankedFigure, RankingAnswer, RankingWindow } from '@yipanqi/contract';
import {
  addMonths,
  type BulletinFigures,
  COHORTS,
  type Measure,
  type Month,
  type MonthlyBulletinContent,
  previousMonth,
  yearOf,
} from '@yipanqi/domain';
import { EditionRepository } from './edition.repository';
import { MonthFiguresReader } from './month-figures';
import { rankMeasure } from './rank-measure';
import { rankingReach } from './ranking-reach';

export interface RankingWanted {
  readonly month: Month | null;
  readonly measure: Measure;
  readonly window: RankingWindow;
  readonly cohort: string | null;
}

/** One measure of all units in a month, ranked in their cohorts and city-wide; from stored totals. */
@Injectable()
export class RankingQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly plan: PlanQuery,
    private readonly targets: TargetRepository,
    private readonly editions: EditionRepository,
    private readonly figures: MonthFiguresReader,
  ) {}

  async run(actor: Actor, { measure, window, cohort, ...wanted }: RankingWanted): Promise<RankingAnswer> {
    const reach = rankingReach(actor);
    return this.db.snapshot(async (tx) => {
      const lastClosed = await this.figures.lastClosed(tx);
      const month = wanted.month ?? lastClosed ?? this.figures.current();
      this.figures.assertBegun(month);
      const period = await this.plan.period(tx);
      const at = (one: Month) => this.figures.byUnit(tx, one, measure, lastClosed, period);
      const now = await at(month);
      const { city, rows } = rankMeasure({
        month,
        measure,
        window,
        units: this.units.all(),
        now,
        lastMonth: await at(previousMonth(month)),
        lastYear: await at(addMonths(month, -12)),
        targets: await this.targets.approvedOf(tx, yearOf(month)),
      });
      const isPublished = await this.editions.isPublished(tx, month);
      const complete = reach.everything || isPublished;
      const isOwn = (unit: string): boolean => reach.own.includes(unit);
      const published =
        reach.everything || !isPublished
          ? null
          : await this.editions.lastPublished<MonthlyBulletinContent>(tx, 'monthly', month);
      // Targets that are approved after publication are not for everybody: others' are shown as they were published.
      const open = <T extends RankedFigure>(figure: T, unit: string | null): T =>
        published === null || (unit !== null && isOwn(unit))
          ? figure
          : { ...figure, ...asPublished(publishedFigures(published.content, unit), measure) };
      return {
        month,
        measure,
        window,
        interim: now?.interim ?? (lastClosed === null || month > lastClosed),
        published: isPublished,
        complete,
        cohorts: COHORTS.filter((one) => this.units.all().some((unit) => unit.cohort === one)),
        city: complete ? open(city, null) : null,
        rows: rows
          .filter((row) => (complete || isOwn(row.unit)) && (cohort === null || row.cohort === cohort))
          .map((row) => ({ ...open(row, row.unit), own: isOwn(row.unit) })),
      };
    });
  }
}

function publishedFigures(
  content: { readonly city: BulletinFigures; readonly units: readonly (BulletinFigures & { readonly unit: string })[] },
  unit: string | null,
): BulletinFigures | undefined {
  return unit === null ? content.city : content.units.find((each) => each.unit === unit);
}

function asPublished(
  figures: BulletinFigures | undefined,
  measure: Measure,
): Pick<RankedFigure, 'target' | 'completion' | 'paceGap'> {
  return {
    target: figures?.target[measure] ?? null,
    completion: figures?.completion[measure] ?? null,
    paceGap: figures?.paceGap[measure] ?? null,
  };
}
