import type { Database } from '@yipanqi/api/platform';

/**
 * The demonstration tells of years gone by, but its rows were written just now: timelines, "untouched for" and "in this stage
 * since" are given the dates of what they tell. Ledger, closes and trail keep the moment in which they were written.
 */
export async function backdate(db: Database): Promise<void> {
  await db.tx(async (tx) => {
    await tx.run(
      `UPDATE lead_event e SET at = least(now(), r.recorded_at + interval '1 day' + (extract(day FROM r.recorded_at) % 3) * interval '1 day')
         FROM ledger_record r WHERE r.id = e.record_id AND e.kind = 'recordVerified'`,
    );
    await tx.run(
      `UPDATE lead_event e SET at = least(now(), a.recorded_at + interval '1 day' + (extract(day FROM a.recorded_at) % 3) * interval '1 day')
         FROM activity a WHERE a.id = e.activity_id AND e.kind = 'activityVerified'`,
    );
    await tx.run(
      `UPDATE lead_event e SET at = least(now(), r.recorded_at + interval '4 days')
         FROM ledger_record r WHERE r.id = e.record_id AND e.kind = 'recordReturned'`,
    );
    await tx.run(
      `UPDATE lead_event SET at = least(now(), occurred_on + interval '34 hours') WHERE kind = 'stageMoved' AND occurred_on IS NOT NULL`,
    );
    await tx.run(
      `UPDATE lead_event e SET at = least(now(), before.at + interval '12 days'), occurred_on = least(now(), before.at + interval '12 days')
         FROM (SELECT lead_id, max(at) AS at FROM lead_event WHERE kind <> 'withdrawn' GROUP BY lead_id) before
        WHERE before.lead_id = e.lead_id AND e.kind = 'withdrawn'`,
    );
    await tx.run(
      `UPDATE lead l SET touched_at = t.touched, stage_since = coalesce(t.reached, l.created_at)
         FROM (SELECT e.lead_id, max(e.at) AS touched,
                      max(e.at) FILTER (WHERE e.kind = CASE l.stage WHEN 'withdrawn' THEN 'withdrawn' WHEN 'registered' THEN 'stageMoved' END
                        OR e.kind = 'recordVerified' AND r.kind =
                           CASE l.stage WHEN 'signed' THEN 'formal' WHEN 'terminated' THEN 'termination' ELSE l.stage END) AS reached
                 FROM lead_event e JOIN lead l ON l.id = e.lead_id LEFT JOIN ledger_record r ON r.id = e.record_id GROUP BY e.lead_id) t
        WHERE t.lead_id = l.id`,
    );
  });
}
