import { searchColumns } from '@yipanqi/api/enterprises';
import type { Tx } from '@yipanqi/api/platform';
import type { ActivityKind, Day, LeaderLevel } from '@yipanqi/domain';

/** An activity as it is stored on its first day: pending. */
export interface NewActivity {
  id: string;
  activityNo: string;
  kind: ActivityKind;
  unit: string;
  occurredOn: Day;
  level: LeaderLevel;
  subject: string;
  counterpart: string;
  enterpriseId: string | null;
  leadId: string | null;
  place: string;
  result: string;
  evidence: string;
  remark: string;
  /** The verified activity that this one takes back. */
  revokesId: string | null;
  recordedBy: string;
  demo?: boolean;
  /** Instant, ISO 8601; now when left out. */
  recordedAt?: string | null;
}

/** Writes activities down by one statement. No rule is asked, no trail and no event written: that is the caller's. */
export async function insertActivities(tx: Tx, rows: readonly NewActivity[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `INSERT INTO activity (id, activity_no, kind, unit_id, occurred_on, leader_level, subject, counterpart, enterprise_id, lead_id,
                           place, result, evidence, remark, sign, revokes_id, recorded_by, demo, recorded_at, names, pinyin, initials,
                           bigrams)
     SELECT n.id, n."activityNo", n.kind, n.unit, n."occurredOn", n.level, n.subject, n.counterpart, n."enterpriseId", n."leadId",
            n.place, n.result, n.evidence, n.remark, CASE WHEN n."revokesId" IS NULL THEN 1 ELSE -1 END, n."revokesId",
            n."recordedBy", coalesce(n.demo, false), coalesce(n."recordedAt", clock_timestamp()), n.names, n.pinyin, n.initials, n.bigrams
       FROM jsonb_to_recordset($1) AS n(id uuid, "activityNo" text, kind text, unit text, "occurredOn" date, level text, subject text,
            counterpart text, "enterpriseId" uuid, "leadId" uuid, place text, result text, evidence text, remark text,
            "revokesId" uuid, "recordedBy" uuid, demo boolean, "recordedAt" timestamptz, names text, pinyin text, initials text, bigrams text[])`,
    [JSON.stringify(rows.map((row) => ({ ...row, ...searchColumns([row.subject, row.counterpart]) })))],
  );
}

/** HD-2026-000001 and so on: one for each activity, never given twice. */
export async function activityNumbers(tx: Tx, count: number, year: number): Promise<string[]> {
  const rows = await tx.query<{ number: string }>(
    `SELECT nextval('activity_number')::text AS number FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ number }) => `HD-${year}-${number.padStart(6, '0')}`);
}
