import type { Tx } from '@yipanqi/api/platform';
import { type Day, type FactRow, lastMonthOfQuarter, LEAD_SUBJECT } from '@yipanqi/domain';
import { candidates } from './candidates';
import { type FactsAsked, type FactsProvider, ProvidesFacts } from './provides-facts';

interface Row {
  code: string;
  name: string;
  unit: string;
  registeredOn: Day;
  signedOn: Day | null;
  startedOn: Day | null;
  producedOn: Day | null;
  terminatedOn: Day | null;
  withdrawnOn: Day | null;
  lastActivityOn: Day;
}

const COLUMNS = {
  registeredOn: 'f.registered_on',
  signedOn: 'f.signed_on',
  startedOn: 'f.started_on',
  producedOn: 'f.produced_on',
  terminatedOn: 'f.terminated_on',
  withdrawnOn: 'f.withdrawn_on',
  lastActivityOn: 'f.last_activity_on',
};

/**
 * Leads as they stood at the end of the quarter, by two rules that no later entry changes: records count when booked to a month
 * up to it, timeline entries when written down up to its last day.
 */
@ProvidesFacts()
export class LeadFacts implements FactsProvider {
  readonly subject = LEAD_SUBJECT;

  async read(tx: Tx, { quarter, asOf, rules }: FactsAsked): Promise<FactRow[]> {
    const params: unknown[] = [asOf, lastMonthOfQuarter(quarter)];
    const rows = await tx.query<Row & Record<string, unknown>>(
      `WITH state AS (
         SELECT lead_id, sum(value) FILTER (WHERE measure = 'signedProjects') > 0 AS signed,
                sum(value) FILTER (WHERE measure = 'startedProjects') > 0 AS started,
                sum(value) FILTER (WHERE measure = 'producingProjects') > 0 AS producing
           FROM ledger_posting
          WHERE measure IN ('signedProjects', 'startedProjects', 'producingProjects') AND booked_month <= $2
          GROUP BY lead_id),
       booked AS (
         SELECT lead_id, min(occurred_on) FILTER (WHERE kind = 'formal') AS formal,
                min(occurred_on) FILTER (WHERE kind = 'construction') AS construction,
                min(occurred_on) FILTER (WHERE kind = 'production') AS production,
                max(occurred_on) FILTER (WHERE kind = 'termination') AS terminated, max(occurred_on) AS last
           FROM ledger_record WHERE status = 'verified' AND booked_month <= $2 GROUP BY lead_id),
       told AS (
         SELECT lead_id, max((at AT TIME ZONE 'Asia/Shanghai')::date) FILTER (WHERE kind <> 'imported') AS last,
                max(at) FILTER (WHERE kind = 'withdrawn') AS withdrawn, max(at) FILTER (WHERE kind = 'restored') AS restored
           FROM lead_event WHERE at < (($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') GROUP BY lead_id),
       f AS (
         SELECT l.code, l.name, l.unit_id, l.registered_on,
                CASE WHEN s.signed THEN b.formal END AS signed_on,
                CASE WHEN s.started THEN b.construction END AS started_on,
                CASE WHEN s.producing THEN b.production END AS produced_on,
                b.terminated AS terminated_on,
                CASE WHEN t.withdrawn > coalesce(t.restored, '-infinity') THEN (t.withdrawn AT TIME ZONE 'Asia/Shanghai')::date END
                  AS withdrawn_on,
                greatest(l.registered_on, b.last, t.last) AS last_activity_on
           FROM lead l LEFT JOIN state s ON s.lead_id = l.id LEFT JOIN booked b ON b.lead_id = l.id
           LEFT JOIN told t ON t.lead_id = l.id
          WHERE l.registered_on <= $1)
       SELECT f.code, f.name, f.unit_id AS unit, f.registered_on::text AS "registeredOn", f.signed_on::text AS "signedOn",
              f.started_on::text AS "startedOn", f.produced_on::text AS "producedOn", f.terminated_on::text AS "terminatedOn",
              f.withdrawn_on::text AS "withdrawnOn", f.last_activity_on::text AS "lastActivityOn"
         FROM f WHERE ${candidates(rules, COLUMNS, asOf, params)} ORDER BY f.code COLLATE "C"`,
      params,
    );
    return rows.map(({ code, name, unit, ...row }) => ({
      unit,
      ref: code,
      name: `${name}（${code}）`,
      fields: {
        registeredOn: row.registeredOn,
        signedOn: row.signedOn,
        startedOn: row.startedOn,
        producedOn: row.producedOn,
        terminatedOn: row.terminatedOn,
        withdrawnOn: row.withdrawnOn,
        lastActivityOn: row.lastActivityOn,
      },
      links: [{ kind: 'lead', label: `${name}（${code}）`, lead: code }],
    }));
  }
}
