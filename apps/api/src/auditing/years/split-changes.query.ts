import type { Queryable } from '@yipanqi/api/platform';
import type { SplitChange } from '@yipanqi/contract';
import { splitText, type CreditSplit, type Share } from '@yipanqi/domain';

interface Row extends Omit<SplitChange, 'before' | 'after'> {
  splits: CreditSplit[] | null;
  shares: Share[] | null;
  [column: string]: unknown;
}

/** Splits that were changed by hand in the year, on the unit's leads or in its favour or to its cost; the trail knows them. */
export async function splitChanges(
  db: Queryable,
  year: number,
  unit: string,
  nameOf: (unit: string) => string,
  max: number,
): Promise<SplitChange[]> {
  const rows = await db.query<Row>(
    `SELECT e.at, e.user_name AS "userName", l.id AS "leadId", l.code AS "leadCode", l.name AS "leadName",
            e.after ->> 'effectiveFrom' AS "effectiveFrom", e.before -> 'splits' AS splits, e.after -> 'shares' AS shares,
            c.month AS "nextClose", round(extract(epoch FROM c.closed_at - e.at) / 3600, 1)::float8 AS "hoursBeforeClose"
       FROM audit_event e
       JOIN lead l ON l.id = CASE WHEN e.action = 'lead.split' THEN e.entity_id END::uuid
       LEFT JOIN LATERAL (SELECT month, closed_at FROM month_close WHERE closed_at >= e.at ORDER BY closed_at, month LIMIT 1) c ON true
      WHERE e.entity = 'lead' AND e.action = 'lead.split'
        AND e.at >= make_timestamptz($1, 1, 1, 0, 0, 0, 'Asia/Shanghai') AND e.at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
        AND (l.unit_id = $2 OR e.after -> 'shares' @> $3::jsonb OR e.before @> $4::jsonb)
      ORDER BY e.at DESC, e.id DESC LIMIT $5`,
    [year, unit, JSON.stringify([{ unit }]), JSON.stringify({ splits: [{ shares: [{ unit }] }] }), max],
  );
  const words = (shares: readonly Share[]): string =>
    splitText(shares.map((share) => ({ name: nameOf(share.unit), bp: share.bp })));
  return rows.map(({ splits, shares, ...row }) => ({
    ...row,
    before: (splits ?? []).map((split) => `自 ${split.effectiveFrom}：${words(split.shares)}`).join('；'),
    after: words(shares ?? []),
  }));
}
