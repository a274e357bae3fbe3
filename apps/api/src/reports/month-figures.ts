import { Injectable } from '@nestjs/common';
import { Clock, type Queryable } from '@yipanqi/api/platform';
import {
  fen,
  type Measure,
  type Month,
  type MonthTotal,
  monthOf,
  openMonthTotals,
  type PlanPeriod,
  RuleBroken,
} from '@yipanqi/domain';

interface TotalRow {
  unit: string;
  quotaLine: string;
  measure: Measure;
  value: string;
  yearToDate: string;
  planToDate: string;
}

interface PostedRow {
  unit: string;
  quotaLine: string;
  month: Month;
  measure: Measure;
  value: string;
}

/** A month's totals: as stored at its close, or, while it is open, from what is verified so far. */
export interface MonthFigures {
  readonly month: Month;
  readonly interim: boolean;
  readonly totals: readonly MonthTotal[];
}

export interface UnitFigure {
  readonly value: bigint;
  readonly yearToDate: bigint;
}

/** One measure of a month by unit; units without any are left out. */
export interface UnitFigures {
  readonly interim: boolean;
  readonly byUnit: ReadonlyMap<string, UnitFigure>;
}

/** Reads the totals of months. A closed month costs its own rows; an open one the open months' postings. */
@Injectable()
export class MonthFiguresReader {
  constructor(private readonly clock: Clock) {}

  async lastClosed(db: Queryable): Promise<Month | null> {
    const [row] = await db.named<{ month: Month | null }>(
      'months-closed',
      'SELECT max(month) AS month FROM month_close',
    );
    return row?.month ?? null;
  }

  current(): Month {
    return monthOf(this.clock.today());
  }

  /** Nothing is said of a month that has not begun. @throws RuleBroken EDITION_MONTH_AHEAD */
  assertBegun(month: Month): void {
    const current = this.current();
    if (month > current) throw new RuleBroken('EDITION_MONTH_AHEAD', { month, current });
  }

  /** null for a month that was never closed although a later one is, and for one before anything was booked. */
  async of(db: Queryable, month: Month, lastClosed: Month | null, period: PlanPeriod): Promise<MonthFigures | null> {
    if (lastClosed !== null && month <= lastClosed) {
      const closed = await db.named('month-is-closed', 'SELECT 1 FROM month_close WHERE month = $1', [month]);
      return closed.length === 0 ? null : { month, interim: false, totals: await this.stored(db, month) };
    }
    const postings = await this.open(db, month, lastClosed);
    if (lastClosed === null && postings.length === 0) return null;
    const totals = lastClosed === null ? [] : await this.stored(db, lastClosed);
    return { month, interim: true, totals: openMonthTotals(month, postings, { month: lastClosed, totals }, period) };
  }

  /** By line and measure, of one unit or of the whole city (`unit` is '' then): a closed month is summed by the database. */
  async byLine(
    db: Queryable,
    month: Month,
    unit: string | null,
    lastClosed: Month | null,
    period: PlanPeriod,
  ): Promise<MonthFigures | null> {
    if (lastClosed === null || month > lastClosed) {
      const open = await this.of(db, month, lastClosed, period);
      return open && { ...open, totals: open.totals.filter((total) => unit === null || total.unit === unit) };
    }
    const rows = await db.named<Partial<TotalRow> & { closed: boolean }>(
      'month-lines',
      `SELECT true AS closed, coalesce($2, '') AS unit, t.quota_line AS "quotaLine", t.measure, sum(t.value)::text AS value,
              sum(t.year_to_date)::text AS "yearToDate", sum(t.plan_to_date)::text AS "planToDate"
         FROM month_close c LEFT JOIN month_total t ON t.month = c.month AND ($2::text IS NULL OR t.unit_id = $2)
        WHERE c.month = $1 GROUP BY t.quota_line, t.measure`,
      [month, unit],
    );
    if (rows.length === 0) return null;
    return { month, interim: false, totals: rows.filter(isTotal).map(totalOf) };
  }

  /** One measure of a month by unit: of a closed month summed by the database, of an open one as `of` gives it. */
  async byUnit(
    db: Queryable,
    month: Month,
    measure: Measure,
    lastClosed: Month | null,
    period: PlanPeriod,
  ): Promise<UnitFigures | null> {
    if (lastClosed === null || month > lastClosed) {
      const open = await this.of(db, month, lastClosed, period);
      return open && { interim: true, byUnit: sumByUnit(open.totals.filter((total) => total.measure === measure)) };
    }
    const rows = await db.named<{ closed: boolean; unit: string | null; value: string; yearToDate: string }>(
      'month-measure',
      `SELECT true AS closed, t.unit_id AS unit, coalesce(sum(t.value), 0)::text AS value,
              coalesce(sum(t.year_to_date), 0)::text AS "yearToDate"
         FROM month_close c LEFT JOIN month_total t ON t.month = c.month AND t.measure = $2
        WHERE c.month = $1 GROUP BY t.unit_id`,
      [month, measure],
    );
    if (rows.length === 0) return null;
    const known = rows.flatMap(({ unit, value, yearToDate }): [string, UnitFigure][] =>
      unit === null ? [] : [[unit, { value: fen(value), yearToDate: fen(yearToDate) }]],
    );
    return { interim: false, byUnit: new Map(known) };
  }

  private async stored(db: Queryable, month: Month): Promise<MonthTotal[]> {
    const rows = await db.named<TotalRow & Record<string, unknown>>(
      'month-totals',
      `SELECT unit_id AS unit, quota_line AS "quotaLine", measure, value::text, year_to_date::text AS "yearToDate",
              plan_to_date::text AS "planToDate"
         FROM month_total WHERE month = $1 ORDER BY unit_id COLLATE "C", quota_line COLLATE "C", measure COLLATE "C"`,
      [month],
    );
    return rows.map(totalOf);
  }

  private async open(db: Queryable, month: Month, lastClosed: Month | null): Promise<PostedValue[]> {
    const rows = await db.named<PostedRow & Record<string, unknown>>(
      'open-postings',
      `SELECT unit_id AS unit, quota_line AS "quotaLine", booked_month AS month, measure, sum(value)::text AS value
         FROM ledger_posting WHERE booked_month > $1 AND booked_month <= $2
        GROUP BY unit_id, quota_line, booked_month, measure
        ORDER BY unit_id, quota_line, booked_month, measure`,
      [lastClosed ?? '', month],
    );
    return rows.map((row) => ({ ...row, value: fen(row.value) }));
  }
}

interface PostedValue {
  readonly unit: string;
  readonly quotaLine: string;
  readonly month: Month;
  readonly measure: Measure;
  readonly value: bigint;
}

/** A closed month without any total yields one empty row. */
function isTotal<R extends Partial<TotalRow>>(row: R): row is R & TotalRow {
  return row.measure != null;
}

function totalOf({ unit, quotaLine, measure, value, yearToDate, planToDate }: TotalRow): MonthTotal {
  return { unit, quotaLine, measure, value: fen(value), yearToDate: fen(yearToDate), planToDate: fen(planToDate) };
}

function sumByUnit(totals: readonly MonthTotal[]): Map<string, UnitFigure> {
  const sums = new Map<string, UnitFigure>();
  for (const { unit, value, yearToDate } of totals) {
    const sum = sums.get(unit);
    sums.set(unit, { value: (sum?.value ?? 0n) + value, yearToDate: (sum?.yearToDate ?? 0n) + yearToDate });
  }
  return sums;
}
