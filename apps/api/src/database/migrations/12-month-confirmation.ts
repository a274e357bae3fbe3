import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MonthConfirmation1767225612000 implements MigrationInterface {
  name = 'MonthConfirmation1767225612000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE month_confirmation (
        id uuid NOT NULL,
        month text NOT NULL,
        unit_id text NOT NULL,
        confirmed_by uuid NOT NULL,
        confirmed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        verified integer NOT NULL,
        pending integer NOT NULL,
        returned integer NOT NULL,
        remark text NOT NULL DEFAULT '',
        withdrawn_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT month_confirmation_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX month_confirmation_one ON month_confirmation (month, unit_id)`);
    await run.query(`
      CREATE TABLE month_close_approval (
        month text NOT NULL,
        approved_by uuid NOT NULL,
        approved_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        digest bytea NOT NULL,
        CONSTRAINT month_close_approval_pk PRIMARY KEY (month)
      )`);
    await run.query(
      `CREATE INDEX ledger_record_open ON ledger_record (occurred_on) WHERE status IN ('pending','returned')`,
    );
    // Empty for months that were closed before units confirmed months: what is closed is not touched again.
    await run.query(`ALTER TABLE month_close ADD COLUMN unconfirmed text[]`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP INDEX ledger_record_open`);
    await run.query(`ALTER TABLE month_close DROP COLUMN unconfirmed`);
    await run.query(`DROP TABLE month_close_approval, month_confirmation`);
  }
}
