import { Injectable } from '@nestjs/common';
import { searchClause } from '@yipanqi/api/enterprises';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, isId, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { ActivityDetail, ActivityPage } from '@yipanqi/contract';
import {
  COUNT_CAP,
  firstDayOf,
  lastDayOf,
  parseDay,
  parseMonth,
  RuleBroken,
  type LeaderLevel,
  type LevelCounts,
} from '@yipanqi/domain';
import type { ActivityListQuery } from './activities.requests';
import { ACTIVITY_COLUMNS, activityJoins, activityView, type ActivityRow } from './activity-view.query';
import { aroundActivities } from './around-activities.query';

const PAGE = 50;

/** Activities by filters, newest first, and one of them with everything around it. */
@Injectable()
export class ActivityList {
  constructor(private readonly db: Database) {}

  /** One picture: the rows and their sums agree. */
  async page(actor: Actor, query: ActivityListQuery): Promise<ActivityPage> {
    return this.db.snapshot(async (tx) => {
      const { where, params } = filters(actor, query);
      const rows = await pageOf(tx, actor, where, params, query.after);
      const page = rows.slice(0, PAGE);
      const count = await capped(tx, where, params);
      return {
        rows: page,
        next: rows.length > PAGE ? page[PAGE - 1]!.id : null,
        count: Math.min(count, COUNT_CAP),
        capped: count > COUNT_CAP,
        levels: query.sums ? await levelsOf(tx, where, params) : null,
      };
    });
  }

  async one(actor: Actor, id: string): Promise<ActivityDetail> {
    const activity = isId(id) ? await activityView(this.db, actor, id) : null;
    if (!activity) throw new RuleBroken('NOT_FOUND');
    assertInScope(scopeOf(actor, 'activity.read'), activity.unit);
    const [detail] = await aroundActivities(this.db, actor, [{ ...activity }]);
    return detail!;
  }
}

async function pageOf(
  db: Queryable,
  actor: Actor,
  where: string,
  filtered: readonly unknown[],
  after: string | undefined,
): Promise<ActivityRow[]> {
  const params = [...filtered];
  const joins = activityJoins(actor, params);
  const place = after
    ? ` AND (a.occurred_on, a.id) < ((SELECT occurred_on FROM activity WHERE id = $${params.push(after)}::uuid), $${params.length}::uuid)`
    : '';
  return db.query<ActivityRow>(
    `SELECT ${ACTIVITY_COLUMNS} FROM activity a ${joins} WHERE ${where}${place}
      ORDER BY a.occurred_on DESC, a.id DESC LIMIT ${PAGE + 1}`,
    params,
  );
}

async function capped(db: Queryable, where: string, params: readonly unknown[]): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM activity a WHERE ${where} LIMIT ${COUNT_CAP + 1}) c`,
    params,
  );
  return row?.count ?? 0;
}

async function levelsOf(db: Queryable, where: string, params: readonly unknown[]): Promise<LevelCounts> {
  const rows = await db.query<{ level: LeaderLevel; count: number }>(
    `SELECT a.leader_level AS level, sum(a.sign)::int AS count FROM activity a WHERE ${where} GROUP BY a.leader_level`,
    params,
  );
  const none: LevelCounts = { principal: 0, deputy: 0, head: 0, staff: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ level, count }) => [level, count])) };
}

function filters(actor: Actor, query: ActivityListQuery): { where: string; params: unknown[] } {
  const scope = scopeOf(actor, 'activity.read');
  if (query.unit) assertInScope(scope, query.unit);
  const params: unknown[] = [];
  let where = `true${scopeClause(scope, 'a.unit_id', params)}`;
  const add = (clause: string, value: unknown): void => {
    if (value === undefined) return;
    params.push(value);
    where += ` AND ${clause.replaceAll('?', `$${params.length}`)}`;
  };
  const month = query.month === undefined ? undefined : parseMonth(query.month, 'month');
  add('a.unit_id = ?', query.unit);
  add('a.kind = ?', query.kind);
  add('a.leader_level = ?', query.level);
  add('a.status = ?', query.status);
  add('a.occurred_on >= ?::date', month && firstDayOf(month));
  add('a.occurred_on <= ?::date', month && lastDayOf(month));
  add('a.occurred_on >= ?::date', query.from && parseDay(query.from, 'from'));
  add('a.occurred_on <= ?::date', query.to && parseDay(query.to, 'to'));
  add('a.booked_month = ?', query.bookedMonth && parseMonth(query.bookedMonth, 'bookedMonth'));
  add('a.lead_id = ?::uuid', query.lead);
  add('a.enterprise_id = ?::uuid', query.enterprise);
  add('a.recorded_by = ?::uuid', query.mine && actor.userId);
  if (query.q?.trim()) where += searchClause(query.q, { alias: 'a', codes: ['a.activity_no'] }, params);
  return { where, params };
}
