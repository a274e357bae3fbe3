import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reports1767225608000 implements MigrationInterface {
  name = 'Reports1767225608000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE edition (
        id uuid NOT NULL,
        kind text NOT NULL,
        period text NOT NULL,
        edition_no integer NOT NULL,
        status text NOT NULL,
        plan_version integer NOT NULL,
        scheme_version integer,
        content text NOT NULL,
        input text NOT NULL,
        input_digest text NOT NULL,
        digest text NOT NULL,
        reason text NOT NULL DEFAULT '',
        differences jsonb,
        computed_by uuid NOT NULL,
        computed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        approved_by uuid,
        approved_at TIMESTAMP WITH TIME ZONE,
        published_by uuid,
        published_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT edition_status CHECK (status IN ('draft','approved','published')),
        CONSTRAINT "PK_059549460a1473d4477f2f041ff" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX edition_one ON edition (kind, period, edition_no)`);
    await run.query(`
      CREATE FUNCTION keep_published_editions() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status = 'published' THEN
          RAISE EXCEPTION 'a published edition never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await run.query(
      `CREATE TRIGGER edition_keep BEFORE UPDATE OR DELETE ON edition FOR EACH ROW EXECUTE FUNCTION keep_published_editions()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION keep_published_editions() CASCADE`);
    await run.query(`DROP TABLE edition`);
  }
}
