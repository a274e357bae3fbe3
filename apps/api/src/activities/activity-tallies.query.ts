import { Injectable } from '@nestjs/common';
import type { UnitTree } from '@yipanqi/api/identity';
import type { Queryable } from '@yipanqi/api/platform';
import {
  daysOfPeriod,
  emptyTally,
  type ActivityKind,
  type ActivityTally,
  type IndexPeriod,
  type LeaderLevel,
  type Month,
  type UnitActivity,
} from '@yipanqi/domain';

const MEASURES = ['signedProjects', 'contracted', 'startedProjects'] as const;
type LedgerMeasure = (typeof MEASURES)[number];

interface LedgerRow {
  period: string;
  unit: string;
  measure: LedgerMeasure;
  value: string;
  [column: string]: unknown;
}

interface ActivityCount {
  period: string;
  unit: string;
  kind: ActivityKind;
  level: LeaderLevel;
  count: number;
  [column: string]: unknown;
}

/**
 * What every unit did in some periods of one kind. Months: what is booked to them, of closed months from their totals. Weeks:
 * verified records and activities by the day on which they happened. A statement for the ledger, one for the activities.
 */
@Injectable()
export class ActivityTallies {
  async of(
    db: Queryable,
    units: UnitTree,
    periods: readonly IndexPeriod[],
    lastClosed: Month | null,
  ): Promise<Map<string, UnitActivity[]>> {
    const booked = await ledgerOf(db, periods, lastClosed);
    const counted = await activitiesOf(db, periods);
    return new Map(
      periods.map(({ text }) => {
        const tallies = talliesOf(
          booked.filter((row) => row.period === text),
          counted.filter((row) => row.period === text),
        );
        const all = units.all().map(({ id, cohort, ranked }) => ({
          unit: id,
          cohort,
          ranked,
          tally: tallies.get(id) ?? emptyTally(),
        }));
        return [text, all];
      }),
    );
  }
}

function talliesOf(booked: readonly LedgerRow[], counted: readonly ActivityCount[]): Map<string, ActivityTally> {
  const tallies = new Map<string, ActivityTally>();
  const of = (unit: string): ActivityTally => tallies.get(unit) ?? emptyTally();
  for (const { unit, measure, value } of booked) tallies.set(unit, { ...of(unit), [measure]: BigInt(value) });
  for (const { unit, kind, level, count } of counted) {
    const { activities, ...rest } = of(unit);
    tallies.set(unit, { ...rest, activities: { ...activities, [kind]: { ...activities[kind], [level]: count } } });
  }
  return tallies;
}

function ledgerOf(db: Queryable, periods: readonly IndexPeriod[], lastClosed: Month | null): Promise<LedgerRow[]> {
  if (periods[0]?.kind === 'week') {
    return db.query<LedgerRow>(
      `SELECT w.period, p.unit_id AS unit, p.measure, sum(p.value)::text AS value
         FROM jsonb_to_recordset($1) AS w(period text, "from" date, "to" date)
         JOIN ledger_record r ON r.occurred_on BETWEEN w."from" AND w."to" AND r.status = 'verified'
         JOIN ledger_posting p ON p.record_id = r.id AND p.measure = ANY($2)
        GROUP BY w.period, p.unit_id, p.measure`,
      [JSON.stringify(periods.map((period) => ({ period: period.text, ...daysOfPeriod(period) }))), MEASURES],
    );
  }
  const isClosed = (month: string): boolean => lastClosed !== null && month <= lastClosed;
  const months = periods.map(({ text }) => text);
  return db.query<LedgerRow>(
    `SELECT month AS period, unit_id AS unit, measure, sum(value)::text AS value
       FROM month_total WHERE month = ANY($1) AND measure = ANY($3) GROUP BY month, unit_id, measure
     UNION ALL
     SELECT booked_month, unit_id, measure, sum(value)::text
       FROM ledger_posting WHERE booked_month = ANY($2) AND measure = ANY($3) GROUP BY booked_month, unit_id, measure`,
    [months.filter(isClosed), months.filter((month) => !isClosed(month)), MEASURES],
  );
}

function activitiesOf(db: Queryable, periods: readonly IndexPeriod[]): Promise<ActivityCount[]> {
  const sums = `a.unit_id AS unit, a.kind, a.leader_level AS level, sum(a.sign)::int AS count`;
  if (periods[0]?.kind === 'week') {
    return db.query<ActivityCount>(
      `SELECT w.period, ${sums}
         FROM jsonb_to_recordset($1) AS w(period text, "from" date, "to" date)
         JOIN activity a ON a.occurred_on BETWEEN w."from" AND w."to" AND a.status = 'verified'
        GROUP BY w.period, a.unit_id, a.kind, a.leader_level`,
      [JSON.stringify(periods.map((period) => ({ period: period.text, ...daysOfPeriod(period) })))],
    );
  }
  return db.query<ActivityCount>(
    `SELECT a.booked_month AS period, ${sums} FROM activity a
      WHERE a.booked_month = ANY($1) AND a.status = 'verified' GROUP BY a.booked_month, a.unit_id, a.kind, a.leader_level`,
    [periods.map(({ text }) => text)],
  );
}
