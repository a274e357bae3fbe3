import { Injectable } from '@nestjs/common';
import type { Queryable } from '@yipanqi/api/platform';
import {
  type BulletinAdjustment,
  type BulletinProject,
  type BulletinSigning,
  type CountedHead,
  type Day,
  fen,
  type Month,
} from '@yipanqi/domain';
import type { RecordKind, RecordType } from '@yipanqi/domain';

interface HeadRow {
  group: string;
  enterprise: string;
  leadCode: string;
  leadName: string;
  unit: string;
  month: Month;
}

type ProjectRow = Omit<HeadRow, 'group'> & { quotaLine: string; contracted: string };

interface AdjustmentRow {
  voucherNo: string;
  leadCode: string;
  leadName: string;
  unit: string;
  type: RecordType;
  kind: RecordKind;
  occurredOn: Day;
  bookedMonth: Month;
  amount: string | null;
}

/**
 * Leads that are in a counted state at the end of a month, by name; and what was booked late. Ordered byte by byte: digests of
 * what is read must not depend on the collation of the database.
 */
@Injectable()
export class CountedStatesQuery {
  /** The state is the sum of its postings, so that a closed month's never changes. */
  async heads(db: Queryable, month: Month): Promise<CountedHead[]> {
    return db.named<HeadRow & Record<string, unknown>>(
      'states-heads',
      `WITH counted AS (
         SELECT lead_id, max(booked_month) FILTER (WHERE value > 0) AS month
           FROM ledger_posting WHERE measure = 'headEnterprises' AND booked_month <= $1
          GROUP BY lead_id HAVING sum(value) > 0)
       SELECT l.head_group AS "group", e.name AS enterprise, l.code AS "leadCode", l.name AS "leadName", l.unit_id AS unit, c.month
         FROM counted c JOIN lead l ON l.id = c.lead_id JOIN enterprise e ON e.id = l.enterprise_id
        ORDER BY l.code COLLATE "C"`,
      [month],
    );
  }

  async projectsOver5bn(db: Queryable, month: Month): Promise<BulletinProject[]> {
    const rows = await db.named<ProjectRow & Record<string, unknown>>(
      'states-over-5bn',
      `WITH counted AS (
         SELECT lead_id, max(booked_month) FILTER (WHERE value > 0) AS month
           FROM ledger_posting WHERE measure = 'projectsOver5bn' AND booked_month <= $1
          GROUP BY lead_id HAVING sum(value) > 0)
       SELECT l.code AS "leadCode", l.name AS "leadName", e.name AS enterprise, l.unit_id AS unit, l.quota_line AS "quotaLine",
              c.month, (SELECT sum(p.value)::text FROM ledger_posting p
                         WHERE p.lead_id = l.id AND p.measure = 'contracted' AND p.booked_month <= $1) AS contracted
         FROM counted c JOIN lead l ON l.id = c.lead_id JOIN enterprise e ON e.id = l.enterprise_id
        ORDER BY l.code COLLATE "C"`,
      [month],
    );
    return rows.map((row) => ({ ...row, contracted: fen(row.contracted) }));
  }

  /** The ten projects with which most was contracted in the month. */
  async topSignings(db: Queryable, month: Month): Promise<BulletinSigning[]> {
    const rows = await db.named<Omit<ProjectRow, 'month'> & Record<string, unknown>>(
      'states-top-signings',
      `WITH signed AS (
         SELECT lead_id, sum(value) AS contracted FROM ledger_posting
          WHERE booked_month = $1 AND measure = 'contracted' GROUP BY lead_id HAVING sum(value) > 0)
       SELECT l.code AS "leadCode", l.name AS "leadName", e.name AS enterprise, l.unit_id AS unit, l.quota_line AS "quotaLine",
              s.contracted::text AS contracted
         FROM signed s JOIN lead l ON l.id = s.lead_id JOIN enterprise e ON e.id = l.enterprise_id
        ORDER BY s.contracted DESC, l.code COLLATE "C" LIMIT 10`,
      [month],
    );
    return rows.map((row) => ({ ...row, contracted: fen(row.contracted) }));
  }

  /** Booked to the month but dated in one before it: the month in which it happened was closed. */
  async adjustments(db: Queryable, month: Month): Promise<BulletinAdjustment[]> {
    const rows = await db.named<AdjustmentRow & Record<string, unknown>>(
      'states-adjustments',
      `SELECT r.voucher_no AS "voucherNo", l.code AS "leadCode", l.name AS "leadName", l.unit_id AS unit, r.type, r.kind,
              r.occurred_on::text AS "occurredOn", r.booked_month AS "bookedMonth", r.amount::text
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.status = 'verified' AND r.booked_month = $1 AND r.occurred_on < ($1 || '-01')::date
        ORDER BY r.type COLLATE "C", r.voucher_no COLLATE "C"`,
      [month],
    );
    return rows.map(({ amount, ...row }) => ({ ...row, fen: amount === null ? null : fen(amount) }));
  }
}
