import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Leads1767225606000 implements MigrationInterface {
  name = 'Leads1767225606000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE lead (
        id uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        enterprise_id uuid NOT NULL,
        unit_id text NOT NULL,
        place_unit_id text,
        direction text,
        quota_line text NOT NULL,
        head_group text,
        industrial boolean NOT NULL,
        strategic_emerging boolean NOT NULL,
        digital boolean NOT NULL,
        registered_on date NOT NULL,
        stage text NOT NULL,
        stage_before text,
        stage_since TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        incorporated_on date,
        expected bigint,
        contracted bigint NOT NULL DEFAULT '0',
        in_place bigint NOT NULL DEFAULT '0',
        signed_on date,
        owner_id uuid NOT NULL,
        source text NOT NULL DEFAULT '',
        referrer text NOT NULL DEFAULT '',
        contact_name text NOT NULL DEFAULT '',
        contact_phone text NOT NULL DEFAULT '',
        remark text NOT NULL DEFAULT '',
        next_step text NOT NULL DEFAULT '',
        next_step_on date,
        names text NOT NULL,
        pinyin text NOT NULL,
        initials text NOT NULL,
        bigrams text array NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        import_id uuid,
        created_by uuid NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        touched_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT lead_stage CHECK (stage IN ('clue','appraisal','negotiation','signed','registered','construction','production','fullCapacity','withdrawn','terminated')),
        CONSTRAINT "PK_ca96c1888f7dcfccab72b72fffa" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX lead_code ON lead (code)`);
    await run.query(`CREATE INDEX lead_by_enterprise ON lead (enterprise_id)`);
    await run.query(`CREATE INDEX lead_by_owner ON lead (owner_id)`);
    await run.query(`CREATE INDEX lead_by_import ON lead (import_id) WHERE import_id IS NOT NULL`);
    await run.query(`CREATE INDEX lead_list_stage ON lead (stage, touched_at, id)`);
    await run.query(`CREATE INDEX lead_list_line ON lead (quota_line, touched_at, id)`);
    await run.query(`CREATE INDEX lead_list_unit ON lead (unit_id, touched_at, id)`);
    await run.query(`CREATE INDEX lead_list ON lead (touched_at, id)`);
    await run.query(`
      CREATE TABLE lead_split (
        lead_id uuid NOT NULL,
        effective_from date NOT NULL,
        unit_id text NOT NULL,
        bp integer NOT NULL,
        CONSTRAINT lead_split_bp CHECK (bp > 0 AND bp <= 10000),
        CONSTRAINT "PK_efae7fa6bdb31cfd105cf6e679f" PRIMARY KEY (lead_id, effective_from, unit_id)
      )`);
    await run.query(`
      CREATE TABLE lead_event (
        id uuid NOT NULL,
        lead_id uuid NOT NULL,
        at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        kind text NOT NULL,
        user_id uuid NOT NULL,
        user_name text NOT NULL,
        occurred_on date,
        text text NOT NULL DEFAULT '',
        record_id uuid,
        CONSTRAINT "PK_0e3a022852537b7a1237efab44b" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX lead_event_by_lead ON lead_event (lead_id, at)`);
    await run.query(
      `ALTER TABLE lead ADD CONSTRAINT "FK_c4658d69183d626cda960ca4e3c" FOREIGN KEY (enterprise_id) REFERENCES enterprise(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE lead ADD CONSTRAINT "FK_750e8601af8957a004ee31b713e" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE lead_split ADD CONSTRAINT "FK_5fbda9016f71185cd6ed7a4d030" FOREIGN KEY (lead_id) REFERENCES lead(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE lead_split ADD CONSTRAINT "FK_90455154269f00aa5f28cc7e705" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE lead_event ADD CONSTRAINT "FK_c8014ff55bd65893e9f627b8ada" FOREIGN KEY (lead_id) REFERENCES lead(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`CREATE INDEX lead_bigrams ON lead USING gin (bigrams)`);
    await run.query(
      `CREATE INDEX lead_initials ON lead USING gin (initials public.gin_trgm_ops, pinyin public.gin_trgm_ops)`,
    );
    await run.query(`CREATE INDEX lead_code_prefix ON lead (code text_pattern_ops)`);
    await run.query(`CREATE SEQUENCE lead_number`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP SEQUENCE lead_number`);
    await run.query(`DROP TABLE lead_event, lead_split, lead`);
  }
}
