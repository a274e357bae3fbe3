import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 外资合同引资 and 外资到位资金 (docs/decisions/0006): entries that were verified before the measures existed get their postings,
 * in open months only. A closed month never changes: its foreign entries stay without, and so does what takes them back.
 */
export class ForeignMeasures1767225609000 implements MigrationInterface {
  name = 'ForeignMeasures1767225609000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(BACKFILL(`r.kind IN ('formal', 'increase', 'receipt') AND r.currency <> 'CNY'`));
    await run.query(
      BACKFILL(`r.kind = 'reversal' AND EXISTS (
        SELECT FROM ledger_posting f WHERE f.record_id = r.reverses_id AND f.measure IN ('foreignContracted', 'foreignInPlace'))`),
    );
    await run.query(TERMINATIONS);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DELETE FROM ledger_posting WHERE measure IN ('foreignContracted', 'foreignInPlace')`);
    await run.query(`DELETE FROM month_total WHERE measure IN ('foreignContracted', 'foreignInPlace')`);
  }
}

/** The postings of the whole once more, as foreign: those of records in open months that have none. */
const BACKFILL = (which: string): string => `
  INSERT INTO ledger_posting (id, record_id, lead_id, unit_id, quota_line, booked_month, measure, value)
  SELECT gen_random_uuid(), p.record_id, p.lead_id, p.unit_id, p.quota_line, p.booked_month,
         CASE p.measure WHEN 'contracted' THEN 'foreignContracted' ELSE 'foreignInPlace' END, p.value
    FROM ledger_record r JOIN ledger_posting p ON p.record_id = r.id AND p.measure IN ('contracted', 'inPlace')
   WHERE r.status = 'verified' AND ${which}
     AND r.booked_month > (SELECT coalesce(max(month), '') FROM month_close)
     AND NOT EXISTS (SELECT FROM ledger_posting f
                      WHERE f.record_id = r.id AND f.measure IN ('foreignContracted', 'foreignInPlace'))`;

/** Each takes back what stands as foreign before it, in the order in which they were verified. */
const TERMINATIONS = `
  DO $$
  DECLARE ended record;
  BEGIN
    FOR ended IN
      SELECT r.id, r.lead_id, r.booked_month, r.verified_seq FROM ledger_record r
       WHERE r.status = 'verified' AND r.kind = 'termination'
         AND r.booked_month > (SELECT coalesce(max(month), '') FROM month_close)
         AND NOT EXISTS (SELECT FROM ledger_posting f WHERE f.record_id = r.id AND f.measure = 'foreignContracted')
       ORDER BY r.verified_seq
    LOOP
      INSERT INTO ledger_posting (id, record_id, lead_id, unit_id, quota_line, booked_month, measure, value)
      SELECT gen_random_uuid(), ended.id, ended.lead_id, f.unit_id, f.quota_line, ended.booked_month, 'foreignContracted',
             -sum(f.value)
        FROM ledger_posting f JOIN ledger_record o ON o.id = f.record_id
       WHERE f.lead_id = ended.lead_id AND f.measure = 'foreignContracted' AND o.verified_seq < ended.verified_seq
       GROUP BY f.unit_id, f.quota_line HAVING sum(f.value) <> 0;
    END LOOP;
  END $$`;
