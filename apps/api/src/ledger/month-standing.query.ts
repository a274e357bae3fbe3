import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, type Scope } from '@yipanqi/api/identity';
import { Database, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { MonthStanding, UnitMonth } from '@yipanqi/contract';
import {
  can,
  closeDueOn,
  firstDayOf,
  lastDayOf,
  nextMonth,
  nextToClose,
  RuleBroken,
  type Month,
} from '@yipanqi/domain';
import { CloseMonth } from './close-month';

/** How the units stand with a month: what is settled, what is not, and who has confirmed it. */
@Injectable()
export class MonthStandingQuery {
  constructor(
    private readonly db: Database,
    private readonly months: CloseMonth,
  ) {}

  /** @throws RuleBroken MONTH_NOTHING_BOOKED when no month is given and none is open */
  async read(actor: Actor, wanted: Month | null): Promise<MonthStanding> {
    const { lastClosed, firstMonth, asOf } = await this.months.facts(this.db);
    const month = wanted ?? nextToClose(lastClosed, firstMonth);
    if (month === null) throw new RuleBroken('MONTH_NOTHING_BOOKED');
    return {
      month,
      ended: asOf >= firstDayOf(nextMonth(month)),
      closed: lastClosed !== null && month <= lastClosed,
      dueOn: closeDueOn(month),
      units: await this.units(this.db, actor, month, scopeOf(actor, 'monthClose.read')),
    };
  }

  async unit(db: Queryable, actor: Actor, month: Month, unit: string): Promise<UnitMonth> {
    const [row] = await this.units(db, actor, month, [unit]);
    return row!;
  }

  /** The units that are asked to confirm, within the scope. */
  async units(db: Queryable, actor: Actor, month: Month, scope: Scope): Promise<UnitMonth[]> {
    const params: unknown[] = [month, lastDayOf(month)];
    const clause = scopeClause(scope, 'u.id', params);
    const rows = await db.query<UnitMonth & Record<string, unknown>>(
      `WITH counted AS (
         SELECT unit_id, sum(verified)::int AS verified, sum(pending)::int AS pending, sum(returned)::int AS returned FROM (
           SELECT l.unit_id, count(*) AS verified, 0 AS pending, 0 AS returned FROM ledger_record r JOIN lead l ON l.id = r.lead_id
            WHERE r.status = 'verified' AND r.booked_month = $1 GROUP BY l.unit_id
            UNION ALL
           SELECT l.unit_id, 0, count(*) FILTER (WHERE r.status = 'pending'), count(*) FILTER (WHERE r.status = 'returned')
             FROM ledger_record r JOIN lead l ON l.id = r.lead_id
            WHERE r.status IN ('pending','returned') AND r.occurred_on <= $2::date GROUP BY l.unit_id) each
          GROUP BY unit_id)
       SELECT u.id AS unit, u.name AS "unitName", u.cohort, coalesce(n.verified, 0) AS verified, coalesce(n.pending, 0) AS pending,
              coalesce(n.returned, 0) AS returned,
              CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', coalesce(a.name, ''), 'at', c.confirmed_at,
                'verified', c.verified, 'pending', c.pending, 'returned', c.returned, 'remark', c.remark, 'version', c.version) END AS confirmation,
              c.id IS NOT NULL AND coalesce(n.verified + n.pending + n.returned, 0) > c.verified + c.pending + c.returned AS changed
         FROM unit u LEFT JOIN counted n ON n.unit_id = u.id
         LEFT JOIN month_confirmation c ON c.month = $1 AND c.unit_id = u.id AND c.withdrawn_at IS NULL
         LEFT JOIN app_user a ON a.id = c.confirmed_by
        WHERE u.ranked${clause} ORDER BY u.sort`,
      params,
    );
    const may = confirmScope(actor);
    return rows.map((row) => ({ ...row, mayConfirm: may === 'all' || may.includes(row.unit) }));
  }
}

function confirmScope(actor: Actor): Scope {
  return can(actor.grants, 'monthClose.confirm') ? scopeOf(actor, 'monthClose.confirm') : [];
}
