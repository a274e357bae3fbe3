import { Injectable } from '@nestjs/common';
import type { Queryable } from '@yipanqi/api/platform';
import {
  type Day,
  firstDayOf,
  firstMonthOf,
  lastDayOf,
  type Measure,
  MONEY_MEASURES,
  type Month,
  type RecordKind,
  YI,
  yearOf,
} from '@yipanqi/domain';

/** First and last month, of one year. */
export interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** A measure of a unit within the span, and from January to its end. */
export interface KnownAmounts {
  readonly unit: string;
  readonly measure: Measure;
  readonly period: bigint;
  readonly yearToDate: bigint;
}

/** Why booked and happened differ: money only. */
export interface MovedAmounts {
  readonly unit: string;
  readonly measure: Measure;
  /** Happened in the window, booked after it. */
  readonly later: bigint;
  readonly laterOfYear: bigint;
  /** Booked in the window, happened before it. */
  readonly earlier: bigint;
  readonly earlierOfYear: bigint;
}

type Row = { unit: string; measure: Measure; period: string; yearToDate: string } & Record<string, unknown>;

const FIVE_BILLION = 50n * YI;

/**
 * Figures by the day on which things happened, whenever they were booked: every verified record up to this moment. Money is the
 * sum of the postings; counts are found anew, because a posting that moved a count is of the record that moved it.
 */
@Injectable()
export class HappenedFigures {
  async read(db: Queryable, span: Span): Promise<KnownAmounts[]> {
    const days = daysOf(span);
    const rows = [
      ...(await money(db, days)),
      ...(await firsts(db, days, 'signedProjects', 'formal')),
      ...(await firsts(db, days, 'startedProjects', 'construction')),
      ...(await firsts(db, days, 'producingProjects', 'production')),
      ...(await over5bn(db, days)),
      ...(await heads(db, days)),
    ];
    return rows.map(({ unit, measure, period, yearToDate }) => ({
      unit,
      measure,
      period: BigInt(period),
      yearToDate: BigInt(yearToDate),
    }));
  }

  async moved(db: Queryable, span: Span): Promise<MovedAmounts[]> {
    const { year, from, to } = daysOf(span);
    const rows = await db.named<Record<keyof MovedAmounts, string>>(
      'happened-moved',
      `WITH late AS (
         SELECT p.unit_id, p.measure, p.value, p.booked_month, r.occurred_on
           FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
          WHERE p.booked_month >= left($1::text, 7) AND p.measure = ANY($4) AND p.booked_month > left(r.occurred_on::text, 7)
            AND r.occurred_on <= $3::date)
       SELECT unit_id AS unit, measure,
              coalesce(sum(value) FILTER (WHERE occurred_on >= $2::date AND booked_month > left($3::text, 7)), 0)::text AS later,
              coalesce(sum(value) FILTER (WHERE occurred_on >= $1::date AND booked_month > left($3::text, 7)), 0)::text AS "laterOfYear",
              coalesce(sum(value) FILTER (WHERE occurred_on < $2::date AND booked_month BETWEEN left($2::text, 7) AND left($3::text, 7)), 0)::text AS earlier,
              coalesce(sum(value) FILTER (WHERE occurred_on < $1::date AND booked_month <= left($3::text, 7)), 0)::text AS "earlierOfYear"
         FROM late GROUP BY unit_id, measure`,
      [year, from, to, MONEY_MEASURES],
    );
    return rows.map(({ unit, measure, later, laterOfYear, earlier, earlierOfYear }) => ({
      unit,
      measure: measure as Measure,
      later: BigInt(later),
      laterOfYear: BigInt(laterOfYear),
      earlier: BigInt(earlier),
      earlierOfYear: BigInt(earlierOfYear),
    }));
  }
}

interface Days {
  readonly year: Day;
  readonly from: Day;
  readonly to: Day;
}

function daysOf({ from, to }: Span): Days {
  return { year: firstDayOf(firstMonthOf(yearOf(to))), from: firstDayOf(from), to: lastDayOf(to) };
}

