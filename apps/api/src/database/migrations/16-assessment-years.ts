import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssessmentYears1767225616000 implements MigrationInterface {
  name = 'AssessmentYears1767225616000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE assessment_year (
        id uuid NOT NULL,
        year integer NOT NULL,
        scheme_key text NOT NULL,
        scheme_version integer NOT NULL,
        objection_days integer NOT NULL,
        enrolled_by uuid NOT NULL,
        enrolled_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT assessment_year_days CHECK (objection_days BETWEEN 1 AND 90),
        CONSTRAINT "PK_00f289e6b910c8c355fab95d272" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX assessment_year_one ON assessment_year (year)`);
    await run.query(`
      CREATE TABLE assessment_unit (
        year integer NOT NULL,
        unit_id text NOT NULL,
        cohort text NOT NULL,
        CONSTRAINT "PK_8b4de4c7abd6f0b8bed17804c14" PRIMARY KEY (year, unit_id)
      )`);
    await run.query(`
      CREATE TABLE assessment_input (
        id uuid NOT NULL,
        year integer NOT NULL,
        unit_id text NOT NULL,
        input_key text NOT NULL,
        revision integer NOT NULL,
        value text NOT NULL,
        evidence text NOT NULL,
        note text NOT NULL DEFAULT '',
        objection_id uuid,
        recorded_by uuid NOT NULL,
        recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_c38824f7a43facfd9a5213f1333" PRIMARY KEY (id)
      )`);
    await run.query(
      `CREATE UNIQUE INDEX assessment_input_one ON assessment_input (year, unit_id, input_key, revision)`,
    );
    await run.query(`
      CREATE TABLE assessment_objection (
        id uuid NOT NULL,
        number text NOT NULL,
        year integer NOT NULL,
        edition_id uuid NOT NULL,
        unit_id text NOT NULL,
        list_key text NOT NULL,
        item_key text NOT NULL,
        grounds text NOT NULL,
        evidence text NOT NULL,
        status text NOT NULL,
        raised_by uuid NOT NULL,
        raised_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        comment text NOT NULL DEFAULT '',
        commented_by uuid,
        commented_at TIMESTAMP WITH TIME ZONE,
        reply text NOT NULL DEFAULT '',
        correction text,
        decided_by uuid,
        decided_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT assessment_objection_status CHECK (status IN ('open','granted','rejected')),
        CONSTRAINT assessment_objection_correction CHECK (correction IN ('manualInput','ledger')),
        CONSTRAINT "PK_8c53f61df8cbe3351f90c7a7a28" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX assessment_objection_number ON assessment_objection (number)`);
    await run.query(
      `CREATE UNIQUE INDEX assessment_objection_open ON assessment_objection (year, unit_id, list_key, item_key) WHERE status = 'open'`,
    );
    await run.query(`CREATE INDEX assessment_objection_by_edition ON assessment_objection (edition_id)`);
    await run.query(`
      CREATE TABLE assessment_late_record (
        objection_id uuid NOT NULL,
        record_id uuid NOT NULL,
        CONSTRAINT "PK_08a7dbd68148f250ed317bb971f" PRIMARY KEY (objection_id, record_id)
      )`);
    await run.query(
      `ALTER TABLE assessment_unit ADD CONSTRAINT "FK_bb2bf4e7c149217df29de71cf25" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE assessment_input ADD CONSTRAINT "FK_c78d3b3f45a37ee0d80e8f00c74" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE assessment_objection ADD CONSTRAINT "FK_79925c5af7363ae48e050f99794" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE assessment_late_record ADD CONSTRAINT "FK_2cd331f212ade87d6eeb5a852d1" FOREIGN KEY (objection_id) REFERENCES assessment_objection(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE assessment_late_record ADD CONSTRAINT "FK_ede578b8593717bb2ab93afbee5" FOREIGN KEY (record_id) REFERENCES ledger_record(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`
      CREATE FUNCTION keep_assessment_inputs() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'an assessment input is replaced by its next revision' USING ERRCODE = 'restrict_violation';
      END $$`);
    await run.query(
      `CREATE TRIGGER assessment_input_keep BEFORE UPDATE OR DELETE ON assessment_input FOR EACH ROW EXECUTE FUNCTION keep_assessment_inputs()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION keep_assessment_inputs() CASCADE`);
    await run.query(
      `DROP TABLE assessment_late_record, assessment_objection, assessment_input, assessment_unit, assessment_year`,
    );
  }
}
