import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Plan1767225604000 implements MigrationInterface {
  name = 'Plan1767225604000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE plan_version (
        version integer NOT NULL,
        title text NOT NULL,
        document_number text NOT NULL,
        issued date NOT NULL,
        period_from text NOT NULL,
        period_to text NOT NULL,
        reason text NOT NULL DEFAULT '',
        indicators jsonb NOT NULL,
        digest bytea NOT NULL,
        CONSTRAINT "PK_584a2553a40af1bad01ea64a64b" PRIMARY KEY (version)
      )`);
    await run.query(`
      CREATE TABLE quota_line (
        plan_version integer NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        section text NOT NULL,
        sector text NOT NULL,
        quota bigint NOT NULL,
        sort integer NOT NULL,
        CONSTRAINT "PK_bf890240d87918e06db4c19cc89" PRIMARY KEY (plan_version, key)
      )`);
    await run.query(`
      CREATE TABLE head_target (
        plan_version integer NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        count integer NOT NULL,
        quota_lines text array NOT NULL,
        sort integer NOT NULL,
        CONSTRAINT "PK_3468563ac29fc5137a4413c18a3" PRIMARY KEY (plan_version, key)
      )`);
    await run.query(`
      CREATE TABLE direction (
        plan_version integer NOT NULL,
        key text NOT NULL,
        seq integer NOT NULL,
        printed_no integer NOT NULL,
        name text NOT NULL,
        section text NOT NULL,
        section_name text NOT NULL,
        sector text NOT NULL,
        sector_name text NOT NULL,
        quota_line text,
        head_group text,
        industrial boolean NOT NULL,
        strategic_emerging boolean NOT NULL,
        digital boolean NOT NULL,
        keywords text array NOT NULL,
        segments jsonb NOT NULL,
        CONSTRAINT "PK_2c803df35eb25ad797ac9720485" PRIMARY KEY (plan_version, key)
      )`);
    await run.query(`
      CREATE TABLE annual_target (
        id uuid NOT NULL,
        year integer NOT NULL,
        unit_id text NOT NULL,
        measure text NOT NULL,
        value bigint NOT NULL,
        phasing bigint array,
        status text NOT NULL,
        source text NOT NULL DEFAULT '',
        drafted_by uuid NOT NULL,
        drafted_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        approved_by uuid,
        approved_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT annual_target_status CHECK (status IN ('draft','approved')),
        CONSTRAINT "PK_d5f8ad70e205c252d5d3e5d989c" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX annual_target_one ON annual_target (year, unit_id, measure, status)`);
    await run.query(
      `ALTER TABLE annual_target ADD CONSTRAINT "FK_b303a951fb72df6d3248ef1f3b0" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE annual_target, direction, head_target, quota_line, plan_version`);
  }
}
