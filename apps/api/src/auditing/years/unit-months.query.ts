import type { Queryable } from '@yipanqi/api/platform';
import type { AuditedMonth } from '@yipanqi/contract';
import {
  firstDayOf,
  firstMonthOf,
  lastDayOf,
  lastMonthOf,
  monthRange,
  wireValue,
  type Measure,
  type WireValue,
} from '@yipanqi/domain';

type Values = Partial<Record<Measure, WireValue>>;

interface PublishedRow {
  month: string;
  id: string;
  number: number;
  digest: string;
  publishedAt: string;
  values: Values | null;
  [column: string]: unknown;
}

/** The twelve months of a unit: what the bulletin said, what was booked, and what is now known to have happened in them. */
export async function unitMonths(db: Queryable, year: number, unit: string): Promise<AuditedMonth[]> {
  const [from, to] = [firstMonthOf(year), lastMonthOf(year)];
  const published = await db.query<PublishedRow>(
    `SELECT e.period AS month, e.id, e.edition_no AS number, e.digest, e.published_at AS "publishedAt",
            (SELECT u -> 'month' FROM jsonb_array_elements(e.content::jsonb -> 'units') u WHERE u ->> 'unit' = $3) AS values
       FROM (SELECT DISTINCT ON (period) * FROM edition
              WHERE kind = 'monthly' AND status = 'published' AND period BETWEEN $1 AND $2 ORDER BY period, edition_no DESC) e`,
    [from, to, unit],
  );
  const closes = await db.query<{ month: string; closedAt: string; closedBy: string | null }>(
    `SELECT c.month, c.closed_at AS "closedAt", a.name AS "closedBy" FROM month_close c LEFT JOIN app_user a ON a.id = c.closed_by
      WHERE c.month BETWEEN $1 AND $2`,
    [from, to],
  );
  const booked = await sums(
    db,
    `SELECT booked_month AS month, measure, sum(value)::text AS value FROM ledger_posting
      WHERE unit_id = $3 AND booked_month BETWEEN $1 AND $2 GROUP BY 1, 2`,
    [from, to, unit],
  );
  const nowKnown = await sums(
    db,
    `SELECT left(r.occurred_on::text, 7) AS month, p.measure, sum(p.value)::text AS value
       FROM ledger_record r JOIN ledger_posting p ON p.record_id = r.id
      WHERE p.unit_id = $3 AND r.status = 'verified' AND r.occurred_on BETWEEN $1 AND $2 GROUP BY 1, 2`,
    [firstDayOf(from), lastDayOf(to), unit],
  );
  return monthRange(from, to).map((month) => {
    const edition = published.find((row) => row.month === month);
    const close = closes.find((row) => row.month === month);
    return {
      month,
      edition: edition
        ? { id: edition.id, number: edition.number, digest: edition.digest, publishedAt: edition.publishedAt }
        : null,
      closedAt: close?.closedAt ?? null,
      closedBy: close?.closedBy ?? null,
      published: edition?.values ?? null,
      booked: booked.get(month) ?? {},
      nowKnown: nowKnown.get(month) ?? {},
    };
  });
}

async function sums(db: Queryable, text: string, params: readonly unknown[]): Promise<Map<string, Values>> {
  const rows = await db.query<{ month: string; measure: Measure; value: string }>(text, params);
  const byMonth = new Map<string, Values>();
  for (const { month, measure, value } of rows) {
    byMonth.set(month, { ...byMonth.get(month), [measure]: wireValue(measure, BigInt(value)) });
  }
  return byMonth;
}
