import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Activities1767225613000 implements MigrationInterface {
  name = 'Activities1767225613000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE activity (
        id uuid NOT NULL,
        activity_no text NOT NULL,
        kind text NOT NULL,
        unit_id text NOT NULL,
        occurred_on date NOT NULL,
        leader_level text NOT NULL,
        subject text NOT NULL,
        counterpart text NOT NULL DEFAULT '',
        enterprise_id uuid,
        lead_id uuid,
        place text NOT NULL DEFAULT '',
        result text NOT NULL DEFAULT '',
        evidence text NOT NULL DEFAULT '',
        remark text NOT NULL DEFAULT '',
        status text NOT NULL DEFAULT 'pending',
        sign smallint NOT NULL DEFAULT '1',
        revokes_id uuid,
        recorded_by uuid NOT NULL,
        recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        verified_by uuid,
        verified_at TIMESTAMP WITH TIME ZONE,
        return_reason text NOT NULL DEFAULT '',
        booked_month text,
        names text NOT NULL,
        pinyin text NOT NULL,
        initials text NOT NULL,
        bigrams text array NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT activity_kind CHECK (kind IN ('visit','reception','event','publicity')),
        CONSTRAINT activity_level CHECK (leader_level IN ('principal','deputy','head','staff')),
        CONSTRAINT activity_status CHECK (status IN ('pending','returned','verified','discarded')),
        CONSTRAINT activity_sign CHECK (sign = CASE WHEN revokes_id IS NULL THEN 1 ELSE -1 END),
        CONSTRAINT activity_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE SEQUENCE activity_number`);
    await run.query(`CREATE UNIQUE INDEX activity_no ON activity (activity_no)`);
    await run.query(`CREATE INDEX activity_list ON activity (occurred_on, id)`);
    await run.query(`CREATE INDEX activity_list_unit ON activity (unit_id, occurred_on, id)`);
    await run.query(`CREATE INDEX activity_bigrams ON activity USING gin (bigrams)`);
    await run.query(`CREATE INDEX activity_pinyin ON activity USING gin (pinyin public.gin_trgm_ops)`);
    await run.query(`CREATE INDEX activity_no_prefix ON activity (activity_no text_pattern_ops)`);
    await run.query(`CREATE INDEX activity_queue ON activity (recorded_at, id) WHERE status = 'pending'`);
    await run.query(`CREATE INDEX activity_booked ON activity (booked_month, unit_id, kind) WHERE status = 'verified'`);
    await run.query(`CREATE INDEX activity_by_evidence ON activity (evidence) WHERE evidence <> ''`);
    await run.query(`CREATE INDEX activity_by_enterprise ON activity (enterprise_id) WHERE enterprise_id IS NOT NULL`);
    await run.query(`CREATE INDEX activity_by_lead ON activity (lead_id) WHERE lead_id IS NOT NULL`);
    await run.query(
      `CREATE UNIQUE INDEX activity_revoked_once ON activity (revokes_id) WHERE revokes_id IS NOT NULL AND status <> 'discarded'`,
    );
    await run.query(
      `ALTER TABLE activity ADD CONSTRAINT "FK_dbe26dbc9e49871eedad01b53ac" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE activity ADD CONSTRAINT "FK_58c2ebf9ed2ffe40b6ae5a47439" FOREIGN KEY (enterprise_id) REFERENCES enterprise(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE activity ADD CONSTRAINT "FK_b9a00438bb359b348d6337fe506" FOREIGN KEY (lead_id) REFERENCES lead(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE activity ADD CONSTRAINT "FK_0ba5f430dc930a3f81f0ddc2831" FOREIGN KEY (revokes_id) REFERENCES activity(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`
      CREATE TABLE index_scheme (
        id uuid NOT NULL,
        number integer NOT NULL,
        name text NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        valid_from text NOT NULL,
        status text NOT NULL DEFAULT 'draft',
        body jsonb NOT NULL,
        reason text NOT NULL DEFAULT '',
        drafted_by uuid,
        drafted_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        approved_by uuid,
        approved_at TIMESTAMP WITH TIME ZONE,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT index_scheme_status CHECK (status IN ('draft','approved','discarded')),
        CONSTRAINT index_scheme_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX index_scheme_number ON index_scheme (number)`);
    await run.query(`ALTER TABLE lead_event ADD COLUMN activity_id uuid`);
    // Weekly figures go by the day on which something happened.
    await run.query(`CREATE INDEX ledger_record_by_day ON ledger_record (occurred_on) WHERE status = 'verified'`);
    await run.query(`
      CREATE FUNCTION keep_verified_activities() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.status IN ('verified','discarded') THEN
          RAISE EXCEPTION 'a % activity never changes; it is revoked by another', OLD.status USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF NEW.status = 'verified' AND (NEW.booked_month IS NULL OR NEW.verified_by IS NULL OR NEW.verified_by = NEW.recorded_by) THEN
          RAISE EXCEPTION 'an activity is verified by another, and booked' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.status = 'verified' AND NEW.booked_month <= (SELECT max(month) FROM month_close) THEN
          RAISE EXCEPTION 'month % is closed', NEW.booked_month USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER activity_keep BEFORE INSERT OR UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION keep_verified_activities()`,
    );
    await run.query(`
      CREATE FUNCTION keep_approved_index_schemes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status <> 'draft' THEN
          RAISE EXCEPTION 'a % index scheme never changes', OLD.status USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await run.query(
      `CREATE TRIGGER index_scheme_keep BEFORE UPDATE OR DELETE ON index_scheme FOR EACH ROW EXECUTE FUNCTION keep_approved_index_schemes()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION keep_approved_index_schemes() CASCADE`);
    await run.query(`DROP FUNCTION keep_verified_activities() CASCADE`);
    await run.query(`DROP INDEX ledger_record_by_day`);
    await run.query(`ALTER TABLE lead_event DROP COLUMN activity_id`);
    await run.query(`DROP TABLE index_scheme, activity`);
    await run.query(`DROP SEQUENCE activity_number`);
  }
}
