import { Injectable } from '@nestjs/common';
import type { Queryable } from '@yipanqi/api/platform';
import { LEAD_EVENTS, LEAD_FLAGS, type LeadEvent, type LeadFact, type LeadFlag, type Month } from '@yipanqi/domain';
import type { SignedLead } from './assessment-rates';
import { GRANTED_LATE } from './late-entries.query';

type Row = Record<LeadEvent | LeadFlag, boolean> & {
  readonly unit: string;
  readonly lead: string;
  readonly name: string;
  readonly contracted: string;
  readonly inPlace: string;
  readonly size: string;
  readonly received: string;
  readonly begun: boolean;
} & Record<string, unknown>;

export interface LeadsOfYear {
  readonly byUnit: ReadonlyMap<string, readonly LeadFact[]>;
  /** By responsible unit. */
  readonly signed: readonly SignedLead[];
}

/**
 * The leads that something was booked for in the year, unit by unit. Events go to the responsible unit, money to each unit by
 * its share; the size is that of the whole lead to date. Vouchers that a granted objection counts for another year go there. The cost is the year's postings and the history of its leads.
 */
@Injectable()
export class LeadFactsQuery {
  async read(db: Queryable, from: Month, to: Month): Promise<LeadsOfYear> {
    const rows = await db.named<Row>(
      'assessment-leads',
      `WITH late AS (${GRANTED_LATE}),
       booked AS (
         SELECT p.lead_id, p.unit_id, p.measure, p.value FROM ledger_posting p
          WHERE p.booked_month BETWEEN $1 AND $2
            AND NOT EXISTS (SELECT FROM late g WHERE g.record_id = p.record_id AND g.unit_id = p.unit_id AND g.year < left($1, 4)::int)
         UNION ALL
         SELECT p.lead_id, p.unit_id, p.measure, p.value FROM late g
           JOIN ledger_posting p ON p.record_id = g.record_id AND p.unit_id = g.unit_id
          WHERE g.year = left($1, 4)::int AND p.booked_month > $2),
       year AS (
         SELECT lead_id, unit_id,
                coalesce(sum(value) FILTER (WHERE measure = 'signedProjects'), 0) > 0 AS signed,
                coalesce(sum(value) FILTER (WHERE measure = 'startedProjects'), 0) > 0 AS started,
                coalesce(sum(value) FILTER (WHERE measure = 'producingProjects'), 0) > 0 AS producing,
                coalesce(sum(value) FILTER (WHERE measure = 'projectsOver5bn'), 0) > 0 AS over5bn,
                coalesce(sum(value) FILTER (WHERE measure = 'headEnterprises'), 0) > 0 AS head,
                coalesce(sum(value) FILTER (WHERE measure = 'contracted'), 0) AS contracted,
                coalesce(sum(value) FILTER (WHERE measure = 'inPlace'), 0) AS in_place
           FROM booked GROUP BY lead_id, unit_id),
       whole AS (
         SELECT lead_id,
                coalesce(sum(value) FILTER (WHERE measure = 'contracted'), 0) AS size,
                coalesce(sum(value) FILTER (WHERE measure = 'inPlace'), 0) AS received,
                coalesce(sum(value) FILTER (WHERE measure = 'startedProjects'), 0) > 0 AS begun,
                coalesce(bool_or(measure IN ('foreignContracted','foreignInPlace')), false) AS "foreign"
           FROM ledger_posting p WHERE lead_id IN (SELECT lead_id FROM year)
            AND (booked_month <= $2 OR EXISTS (SELECT FROM late g WHERE g.record_id = p.record_id AND g.unit_id = p.unit_id AND g.year = left($1, 4)::int))
          GROUP BY lead_id)
       SELECT y.unit_id AS unit, l.code AS lead, l.name, y.signed, y.started, y.producing, y.over5bn, y.head, y.in_place > 0 AS funded,
              y.contracted::text, y.in_place::text AS "inPlace", w.size::text, w.received::text, w.begun,
              l.industrial, l.strategic_emerging AS "strategicEmerging", l.digital, w."foreign"
         FROM year y JOIN whole w ON w.lead_id = y.lead_id JOIN lead l ON l.id = y.lead_id
        ORDER BY y.unit_id COLLATE "C", l.code COLLATE "C"`,
      [from, to],
    );
    const byUnit = new Map<string, LeadFact[]>();
    for (const row of rows) byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), factOf(row)]);
    return { byUnit, signed: rows.filter(({ signed }) => signed).map(signedOf) };
  }
}

function factOf(row: Row): LeadFact {
  return {
    lead: row.lead,
    name: row.name,
    events: LEAD_EVENTS.filter((event) => row[event]),
    flags: LEAD_FLAGS.filter((flag) => row[flag]),
    size: row.size,
    contracted: row.contracted,
    inPlace: row.inPlace,
  };
}

function signedOf({ unit, lead, name, begun, size, received }: Row): SignedLead {
  return { unit, lead, name, started: begun, contracted: BigInt(size), inPlace: BigInt(received) };
}
