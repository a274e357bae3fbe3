import { Injectable } from '@nestjs/common';
import { ActivityIndexQuery } from '@yipanqi/api/activities';
import { PlanQuery, TargetRepository } from '@yipanqi/api/plan';
import { UnitTree } from '@yipanqi/api/identity';
import type { Tx } from '@yipanqi/api/platform';
import { addMonths, type Month, type MonthlyBulletinInput, previousMonth, RuleBroken, yearOf } from '@yipanqi/domain';
import { CountedStatesQuery } from './counted-states.query';
import { MonthFiguresReader } from './month-figures';

/** Everything a monthly bulletin is computed from, out of one consistent picture of the database. */
@Injectable()
export class BulletinInputQuery {
  constructor(
    private readonly plan: PlanQuery,
    private readonly targets: TargetRepository,
    private readonly units: UnitTree,
    private readonly figures: MonthFiguresReader,
    private readonly states: CountedStatesQuery,
    private readonly activity: ActivityIndexQuery,
  ) {}

  /** @throws RuleBroken MONTH_NOT_CLOSED, EDITION_INTERIM_CLOSED, EDITION_MONTH_AHEAD */
  async read(tx: Tx, period: Month, interim: boolean): Promise<MonthlyBulletinInput> {
    this.figures.assertBegun(period);
    const lastClosed = await this.figures.lastClosed(tx);
    const plan = await this.plan.facts(tx);
    const at = (month: Month) => this.figures.of(tx, month, lastClosed, plan.period);
    const now = await at(period);
    assertState(period, interim, lastClosed);
    if (!interim && now === null) throw new RuleBroken('MONTH_NOT_CLOSED', { month: period }, 'period');
    const activityIndex = await this.activity.ofMonth(tx, period);
    return {
      form: 2,
      period,
      interim,
      plan,
      units: this.units.all().map(({ id, name, cohort, ranked }) => ({ id, name, cohort, ranked })),
      totals: now?.totals ?? [],
      lastMonth: (await at(previousMonth(period)))?.totals ?? null,
      lastYear: (await at(addMonths(period, -12)))?.totals ?? null,
      targets: await this.targets.approvedOf(tx, yearOf(period)),
      headsCounted: await this.states.heads(tx, period),
      projectsOver5bn: await this.states.projectsOver5bn(tx, period),
      adjustments: await this.states.adjustments(tx, period),
      signings: await this.states.topSignings(tx, period),
      schemeVersion: activityIndex?.scheme.number ?? null,
      activityIndex,
    };
  }

  /** @throws RuleBroken MONTH_NOT_CLOSED, EDITION_INTERIM_CLOSED, EDITION_MONTH_AHEAD */
  async assertPossible(tx: Tx, period: Month, interim: boolean): Promise<void> {
    this.figures.assertBegun(period);
    assertState(period, interim, await this.figures.lastClosed(tx));
  }
}

function assertState(period: Month, interim: boolean, lastClosed: Month | null): void {
  const open = lastClosed === null || period > lastClosed;
  if (interim && !open) throw new RuleBroken('EDITION_INTERIM_CLOSED', { month: period }, 'period');
  if (!interim && open) throw new RuleBroken('MONTH_NOT_CLOSED', { month: period }, 'period');
}
