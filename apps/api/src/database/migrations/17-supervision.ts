import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Supervision1767225617000 implements MigrationInterface {
  name = 'Supervision1767225617000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE supervision_rule_set (
        id uuid NOT NULL,
        rules_version integer NOT NULL,
        name text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        status text NOT NULL,
        rules jsonb NOT NULL,
        lights jsonb NOT NULL,
        reason text NOT NULL DEFAULT '',
        drafted_by uuid,
        drafted_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        approved_by uuid,
        approved_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT supervision_rule_set_status CHECK (status IN ('draft','approved')),
        CONSTRAINT "PK_44dcee766366de43623e3a199a7" PRIMARY KEY (id)
      )`);
    await run.query(
      `CREATE UNIQUE INDEX supervision_rule_set_one_draft ON supervision_rule_set (status) WHERE status = 'draft'`,
    );
    await run.query(`CREATE UNIQUE INDEX supervision_rule_set_version ON supervision_rule_set (rules_version)`);
    await run.query(`
      CREATE TABLE supervision_run (
        quarter text NOT NULL,
        rules_version integer NOT NULL,
        as_of date NOT NULL,
        found integer NOT NULL,
        red integer NOT NULL,
        run_by uuid NOT NULL,
        run_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_c80506dfaa9f79570164784f1d6" PRIMARY KEY (quarter)
      )`);
    await run.query(`
      CREATE TABLE supervision_finding (
        quarter text NOT NULL,
        key text NOT NULL,
        seq integer NOT NULL,
        rule text NOT NULL,
        light text NOT NULL,
        unit_id text NOT NULL,
        finding jsonb NOT NULL,
        CONSTRAINT "PK_0415292a3bf4b2a00cf089041ba" PRIMARY KEY (quarter, key),
        CONSTRAINT "FK_97833e0df3e9a7dbaf01d0d54a4" FOREIGN KEY (unit_id) REFERENCES unit (id)
      )`);
    await run.query(`CREATE INDEX supervision_finding_by_unit ON supervision_finding (quarter, unit_id)`);
    await run.query(`CREATE UNIQUE INDEX supervision_finding_list ON supervision_finding (quarter, seq)`);
    await run.query(`
      CREATE TABLE supervision_order (
        id uuid NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL,
        unit_id text NOT NULL,
        item text NOT NULL,
        asked text NOT NULL,
        quarter text,
        state text NOT NULL,
        deadline date NOT NULL,
        extension_until date,
        level integer NOT NULL DEFAULT '0',
        issued_by uuid NOT NULL,
        issued_on date NOT NULL,
        ended_on date,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT supervision_order_level CHECK (level BETWEEN 0 AND 2),
        CONSTRAINT supervision_order_state CHECK (state IN ('issued','replied','returned','closed','withdrawn')),
        CONSTRAINT "PK_06e97a9250b4c76e4be9a99de66" PRIMARY KEY (id),
        CONSTRAINT "FK_74314cc0e82c643637944c3c2b4" FOREIGN KEY (unit_id) REFERENCES unit (id)
      )`);
    await run.query(
      `CREATE INDEX supervision_order_by_deadline ON supervision_order (deadline, id) WHERE state IN ('issued','returned')`,
    );
    await run.query(`CREATE INDEX supervision_order_by_unit ON supervision_order (unit_id, state, deadline)`);
    await run.query(`CREATE UNIQUE INDEX supervision_order_number ON supervision_order (year, serial)`);
    await run.query(`
      CREATE TABLE supervision_order_finding (
        order_id uuid NOT NULL,
        finding_key text NOT NULL,
        seq integer NOT NULL,
        open boolean NOT NULL DEFAULT true,
        finding jsonb NOT NULL,
        CONSTRAINT "PK_5899efde6f20a29995f76d2238b" PRIMARY KEY (order_id, finding_key),
        CONSTRAINT "FK_dc7f1aeac07aa44555039a06787" FOREIGN KEY (order_id) REFERENCES supervision_order (id)
      )`);
    await run.query(
      `CREATE UNIQUE INDEX supervision_order_finding_open ON supervision_order_finding (finding_key) WHERE open`,
    );
    await run.query(`
      CREATE TABLE supervision_event (
        id uuid NOT NULL,
        order_id uuid NOT NULL,
        seq integer NOT NULL,
        kind text NOT NULL,
        on_day date NOT NULL,
        at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        user_id uuid NOT NULL,
        user_name text NOT NULL,
        text text NOT NULL DEFAULT '',
        evidence text NOT NULL DEFAULT '',
        deadline date,
        fence text,
        CONSTRAINT "PK_fb2e116ac42185037e5e67fc1f2" PRIMARY KEY (id),
        CONSTRAINT "FK_721bbcfeab060d9f73dfca92a09" FOREIGN KEY (order_id) REFERENCES supervision_order (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX supervision_event_once ON supervision_event (fence)`);
    await run.query(`CREATE UNIQUE INDEX supervision_event_of_order ON supervision_event (order_id, seq)`);
    await run.query(`
      CREATE FUNCTION keep_approved_supervision_rules() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status = 'approved' THEN
          RAISE EXCEPTION 'approved rules never change' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await run.query(
      `CREATE TRIGGER supervision_rule_set_keep BEFORE UPDATE OR DELETE ON supervision_rule_set FOR EACH ROW EXECUTE FUNCTION keep_approved_supervision_rules()`,
    );
    await run.query(`
      CREATE FUNCTION keep_supervision_events() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what happened to an order is only added to' USING ERRCODE = 'restrict_violation';
      END $$`);
    await run.query(
      `CREATE TRIGGER supervision_event_keep BEFORE UPDATE OR DELETE ON supervision_event FOR EACH ROW EXECUTE FUNCTION keep_supervision_events()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION keep_approved_supervision_rules() CASCADE`);
    await run.query(`DROP FUNCTION keep_supervision_events() CASCADE`);
    await run.query(
      `DROP TABLE supervision_event, supervision_order_finding, supervision_order, supervision_finding, supervision_run, supervision_rule_set`,
    );
  }
}
