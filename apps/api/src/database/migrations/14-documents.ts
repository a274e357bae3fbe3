import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Documents1767225614000 implements MigrationInterface {
  name = 'Documents1767225614000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE document_template (
        kind text NOT NULL,
        version integer NOT NULL,
        mark text NOT NULL,
        number_pattern text NOT NULL,
        issuer text NOT NULL,
        addressee text NOT NULL DEFAULT '',
        red_head boolean NOT NULL DEFAULT true,
        seal_place boolean NOT NULL DEFAULT false,
        charts boolean NOT NULL DEFAULT true,
        made_by uuid,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT document_template_kind CHECK (kind IN ('monthly','monthlyInterim','quarterly','yearly')),
        CONSTRAINT document_template_pk PRIMARY KEY (kind, version)
      )`);
    await run.query(`
      CREATE FUNCTION keep_document_templates() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a version of a template never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    await run.query(
      `CREATE TRIGGER document_template_keep BEFORE UPDATE OR DELETE ON document_template FOR EACH ROW EXECUTE FUNCTION keep_document_templates()`,
    );
    await run.query(`
      CREATE TABLE edition_template (
        edition_id uuid NOT NULL,
        kind text NOT NULL,
        template_version integer NOT NULL,
        CONSTRAINT edition_template_pk PRIMARY KEY (edition_id)
      )`);
    await run.query(`
      CREATE TABLE kept_document (
        key text NOT NULL,
        format text NOT NULL,
        edition_id uuid NOT NULL,
        file_id uuid NOT NULL,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT kept_document_format CHECK (format IN ('docx','xlsx','pdf')),
        CONSTRAINT kept_document_pk PRIMARY KEY (key, format)
      )`);
    await run.query(`CREATE INDEX kept_document_edition ON kept_document (edition_id)`);
    await run.query(`
      INSERT INTO document_template (kind, version, mark, number_pattern, issuer, seal_place) VALUES
        ('monthly', 1, '招商投资促进情况通报', '{year}年第{n}期{edition}', '重庆市招商投资促进局', false),
        ('monthlyInterim', 1, '招商投资促进情况快报', '{year}年第{n}期{edition}', '重庆市招商投资促进局', false),
        ('quarterly', 1, '招商投资促进督查通报', '{year}年督查第{n}期{edition}', '重庆市招商投资促进局', true),
        ('yearly', 1, '招商投资促进考核通报', '{year}年度考核{edition}', '重庆市招商投资促进局', true)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE kept_document`);
    await run.query(`DROP TABLE edition_template`);
    await run.query(`DROP FUNCTION keep_document_templates() CASCADE`);
    await run.query(`DROP TABLE document_template`);
  }
}
