import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1767225607000 implements MigrationInterface {
  name = 'Ledger1767225607000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE ledger_record (
        id uuid NOT NULL,
        type text NOT NULL,
        kind text NOT NULL,
        voucher_no text NOT NULL,
        lead_id uuid NOT NULL,
        occurred_on date NOT NULL,
        currency text NOT NULL DEFAULT 'CNY',
        original_wan numeric(24,6),
        rate numeric(18,8),
        rate_on date,
        amount bigint,
        head_list text,
        reverses_id uuid,
        evidence text NOT NULL DEFAULT '',
        remark text NOT NULL DEFAULT '',
        status text NOT NULL DEFAULT 'pending',
        recorded_by uuid NOT NULL,
        recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        verified_by uuid,
        verified_at TIMESTAMP WITH TIME ZONE,
        return_reason text NOT NULL DEFAULT '',
        booked_month text,
        verified_seq bigint,
        import_id uuid,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT ledger_record_status CHECK (status IN ('pending','returned','verified','discarded')),
        CONSTRAINT ledger_record_type CHECK (type IN ('agreement','funds','milestone')),
        CONSTRAINT "PK_bc16f67d980f115010b59362687" PRIMARY KEY (id)
      )`);
    await run.query(
      `CREATE INDEX ledger_record_by_reversed ON ledger_record (reverses_id) WHERE reverses_id IS NOT NULL`,
    );
    await run.query(`CREATE INDEX ledger_record_by_lead ON ledger_record (lead_id)`);
    await run.query(`CREATE INDEX ledger_record_by_import ON ledger_record (import_id) WHERE import_id IS NOT NULL`);
    await run.query(`CREATE INDEX ledger_record_booked ON ledger_record (booked_month) WHERE status = 'verified'`);
    await run.query(`CREATE INDEX ledger_record_queue ON ledger_record (recorded_at, id) WHERE status = 'pending'`);
    await run.query(
      `CREATE UNIQUE INDEX ledger_record_voucher ON ledger_record (type, voucher_no) WHERE status <> 'discarded'`,
    );
    await run.query(`CREATE INDEX ledger_record_list ON ledger_record (recorded_at, id)`);
    await run.query(`CREATE INDEX ledger_record_by_evidence ON ledger_record (evidence) WHERE evidence <> ''`);
    await run.query(`CREATE SEQUENCE voucher_number`);
    await run.query(`CREATE SEQUENCE verification_number`);
    await run.query(`
      CREATE TABLE ledger_posting (
        id uuid NOT NULL,
        record_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        unit_id text NOT NULL,
        quota_line text NOT NULL,
        booked_month text NOT NULL,
        measure text NOT NULL,
        value bigint NOT NULL,
        CONSTRAINT "PK_0d6f4298d11b8bc6ffb8acc0ea7" PRIMARY KEY (id)
      )`);
    await run.query(
      `CREATE INDEX ledger_posting_by_month ON ledger_posting (booked_month, measure, unit_id, quota_line)`,
    );
    await run.query(
      `CREATE INDEX ledger_posting_states ON ledger_posting (measure, lead_id, booked_month) WHERE measure IN ('projectsOver5bn','headEnterprises')`,
    );
    await run.query(`CREATE INDEX ledger_posting_by_lead ON ledger_posting (lead_id)`);
    await run.query(`CREATE INDEX ledger_posting_by_record ON ledger_posting (record_id)`);
    await run.query(`
      CREATE TABLE head_count (
        head_group text NOT NULL,
        enterprise_id uuid NOT NULL,
        record_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        unit_id text NOT NULL,
        quota_line text NOT NULL,
        booked_month text NOT NULL,
        occurred_on date NOT NULL,
        voucher_no text NOT NULL,
        CONSTRAINT "PK_f8138d1f52e0ba22600ffd9cc41" PRIMARY KEY (head_group, enterprise_id)
      )`);
    await run.query(`
      CREATE TABLE month_close (
        month text NOT NULL,
        closed_by uuid NOT NULL,
        closed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        postings integer NOT NULL,
        late integer NOT NULL,
        digest bytea NOT NULL,
        CONSTRAINT "PK_e62f5a9fcafe59e35d4079e0b26" PRIMARY KEY (month)
      )`);
    await run.query(`
      CREATE TABLE month_total (
        month text NOT NULL,
        unit_id text NOT NULL,
        quota_line text NOT NULL,
        measure text NOT NULL,
        value bigint NOT NULL,
        year_to_date bigint NOT NULL,
        plan_to_date bigint NOT NULL,
        CONSTRAINT "PK_352ba0d6f58b8902cfe6e4a20e5" PRIMARY KEY (month, unit_id, quota_line, measure)
      )`);
    await run.query(`CREATE INDEX month_total_by_measure ON month_total (month, measure, unit_id)`);
    await run.query(`
      CREATE TABLE ledger_import (
        id uuid NOT NULL,
        file_id uuid NOT NULL,
        file_name text NOT NULL,
        status text NOT NULL,
        counts jsonb NOT NULL DEFAULT '{}',
        faults integer NOT NULL DEFAULT '0',
        failure text NOT NULL DEFAULT '',
        job_id uuid,
        created_by uuid NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        applied_at TIMESTAMP WITH TIME ZONE,
        undone_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT ledger_import_status CHECK (status IN ('uploaded','checked','faulty','applying','applied','undone','failed')),
        CONSTRAINT "PK_602a7f363fd8ce4eef16eb51950" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX ledger_import_by_user ON ledger_import (created_by, created_at)`);
    await run.query(`
      CREATE TABLE ledger_import_fault (
        import_id uuid NOT NULL,
        seq integer NOT NULL,
        sheet text NOT NULL,
        row integer NOT NULL,
        heading text NOT NULL,
        value text NOT NULL,
        code text NOT NULL,
        message text NOT NULL,
        CONSTRAINT "PK_6346f16ebe51823356b26b2a9a6" PRIMARY KEY (import_id, seq)
      )`);
    await run.query(`
      CREATE TABLE ledger_import_lead (
        import_id uuid NOT NULL,
        row integer NOT NULL,
        code text NOT NULL,
        enterprise_key text,
        enterprise_name text,
        uscc text,
        data jsonb,
        enterprise_id uuid,
        lead_id uuid,
        effect text,
        before jsonb,
        version_after integer,
        CONSTRAINT ledger_import_lead_pk PRIMARY KEY (import_id, row)
      )`);
    await run.query(`CREATE INDEX ledger_import_lead_code ON ledger_import_lead (import_id, code)`);
    await run.query(`CREATE INDEX ledger_import_lead_enterprise ON ledger_import_lead (import_id, enterprise_key)`);
    await run.query(`
      CREATE TABLE ledger_import_record (
        import_id uuid NOT NULL,
        type text NOT NULL,
        row integer NOT NULL,
        voucher_no text,
        lead_code text,
        kind text,
        occurred_on date,
        amount bigint,
        reverses text,
        data jsonb,
        lead_id uuid,
        record_id uuid,
        CONSTRAINT ledger_import_record_pk PRIMARY KEY (import_id, type, row)
      )`);
    await run.query(`CREATE INDEX ledger_import_record_voucher ON ledger_import_record (import_id, type, voucher_no)`);
    await run.query(`CREATE INDEX ledger_import_record_lead ON ledger_import_record (import_id, lead_code)`);
    // The application owns no table and may not analyse one; without statistics the rules over a large import are planned row by row.
    await run.query(`
      CREATE FUNCTION analyse_import_staging() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        ANALYZE ledger_import_lead;
        ANALYZE ledger_import_record;
      END $$`);
    await run.query(
      `ALTER TABLE ledger_record ADD CONSTRAINT "FK_f99dab1410ce60775981b16b26c" FOREIGN KEY (lead_id) REFERENCES lead(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE ledger_record ADD CONSTRAINT "FK_37537a48b7959f0c18ae012e0fa" FOREIGN KEY (reverses_id) REFERENCES ledger_record(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE ledger_posting ADD CONSTRAINT "FK_37f08e6f19e052e5c65a1c1dc04" FOREIGN KEY (record_id) REFERENCES ledger_record(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`
      CREATE FUNCTION keep_verified_records() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status IN ('verified','discarded') THEN
          RAISE EXCEPTION 'a % record never changes; it is reversed by another', OLD.status USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await run.query(
      `CREATE TRIGGER ledger_record_keep BEFORE UPDATE OR DELETE ON ledger_record FOR EACH ROW EXECUTE FUNCTION keep_verified_records()`,
    );
    await run.query(`
      CREATE FUNCTION keep_closed_months() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        IF NEW.booked_month <= (SELECT max(month) FROM month_close) THEN
          RAISE EXCEPTION 'month % is closed', NEW.booked_month USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER ledger_posting_open BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION keep_closed_months()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION analyse_import_staging()`);
    await run.query(`DROP FUNCTION keep_verified_records() CASCADE`);
    await run.query(`DROP FUNCTION keep_closed_months() CASCADE`);
    await run.query(
      `DROP TABLE ledger_import_record, ledger_import_lead, ledger_import_fault, ledger_import, month_total, month_close, head_count, ledger_posting, ledger_record`,
    );
  }
}
