import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { ActivityQueuePage } from '@yipanqi/contract';
import type { ActivityQueueQuery } from './activities.requests';
import { ACTIVITY_COLUMNS, activityJoins, type ActivityRow } from './activity-view.query';
import { aroundActivities } from './around-activities.query';

const PAGE = 20;

/** What waits for the verifier, oldest first. */
@Injectable()
export class ActivityQueue {
  constructor(private readonly db: Database) {}

  async page(actor: Actor, { unit, after }: ActivityQueueQuery): Promise<ActivityQueuePage> {
    const scope = scopeOf(actor, 'activity.verify');
    if (unit) assertInScope(scope, unit);
    const params: unknown[] = [];
    const joins = activityJoins(actor, params);
    let where = `a.status = 'pending'${scopeClause(scope, 'a.unit_id', params)}`;
    if (unit) where += ` AND a.unit_id = $${params.push(unit)}`;
    if (after) {
      const at = params.push(after);
      where += ` AND (a.recorded_at, a.id) > ((SELECT recorded_at FROM activity WHERE id = $${at}::uuid), $${at}::uuid)`;
    }
    const rows = await this.db.query<ActivityRow>(
      `SELECT ${ACTIVITY_COLUMNS} FROM activity a ${joins} WHERE ${where} ORDER BY a.recorded_at, a.id LIMIT ${PAGE + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE);
    return {
      rows: await aroundActivities(this.db, actor, page),
      next: rows.length > PAGE ? page[PAGE - 1]!.id : null,
      waiting: await this.waiting(actor),
    };
  }

  /** How many wait, by unit, whatever the filter. */
  private waiting(actor: Actor): Promise<ActivityQueuePage['waiting']> {
    const params: unknown[] = [];
    const scope = scopeClause(scopeOf(actor, 'activity.verify'), 'a.unit_id', params);
    return this.db.query<ActivityQueuePage['waiting'][number] & Record<string, unknown>>(
      `SELECT u.id AS unit, u.name AS "unitName", count(*)::int AS count
         FROM activity a JOIN unit u ON u.id = a.unit_id
        WHERE a.status = 'pending'${scope} GROUP BY u.id, u.name, u.sort ORDER BY u.sort`,
      params,
    );
  }
}
