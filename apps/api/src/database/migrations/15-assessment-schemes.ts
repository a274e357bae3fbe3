import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssessmentSchemes1767225615000 implements MigrationInterface {
  name = 'AssessmentSchemes1767225615000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE assessment_scheme (
        id uuid NOT NULL,
        key text NOT NULL,
        number integer NOT NULL,
        name text NOT NULL,
        sample boolean NOT NULL,
        status text NOT NULL,
        content text NOT NULL,
        digest bytea NOT NULL,
        reason text NOT NULL DEFAULT '',
        drafted_by uuid,
        drafted_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        approved_by uuid,
        approved_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT assessment_scheme_status CHECK (status IN ('draft','approved')),
        CONSTRAINT assessment_scheme_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX assessment_scheme_number ON assessment_scheme (key, number)`);
    await run.query(
      `CREATE UNIQUE INDEX assessment_scheme_one_draft ON assessment_scheme (key) WHERE status = 'draft'`,
    );
    await run.query(`
      CREATE FUNCTION keep_approved_schemes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status = 'approved' THEN
          RAISE EXCEPTION 'an approved scheme never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'UPDATE' AND NEW.status = 'approved' AND (NEW.content <> OLD.content OR NEW.approved_by IS NULL
            OR NEW.approved_by IS NOT DISTINCT FROM NEW.drafted_by) THEN
          RAISE EXCEPTION 'a scheme is approved as it was drafted, by somebody else' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await run.query(
      `CREATE TRIGGER assessment_scheme_keep BEFORE UPDATE OR DELETE ON assessment_scheme FOR EACH ROW EXECUTE FUNCTION keep_approved_schemes()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION keep_approved_schemes() CASCADE`);
    await run.query(`DROP TABLE assessment_scheme`);
  }
}
