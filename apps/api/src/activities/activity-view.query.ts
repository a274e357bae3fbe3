import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import type { Actor, Queryable } from '@yipanqi/api/platform';
import type { ActivityView } from '@yipanqi/contract';

/** Columns of `ActivityView` for an activity `a` joined by `activityJoins`. */
export const ACTIVITY_COLUMNS = `a.id, a.activity_no AS "activityNo", a.kind, a.unit_id AS unit, u.name AS "unitName",
  a.occurred_on::text AS "occurredOn", a.leader_level AS level, a.subject, a.counterpart, a.enterprise_id AS "enterpriseId",
  e.name AS "enterpriseName", l.id AS "leadId", l.code AS "leadCode", l.name AS "leadName", a.place, a.result, a.evidence, a.remark,
  a.status, a.sign, a.revokes_id AS "revokesId", o.activity_no AS "revokesNo", n.id AS "revokedById", n.activity_no AS "revokedByNo",
  a.recorded_by AS "recordedBy", coalesce(r.name, '') AS "recordedByName", a.recorded_at AS "recordedAt", v.name AS "verifiedByName",
  a.verified_at AS "verifiedAt", a.return_reason AS "returnReason", a.booked_month AS "bookedMonth",
  coalesce(a.booked_month <> left(a.occurred_on::text, 7), false) AS late, a.version`;

export type ActivityRow = ActivityView & Record<string, unknown>;

/** A lead shows only to those who may read it, whoever recorded the activity. */
export function activityJoins(actor: Actor, params: unknown[]): string {
  const lead = scopeClause(scopeOf(actor, 'lead.read'), 'l.unit_id', params);
  return `JOIN unit u ON u.id = a.unit_id LEFT JOIN enterprise e ON e.id = a.enterprise_id
  LEFT JOIN lead l ON l.id = a.lead_id${lead} LEFT JOIN activity o ON o.id = a.revokes_id
  LEFT JOIN activity n ON n.revokes_id = a.id AND n.status <> 'discarded'
  LEFT JOIN app_user r ON r.id = a.recorded_by LEFT JOIN app_user v ON v.id = a.verified_by`;
}

export async function activityView(db: Queryable, actor: Actor, id: string): Promise<ActivityView | null> {
  const params: unknown[] = [id];
  return db.one<ActivityRow>(
    `SELECT ${ACTIVITY_COLUMNS} FROM activity a ${activityJoins(actor, params)} WHERE a.id = $1`,
    params,
  );
}
