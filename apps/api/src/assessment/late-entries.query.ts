import { Injectable } from '@nestjs/common';
import type { Queryable } from '@yipanqi/api/platform';
import { firstMonthOf, type LateEntry, type Measure, type Month } from '@yipanqi/domain';

/** Vouchers that granted objections count for another year than that of their booking, each once for a unit. */
export const GRANTED_LATE = `SELECT DISTINCT l.record_id, o.unit_id, o.year
  FROM assessment_late_record l JOIN assessment_objection o ON o.id = l.objection_id WHERE o.status = 'granted'`;

/**
 * What granted objections move between years: vouchers of the year that were booked after `month` are added, vouchers that were
 * counted for an earlier year and booked in this one are taken off, so that an entry counts once.
 */
@Injectable()
export class LateEntriesQuery {
  async read(db: Queryable, year: number, month: Month): Promise<LateEntry[]> {
    const rows = await db.named<{ voucherNo: string; unit: string; measure: Measure; value: string; toDate: string }>(
      'assessment-late-entries',
      `SELECT r.voucher_no AS "voucherNo", p.unit_id AS unit, p.measure,
              sum(CASE WHEN g.year = $1 THEN p.value ELSE -p.value END)::text AS value,
              sum(CASE WHEN g.year = $1 THEN p.value ELSE 0 END)::text AS "toDate"
         FROM (${GRANTED_LATE}) g
         JOIN ledger_record r ON r.id = g.record_id
         JOIN ledger_posting p ON p.record_id = g.record_id AND p.unit_id = g.unit_id
        WHERE (g.year = $1 AND p.booked_month > $2) OR (g.year < $1 AND p.booked_month BETWEEN $3 AND $2)
        GROUP BY r.voucher_no, p.unit_id, p.measure
        ORDER BY r.voucher_no COLLATE "C", p.unit_id COLLATE "C", p.measure COLLATE "C"`,
      [year, month, firstMonthOf(year)],
    );
    return rows.map((row) => ({ ...row, value: BigInt(row.value), toDate: BigInt(row.toDate) }));
  }
}
