import { isId, type Tx } from '@yipanqi/api/platform';
import { RuleBroken, type ActivityKind, type ActivityStatus, type Day, type LeaderLevel } from '@yipanqi/domain';

/** An activity as it stands, held until the transaction ends. */
export interface LockedActivity {
  id: string;
  activityNo: string;
  kind: ActivityKind;
  status: ActivityStatus;
  unit: string;
  occurredOn: Day;
  level: LeaderLevel;
  subject: string;
  counterpart: string;
  enterpriseId: string | null;
  leadId: string | null;
  place: string;
  revokesId: string | null;
  recordedBy: string;
  version: number;
  [column: string]: unknown;
}

/** Leads first and in the order of their ids, as the ledger locks them, so that nobody waits in a circle; then the activities. */
export async function lockActivities(tx: Tx, ids: readonly string[]): Promise<LockedActivity[]> {
  if (!ids.every(isId)) throw new RuleBroken('NOT_FOUND');
  await tx.query(
    `SELECT FROM lead WHERE id IN (SELECT lead_id FROM activity WHERE id = ANY($1)) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  const rows = await tx.query<LockedActivity>(
    `SELECT id, activity_no AS "activityNo", kind, status, unit_id AS unit, occurred_on::text AS "occurredOn", leader_level AS level,
            subject, counterpart, enterprise_id AS "enterpriseId", lead_id AS "leadId", place, revokes_id AS "revokesId",
            recorded_by AS "recordedBy", version
       FROM activity WHERE id = ANY($1) ORDER BY occurred_on, activity_no FOR UPDATE`,
    [ids],
  );
  if (rows.length < new Set(ids).size) throw new RuleBroken('NOT_FOUND');
  return rows;
}

export async function lockActivity(tx: Tx, id: string): Promise<LockedActivity> {
  const [activity] = await lockActivities(tx, [id]);
  return activity!;
}
