import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf, type Scope } from '@yipanqi/api/identity';
import { type Actor, Clock, Database, type Queryable } from '@yipanqi/api/platform';
import type { FindingFilter, FindingsAnswer, FindingsRun, SupervisedQuarter } from '@yipanqi/contract';
import {
  lastDayOfQuarter,
  lastMonthOfQuarter,
  type Month,
  nextMonth,
  nextQuarter,
  parseQuarter,
  type Quarter,
  quarterOf,
} from '@yipanqi/domain';
import { RuleSetRepository } from '../rules/rule-set.repository';
import { type FindingRow, findingViews } from './finding-view';

const PAGE = 50;
/** So many quarters back are offered. */
const QUARTERS = 40;

type RunRow = Omit<FindingsRun, 'runAt'> & { quarter: string; runAt: Date };

/** What the rules found in a quarter, of the units in one's reach, with the orders that stand for it. */
@Injectable()
export class FindingsQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sets: RuleSetRepository,
  ) {}

  async page(actor: Actor, filter: FindingFilter): Promise<FindingsAnswer> {
    const scope = scopeOf(actor, 'supervision.read');
    if (filter.unit) assertInScope(scope, filter.unit);
    return this.db.snapshot(async (tx) => {
      const quarters = await this.quarters(tx, scope);
      const quarter = filter.quarter
        ? parseQuarter(filter.quarter, 'quarter')
        : (quarters.find(({ run }) => run !== null)?.quarter ?? null);
      const params: unknown[] = [quarter];
      let where = `f.quarter = $1${scopeClause(scope, 'f.unit_id', params)}`;
      if (filter.unit) where += ` AND f.unit_id = $${params.push(filter.unit)}`;
      const rules = await tx.query<{ key: string; found: number }>(
        `SELECT f.rule AS key, count(*)::int AS found FROM supervision_finding f WHERE ${where} GROUP BY f.rule`,
        params,
      );
      if (filter.rule) where += ` AND f.rule = $${params.push(filter.rule)}`;
      if (filter.light) where += ` AND f.light = $${params.push(filter.light)}`;
      if (filter.ordered) where += ` AND o.id IS ${filter.ordered === 'yes' ? 'NOT ' : ''}NULL`;
      const from = `supervision_finding f JOIN unit u ON u.id = f.unit_id
        LEFT JOIN supervision_order_finding of ON of.finding_key = f.key AND of.open LEFT JOIN supervision_order o ON o.id = of.order_id`;
      const counted = await tx.one<{ total: number }>(
        `SELECT count(*)::int AS total FROM ${from} WHERE ${where}`,
        params,
      );
      const after = filter.after ? ` AND f.seq > $${params.push(Number(filter.after))}` : '';
      const rows = await tx.query<FindingRow & { seq: number } & Record<string, unknown>>(
        `SELECT f.seq, f.finding, u.name AS "unitName", o.id AS "orderId", o.year AS "orderYear", o.serial AS "orderSerial",
                o.state AS "orderState"
           FROM ${from} WHERE ${where}${after} ORDER BY f.seq LIMIT ${PAGE + 1}`,
        params,
      );
      const shown = rows.slice(0, PAGE);
      return {
        quarter,
        quarters,
        run: quarters.find((each) => each.quarter === quarter)?.run ?? null,
        rules: await this.ruleNames(tx, rules),
        rows: await findingViews(tx, shown),
        total: counted?.total ?? 0,
        next: rows.length > PAGE ? String(shown.at(-1)!.seq) : null,
      };
    });
  }

  private async ruleNames(
    db: Queryable,
    found: readonly { key: string; found: number }[],
  ): Promise<FindingsAnswer['rules']> {
    const { rules } = await this.sets.inForce(db);
    const counts = new Map(found.map((each) => [each.key, each.found]));
    const known = rules.map(({ key, name }) => ({ key, name, found: counts.get(key) ?? 0 }));
    // A rule of an earlier version may have found something in this quarter.
    const gone = found.filter(({ key }) => !rules.some((rule) => rule.key === key));
    return [...known, ...gone.map((each) => ({ ...each, name: each.key }))];
  }

  /** Quarters from the first close to the one that is closed next, newest first. */
  private async quarters(db: Queryable, scope: Scope): Promise<SupervisedQuarter[]> {
    const months = await db.one<{ first: Month | null; last: Month | null }>(
      'SELECT min(month) AS first, max(month) AS last FROM month_close',
    );
    if (!months?.first || !months.last) return [];
    const params: unknown[] = [];
    const inScope = scopeClause(scope, 'f.unit_id', params);
    const runs = await db.query<RunRow & Record<string, unknown>>(
      `SELECT r.quarter, r.rules_version AS "rulesVersion", r.as_of::text AS "asOf", count(f.key)::int AS found,
              count(f.key) FILTER (WHERE f.light = 'red')::int AS red, u.name AS "runByName", r.run_at AS "runAt"
         FROM supervision_run r JOIN app_user u ON u.id = r.run_by
         LEFT JOIN supervision_finding f ON f.quarter = r.quarter${inScope} GROUP BY r.quarter, u.name`,
      params,
    );
    const today = this.clock.today();
    const ended: Quarter[] = [];
    const next = quarterOf(nextMonth(months.last));
    for (let each = quarterOf(months.first); each <= next && lastDayOfQuarter(each) < today; each = nextQuarter(each)) {
      ended.push(each);
    }
    return ended
      .reverse()
      .slice(0, QUARTERS)
      .map((quarter) => ({
        quarter,
        closed: lastMonthOfQuarter(quarter) <= months.last!,
        run: runOf(runs.find((run) => run.quarter === quarter)),
      }));
  }
}

function runOf(row: RunRow | undefined): FindingsRun | null {
  if (!row) return null;
  const { rulesVersion, asOf, found, red, runByName, runAt } = row;
  return { rulesVersion, asOf, found, red, runByName, runAt: runAt.toISOString() };
}
