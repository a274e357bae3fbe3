import { Injectable } from '@nestjs/common';
import { scopeOf, type Scope, UnitTree } from '@yipanqi/api/identity';
import { PlanQuery } from '@yipanqi/api/plan';
import { Database, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { CountedHeadView, PlanProgressAnswer } from '@yipanqi/contract';
import {
  can,
  type CountedHead,
  fen,
  lineTotals,
  type Month,
  parseYuan,
  type PipelineLine,
  type PlanProgress,
  planProgress,
  sumFen,
  toYuan,
} from '@yipanqi/domain';
import { CountedStatesQuery } from './counted-states.query';
import { MonthFiguresReader } from './month-figures';

/** The plan's lines, heads and indicators at the end of a month; today's pipeline stands beside them. */
@Injectable()
export class PlanProgressQuery {
  constructor(
    private readonly db: Database,
    private readonly plan: PlanQuery,
    private readonly units: UnitTree,
    private readonly figures: MonthFiguresReader,
    private readonly states: CountedStatesQuery,
  ) {}

  /** Without a month: the last closed one. @throws RuleBroken EDITION_MONTH_AHEAD */
  async run(actor: Actor, wanted: Month | null): Promise<PlanProgressAnswer> {
    const view = await this.plan.view();
    return this.db.snapshot(async (tx) => {
      const lastClosed = await this.figures.lastClosed(tx);
      const month = wanted ?? lastClosed ?? this.figures.current();
      this.figures.assertBegun(month);
      const plan = await this.plan.facts(tx);
      const now = await this.figures.byLine(tx, month, null, lastClosed, plan.period);
      const progress = planProgress({
        plan,
        month,
        planToDate: lineTotals(now?.totals ?? []),
        headsCounted: await this.states.heads(tx, month),
        pipeline: await pipeline(tx),
      });
      const scope = can(actor.grants, 'lead.read') ? scopeOf(actor, 'lead.read') : [];
      return {
        ...progress,
        interim: now?.interim ?? (lastClosed === null || month > lastClosed),
        title: view.title,
        periodFrom: plan.period.from,
        periodTo: plan.period.to,
        postingsTo: month < plan.period.to ? month : plan.period.to,
        contracted: contractedOf(progress),
        headTargets: progress.headTargets.map(({ countedLeads, ...head }) => {
          const { kind = '', quotaLines = [] } = view.headTargets.find(({ key }) => key === head.key) ?? {};
          return { ...head, kind, quotaLines, countedLeads: countedLeads.map((one) => this.headView(one, scope)) };
        }),
      };
    });
  }

  /** The enterprise is named to everybody, the lead to those who may read it. */
  private headView(
    { enterprise, leadCode, leadName, unit, month }: Omit<CountedHead, 'group'>,
    scope: Scope,
  ): CountedHeadView {
    const readable = scope === 'all' || scope.includes(unit);
    return {
      enterprise,
      unit,
      month,
      unitName: this.units.get(unit).name,
      leadCode: readable ? leadCode : null,
      leadName: readable ? leadName : null,
    };
  }
}

/** Expected investment of the leads that are in negotiation today. */
async function pipeline(db: Queryable): Promise<PipelineLine[]> {
  const rows = await db.named<{ quotaLine: string; leads: number; fen: string }>(
    'plan-pipeline',
    `SELECT quota_line AS "quotaLine", count(*)::int AS leads, coalesce(sum(expected), 0)::text AS fen
       FROM lead WHERE stage = 'negotiation' GROUP BY quota_line ORDER BY quota_line`,
  );
  return rows.map((row) => ({ ...row, fen: fen(row.fen) }));
}

function contractedOf({ quotaLines, remainder }: PlanProgress): string {
  return toYuan(sumFen([...quotaLines, remainder].map(({ contracted }) => parseYuan(contracted))));
}
