import type { Queryable } from '@yipanqi/api/platform';
import type { Month } from '@yipanqi/domain';

/** Ids of the units that are asked to confirm months (all that are ranked) and have not confirmed the month $1. */
export const UNCONFIRMED_UNITS = `(SELECT coalesce(array_agg(u.id ORDER BY u.sort), '{}') FROM unit u WHERE u.ranked AND NOT EXISTS (
    SELECT FROM month_confirmation c WHERE c.month = $1 AND c.unit_id = u.id AND c.withdrawn_at IS NULL))`;

export async function unconfirmedUnits(db: Queryable, month: Month): Promise<string[]> {
  const row = await db.one<{ units: string[] }>(`SELECT ${UNCONFIRMED_UNITS} AS units`, [month]);
  return row?.units ?? [];
}
