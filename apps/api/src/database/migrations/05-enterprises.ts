import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enterprises1767225605000 implements MigrationInterface {
  name = 'Enterprises1767225605000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE enterprise (
        id uuid NOT NULL,
        name text NOT NULL,
        name_key text NOT NULL,
        core_name text NOT NULL,
        uscc text,
        names text NOT NULL,
        pinyin text NOT NULL,
        initials text NOT NULL,
        bigrams text array NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        import_id uuid,
        created_by uuid NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT "PK_09687cd306dc5d486c0e227c471" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX enterprise_name_key ON enterprise (name_key)`);
    await run.query(`CREATE INDEX enterprise_core_name ON enterprise (core_name text_pattern_ops)`);
    await run.query(`CREATE INDEX enterprise_core_tail ON enterprise (reverse(core_name) text_pattern_ops)`);
    await run.query(`CREATE UNIQUE INDEX enterprise_uscc ON enterprise (uscc)`);
    await run.query(`
      CREATE TABLE enterprise_alias (
        name_key text NOT NULL,
        alias text NOT NULL,
        enterprise_id uuid NOT NULL,
        CONSTRAINT "PK_d97a4c959a74bc5fe38b8d3d67e" PRIMARY KEY (name_key)
      )`);
    await run.query(`CREATE INDEX enterprise_alias_by_enterprise ON enterprise_alias (enterprise_id)`);
    await run.query(`
      CREATE TABLE head_list (
        key text NOT NULL,
        list text NOT NULL,
        year integer NOT NULL,
        CONSTRAINT "PK_efee5085c74b6e148ff300d0235" PRIMARY KEY (key)
      )`);
    await run.query(`
      CREATE TABLE head_list_entry (
        list_key text NOT NULL,
        name_key text NOT NULL,
        name text NOT NULL,
        rank integer,
        source text NOT NULL DEFAULT '',
        CONSTRAINT "PK_32d917927824cf8905c5fb54fda" PRIMARY KEY (list_key, name_key)
      )`);
    await run.query(
      `ALTER TABLE enterprise_alias ADD CONSTRAINT "FK_c7811c7b30226d4fc73bd02b903" FOREIGN KEY (enterprise_id) REFERENCES enterprise(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE head_list_entry ADD CONSTRAINT "FK_808b177cbe099bac9e5a0153ac2" FOREIGN KEY (list_key) REFERENCES head_list(key) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public`);
    await run.query(`CREATE INDEX enterprise_bigrams ON enterprise USING gin (bigrams)`);
    await run.query(
      `CREATE INDEX enterprise_initials ON enterprise USING gin (initials public.gin_trgm_ops, pinyin public.gin_trgm_ops)`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE head_list_entry, head_list, enterprise_alias, enterprise`);
  }
}
