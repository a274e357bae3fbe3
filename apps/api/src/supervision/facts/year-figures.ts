import type { Tx } from '@yipanqi/api/platform';
import {
  fen,
  firstMonthOfQuarter,
  lastMonthOfQuarter,
  type Measure,
  type Month,
  type Quarter,
  type QuarterTotal,
} from '@yipanqi/domain';

interface Row {
  unit: string;
  measure: Measure;
  quarter: string;
  yearToDate: string;
}

/** Figures of every unit in a quarter and in the year up to its end, from the totals of closed months. */
export async function quarterTotals(tx: Tx, quarter: Quarter): Promise<QuarterTotal[]> {
  return totals(tx, firstMonthOfQuarter(quarter), lastMonthOfQuarter(quarter));
}

/** The same of the months from one to another; null when the last of them was never closed. */
export async function totalsOrNull(tx: Tx, from: Month, to: Month): Promise<QuarterTotal[] | null> {
  const closed = await tx.one('SELECT 1 FROM month_close WHERE month = $1', [to]);
  return closed ? totals(tx, from, to) : null;
}

async function totals(tx: Tx, from: Month, to: Month): Promise<QuarterTotal[]> {
  const rows = await tx.named<Row & Record<string, unknown>>(
    'supervision-quarter-totals',
    `SELECT unit_id AS unit, measure, sum(value)::text AS quarter,
            coalesce(sum(year_to_date) FILTER (WHERE month = $2), 0)::text AS "yearToDate"
       FROM month_total WHERE month BETWEEN $1 AND $2
      GROUP BY unit_id, measure ORDER BY unit_id COLLATE "C", measure COLLATE "C"`,
    [from, to],
  );
  return rows.map(({ unit, measure, quarter, yearToDate }) => ({
    unit,
    measure,
    quarter: fen(quarter),
    yearToDate: fen(yearToDate),
  }));
}
