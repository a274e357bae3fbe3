import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { type Actor, Clock, Database } from '@yipanqi/api/platform';
import type { LightsAnswer } from '@yipanqi/contract';
import {
  type Day,
  isDueSoon,
  lightWords,
  orderLight,
  orderLightWords,
  type OrderState,
  overdueDays,
  unitLight,
} from '@yipanqi/domain';
import { RuleSetRepository } from '../rules/rule-set.repository';

interface FoundRow {
  unit: string;
  light: string;
  count: number;
}

interface OpenRow {
  unit: string;
  state: OrderState;
  deadline: Day;
}

/** The light of every unit in one's reach: findings of the newest quarter looked through, orders of today. */
@Injectable()
export class LightsQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly units: UnitTree,
    private readonly sets: RuleSetRepository,
  ) {}

  run(actor: Actor): Promise<LightsAnswer> {
    const scope = scopeOf(actor, 'supervision.read');
    return this.db.snapshot(async (tx) => {
      const asOf = this.clock.today();
      const rules = await this.sets.inForce(tx);
      const last = await tx.one<{ quarter: string | null }>('SELECT max(quarter) AS quarter FROM supervision_run');
      const found: unknown[] = [last?.quarter ?? null];
      const findings = await tx.query<FoundRow & Record<string, unknown>>(
        `SELECT unit_id AS unit, light, count(*)::int AS count FROM supervision_finding
          WHERE quarter = $1${scopeClause(scope, 'unit_id', found)} GROUP BY unit_id, light`,
        found,
      );
      const params: unknown[] = [];
      const open = await tx.query<OpenRow & Record<string, unknown>>(
        `SELECT unit_id AS unit, state, deadline::text FROM supervision_order
          WHERE state NOT IN ('closed', 'withdrawn')${scopeClause(scope, 'unit_id', params)}`,
        params,
      );
      const count = (unit: string, light: string): number =>
        findings.find((row) => row.unit === unit && row.light === light)?.count ?? 0;
      return {
        asOf,
        quarter: last?.quarter ?? null,
        rulesVersion: rules.version,
        rulesName: rules.name,
        sample: rules.sample,
        words: lightWords(rules.lights),
        orderWords: orderLightWords(rules.lights),
        units: this.units
          .all()
          .filter(({ id }) => scope === 'all' || scope.includes(id))
          .map(({ id, name, cohort }) => {
            const orders = open.filter(({ unit }) => unit === id);
            const redFindings = count(id, 'red');
            const yellowFindings = count(id, 'yellow');
            const orderLights = orders.map((order) => orderLight(order, asOf, rules.lights));
            return {
              unit: id,
              name,
              cohort,
              light: unitLight({ redFindings, yellowFindings, orderLights }, rules.lights),
              redFindings,
              yellowFindings,
              open: orders.length,
              overdue: orders.filter((order) => overdueDays(order, asOf) > 0).length,
              dueSoon: orders.filter((order) => isDueSoon(order, asOf, rules.lights)).length,
              waiting: orders.filter(({ state }) => state === 'replied').length,
            };
          }),
      };
    });
  }
}
