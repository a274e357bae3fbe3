import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import type { Actor, Queryable } from '@yipanqi/api/platform';
import type { QueueActivity } from '@yipanqi/contract';
import { activityOddities, shanghaiDay, type Day } from '@yipanqi/domain';
import { ACTIVITY_COLUMNS, activityJoins, type ActivityRow } from './activity-view.query';

const OTHERS = 10;
const ALIKE = 5;

interface Alike {
  id: string;
  sameEvidence: string[];
  sameDay: string[];
  leadRegisteredOn: Day | null;
  [column: string]: unknown;
}

/** What a verifier looks at beside the activities themselves: two statements for a page of them. */
export async function aroundActivities(
  db: Queryable,
  actor: Actor,
  activities: readonly ActivityRow[],
): Promise<QueueActivity[]> {
  const ids = activities.map((activity) => activity.id);
  const alike = await loadAlike(db, actor, ids);
  const others = await loadOthers(db, actor, ids);
  return activities.map((activity) => ({
    activity,
    oddities: oddPoints(activity, alike.get(activity.id)),
    others: others.get(activity.id) ?? [],
  }));
}

function oddPoints(activity: ActivityRow, alike: Alike | undefined): QueueActivity['oddities'] {
  if (activity.status !== 'pending' && activity.status !== 'returned') return [];
  return activityOddities({
    occurredOn: activity.occurredOn as Day,
    recordedOn: shanghaiDay(new Date(activity.recordedAt)),
    evidence: activity.evidence,
    sameEvidence: alike?.sameEvidence ?? [],
    sameDay: alike?.sameDay ?? [],
    leadRegisteredOn: alike?.leadRegisteredOn ?? null,
    isRevocation: activity.revokesId !== null,
  });
}

/** Numbers in scope only: what somebody types must not tell what others have recorded. */
async function loadAlike(db: Queryable, actor: Actor, ids: readonly string[]): Promise<Map<string, Alike>> {
  const params: unknown[] = [ids];
  const inScope = scopeClause(scopeOf(actor, 'activity.read'), 's.unit_id', params);
  const numbers = (same: string): string => `ARRAY(SELECT s.activity_no FROM activity s
    WHERE s.id <> a.id AND s.status <> 'discarded' AND s.revokes_id IS NULL AND s.id IS DISTINCT FROM a.revokes_id
      AND ${same}${inScope} ORDER BY s.activity_no LIMIT ${ALIKE})`;
  const rows = await db.query<Alike>(
    `SELECT a.id, l.registered_on::text AS "leadRegisteredOn",
            ${numbers(`s.evidence = a.evidence AND s.evidence <> ''`)} AS "sameEvidence",
            ${numbers(`s.unit_id = a.unit_id AND s.occurred_on = a.occurred_on AND s.kind = a.kind
              AND (s.subject = a.subject OR s.counterpart = a.counterpart AND s.counterpart <> '')`)} AS "sameDay"
       FROM activity a LEFT JOIN lead l ON l.id = a.lead_id WHERE a.id = ANY($1)`,
    params,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Others of the unit, of the same kind and month. */
async function loadOthers(db: Queryable, actor: Actor, ids: readonly string[]): Promise<Map<string, ActivityRow[]>> {
  const params: unknown[] = [ids];
  const joins = activityJoins(actor, params);
  const rows = await db.query<ActivityRow & { about: string }>(
    `SELECT w.id AS about, ${ACTIVITY_COLUMNS}
       FROM activity w
       JOIN LATERAL (SELECT * FROM activity s WHERE s.unit_id = w.unit_id AND s.kind = w.kind AND s.id <> w.id
                       AND s.status <> 'discarded' AND s.occurred_on >= date_trunc('month', w.occurred_on)
                       AND s.occurred_on < date_trunc('month', w.occurred_on) + interval '1 month'
                      ORDER BY s.occurred_on DESC, s.id DESC LIMIT ${OTHERS}) a ON true
       ${joins} WHERE w.id = ANY($1) ORDER BY a.occurred_on DESC, a.id DESC`,
    params,
  );
  const byId = new Map<string, ActivityRow[]>();
  for (const { about, ...row } of rows) byId.set(about, [...(byId.get(about) ?? []), row as ActivityRow]);
  return byId;
}