/** What happened in the year is booked in it or later. */
function money(db: Queryable, { year, from, to }: Days): Promise<Row[]> {
  return db.named<Row>(
    'happened-money',
    `SELECT p.unit_id AS unit, p.measure, coalesce(sum(p.value) FILTER (WHERE r.occurred_on >= $2::date), 0)::text AS period,
            sum(p.value)::text AS "yearToDate"
       FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
      WHERE p.booked_month >= left($1::text, 7) AND p.measure = ANY($4) AND r.occurred_on BETWEEN $1::date AND $3::date
      GROUP BY p.unit_id, p.measure`,
    [year, from, to, MONEY_MEASURES],
  );
}

/** Leads whose first record of the kind happened then. */
function firsts(db: Queryable, { year, from, to }: Days, measure: Measure, kind: RecordKind): Promise<Row[]> {
  return db.named<Row>(
    'happened-firsts',
    `WITH touched AS (
       SELECT DISTINCT lead_id FROM ledger_record
        WHERE status = 'verified' AND kind = $4 AND booked_month >= left($1::text, 7) AND occurred_on BETWEEN $1::date AND $3::date),
     first AS (
       SELECT r.lead_id, min(r.occurred_on) AS day FROM ledger_record r JOIN touched USING (lead_id)
        WHERE r.status = 'verified' AND r.kind = $4 GROUP BY r.lead_id)
     SELECT l.unit_id AS unit, $5::text AS measure, count(*) FILTER (WHERE f.day >= $2::date)::text AS period,
            count(*)::text AS "yearToDate"
       FROM first f JOIN lead l ON l.id = f.lead_id WHERE f.day >= $1::date GROUP BY l.unit_id`,
    [year, from, to, kind, measure],
  );
}

/** Leads that reached 50 亿元 by what happened, less those that fell below. */
function over5bn(db: Queryable, { year, from, to }: Days): Promise<Row[]> {
  return db.named<Row>(
    'happened-over-5bn',
    `WITH touched AS (
       SELECT DISTINCT p.lead_id FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
        WHERE p.measure = 'contracted' AND p.booked_month >= left($1::text, 7) AND r.occurred_on BETWEEN $1::date AND $3::date),
     sums AS (
       SELECT p.lead_id, coalesce(sum(p.value) FILTER (WHERE r.occurred_on < $1::date), 0) >= $4 AS before_year,
              coalesce(sum(p.value) FILTER (WHERE r.occurred_on < $2::date), 0) >= $4 AS before_period,
              coalesce(sum(p.value) FILTER (WHERE r.occurred_on <= $3::date), 0) >= $4 AS after
         FROM ledger_posting p JOIN touched USING (lead_id) JOIN ledger_record r ON r.id = p.record_id
        WHERE p.measure = 'contracted' GROUP BY p.lead_id)
     SELECT l.unit_id AS unit, 'projectsOver5bn' AS measure, sum(after::int - before_period::int)::text AS period,
            sum(after::int - before_year::int)::text AS "yearToDate"
       FROM sums s JOIN lead l ON l.id = s.lead_id GROUP BY l.unit_id`,
    [year, from, to, FIVE_BILLION.toString()],
  );
}

/** Enterprises whose earliest agreement on a list, in a group of head targets, happened then. */
function heads(db: Queryable, { year, from, to }: Days): Promise<Row[]> {
  return db.named<Row>(
    'happened-heads',
    `WITH first AS (
       SELECT DISTINCT ON (l.enterprise_id, l.head_group) l.unit_id, r.occurred_on AS day
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.status = 'verified' AND r.kind = 'formal' AND r.head_list IS NOT NULL AND l.head_group IS NOT NULL
        ORDER BY l.enterprise_id, l.head_group, r.occurred_on, r.voucher_no COLLATE "C")
     SELECT unit_id AS unit, 'headEnterprises' AS measure, count(*) FILTER (WHERE day >= $2::date)::text AS period,
            count(*)::text AS "yearToDate"
       FROM first WHERE day BETWEEN $1::date AND $3::date GROUP BY unit_id`,
    [year, from, to],
  );
}
