import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Database } from '@yipanqi/api/platform';
import type { AuditYear, UnitYearRow } from '@yipanqi/contract';
import { firstMonthOf, lastMonthOf } from '@yipanqi/domain';

type Counted = Omit<UnitYearRow, 'unitName' | 'cohort'> & Record<string, unknown>;

const YUAN = (sum: string): string => `(coalesce(${sum}, 0)::numeric / 100)::numeric(20, 2)::text`;

/** All units in a year: how much, how many, and what auditing has found. */
@Injectable()
export class AuditYearQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  async run(year: number): Promise<AuditYear> {
    const rows = await this.db.query<Counted>(
      `WITH money AS (
         SELECT unit_id, measure, left(booked_month, 4)::int AS year, sum(value) AS value FROM ledger_posting
          WHERE measure IN ('contracted', 'inPlace') AND booked_month BETWEEN $3 AND $2 GROUP BY 1, 2, 3),
       records AS (
         SELECT l.unit_id, count(*)::int AS records, count(*) FILTER (WHERE r.booked_month <> left(r.occurred_on::text, 7))::int AS late,
                count(*) FILTER (WHERE r.reverses_id IS NOT NULL)::int AS reversals
           FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2 GROUP BY 1),
       sheets AS (
         SELECT w.unit_id, count(DISTINCT w.record_id) FILTER (WHERE w.status = 'sent')::int AS awaiting,
                count(DISTINCT w.record_id) FILTER (WHERE w.grade <> 'none')::int AS issues
           FROM auditing_worksheet w JOIN auditing_sample s ON s.id = w.sample_id WHERE s.year = $4 GROUP BY 1)
       SELECT u.id AS unit, ${YUAN('m.contracted')} AS contracted, ${YUAN('m.contracted_before')} AS "contractedBefore",
              ${YUAN('m.in_place')} AS "inPlace", ${YUAN('m.in_place_before')} AS "inPlaceBefore",
              coalesce(r.records, 0) AS records, coalesce(r.late, 0) AS late, coalesce(r.reversals, 0) AS reversals,
              coalesce(s.awaiting, 0) AS "awaitingReply", coalesce(s.issues, 0) AS issues
         FROM unit u
         LEFT JOIN (SELECT unit_id, sum(value) FILTER (WHERE measure = 'contracted' AND year = $4) AS contracted,
                           sum(value) FILTER (WHERE measure = 'contracted' AND year < $4) AS contracted_before,
                           sum(value) FILTER (WHERE measure = 'inPlace' AND year = $4) AS in_place,
                           sum(value) FILTER (WHERE measure = 'inPlace' AND year < $4) AS in_place_before
                      FROM money GROUP BY unit_id) m ON m.unit_id = u.id
         LEFT JOIN records r ON r.unit_id = u.id LEFT JOIN sheets s ON s.unit_id = u.id
        ORDER BY u.sort`,
      [firstMonthOf(year), lastMonthOf(year), firstMonthOf(year - 1), year],
    );
    return {
      year,
      rows: rows.map((row) => {
        const { name, cohort } = this.units.get(row.unit);
        return { ...row, unitName: name, cohort };
      }),
    };
  }
}
