import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Auditing1767225618000 implements MigrationInterface {
  name = 'Auditing1767225618000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE auditing_sample (
        id uuid NOT NULL,
        year integer NOT NULL,
        unit_id text,
        record_type text,
        method text NOT NULL,
        size integer NOT NULL,
        seed text NOT NULL,
        population_count integer NOT NULL,
        population_amount bigint NOT NULL,
        population_digest text NOT NULL,
        interval bigint,
        start bigint,
        drawn integer NOT NULL,
        drawn_by uuid NOT NULL,
        drawn_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT auditing_sample_method CHECK (method IN ('random','money','unit')),
        CONSTRAINT "PK_01fca628090e2de2d42689345e8" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX auditing_sample_list ON auditing_sample (year, drawn_at)`);
    await run.query(`
      CREATE TABLE auditing_worksheet (
        id uuid NOT NULL,
        sample_id uuid NOT NULL,
        seq integer NOT NULL,
        stratum text NOT NULL,
        record_id uuid NOT NULL,
        unit_id text NOT NULL,
        amount bigint NOT NULL,
        status text NOT NULL DEFAULT 'open',
        checks jsonb NOT NULL DEFAULT '{}',
        grade text NOT NULL DEFAULT 'none',
        finding text NOT NULL DEFAULT '',
        error_amount bigint NOT NULL DEFAULT '0',
        checked_by uuid,
        checked_at TIMESTAMP WITH TIME ZONE,
        due_on date,
        sent_by uuid,
        sent_at TIMESTAMP WITH TIME ZONE,
        reply text NOT NULL DEFAULT '',
        replied_by uuid,
        replied_at TIMESTAMP WITH TIME ZONE,
        conclusion text NOT NULL DEFAULT '',
        concluded_by uuid,
        concluded_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT auditing_worksheet_status CHECK (status IN ('open','checked','sent','replied','concluded')),
        CONSTRAINT auditing_worksheet_grade CHECK (grade IN ('none','minor','moderate','serious')),
        CONSTRAINT auditing_worksheet_error CHECK (error_amount >= 0),
        CONSTRAINT "PK_aac6c8689bf9e3f13577b73f0ea" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX auditing_worksheet_record ON auditing_worksheet (sample_id, record_id)`);
    await run.query(
      `CREATE INDEX auditing_worksheet_sent ON auditing_worksheet (unit_id, sent_at) WHERE sent_at IS NOT NULL`,
    );
    await run.query(`
      CREATE TABLE auditing_note (
        id uuid NOT NULL,
        year integer NOT NULL,
        unit_id text,
        text text NOT NULL,
        written_by uuid NOT NULL,
        written_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        changed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        removed_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT "PK_11584c4cca780a706a29aadb150" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX auditing_note_list ON auditing_note (year, unit_id) WHERE removed_at IS NULL`);
    await run.query(`
      CREATE TABLE auditing_pack (
        id uuid NOT NULL,
        job_id uuid NOT NULL,
        year integer NOT NULL,
        unit_id text NOT NULL,
        file_id uuid NOT NULL,
        files integer NOT NULL,
        records integer NOT NULL,
        manifest_digest text NOT NULL,
        made_by uuid NOT NULL,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_e9cb34c4e0218f7f16a3911591f" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX auditing_pack_job ON auditing_pack (job_id)`);
    await run.query(`CREATE INDEX auditing_pack_list ON auditing_pack (year, unit_id, made_at)`);
    await run.query(
      `ALTER TABLE auditing_worksheet ADD CONSTRAINT "FK_d32cb68276fa613768ebf9e8c9d" FOREIGN KEY (sample_id) REFERENCES auditing_sample(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE auditing_worksheet ADD CONSTRAINT "FK_790dc7ab6be5ebdb55a6dee0386" FOREIGN KEY (record_id) REFERENCES ledger_record(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE auditing_pack ADD CONSTRAINT "FK_2697f55aa0a0f73aef61edd0171" FOREIGN KEY (file_id) REFERENCES stored_file(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`
      CREATE FUNCTION keep_samples() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a sample never changes once it is drawn' USING ERRCODE = 'restrict_violation';
      END $$`);
    await run.query(
      `CREATE TRIGGER auditing_sample_keep BEFORE UPDATE OR DELETE ON auditing_sample FOR EACH ROW EXECUTE FUNCTION keep_samples()`,
    );
    await run.query(`
      CREATE FUNCTION keep_worksheets() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.status = 'concluded'
           OR (OLD.sample_id, OLD.seq, OLD.stratum, OLD.record_id, OLD.unit_id, OLD.amount)
              IS DISTINCT FROM (NEW.sample_id, NEW.seq, NEW.stratum, NEW.record_id, NEW.unit_id, NEW.amount) THEN
          RAISE EXCEPTION 'a worksheet keeps its record, and itself once it is concluded' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER auditing_worksheet_keep BEFORE UPDATE OR DELETE ON auditing_worksheet FOR EACH ROW EXECUTE FUNCTION keep_worksheets()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE auditing_pack, auditing_note, auditing_worksheet, auditing_sample`);
    await run.query(`DROP FUNCTION keep_samples()`);
    await run.query(`DROP FUNCTION keep_worksheets()`);
  }
}
