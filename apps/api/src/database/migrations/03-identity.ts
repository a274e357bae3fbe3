import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1767225603000 implements MigrationInterface {
  name = 'Identity1767225603000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE unit (
        id text NOT NULL,
        name text NOT NULL,
        short_name text NOT NULL,
        kind text NOT NULL,
        parent text,
        cohort text NOT NULL,
        ranked boolean NOT NULL,
        sort integer NOT NULL,
        CONSTRAINT "PK_4252c4be609041e559f0c80f58a" PRIMARY KEY (id)
      )`);
    await run.query(`
      CREATE TABLE unit_alias (
        alias text NOT NULL,
        unit_id text NOT NULL,
        CONSTRAINT "PK_d3d8d1f6d0fb9a1e99b3e7bd0d0" PRIMARY KEY (alias)
      )`);
    await run.query(`CREATE INDEX unit_alias_by_unit ON unit_alias (unit_id)`);
    await run.query(`
      CREATE TABLE app_user (
        id uuid NOT NULL,
        login text NOT NULL,
        name text NOT NULL,
        unit_id text NOT NULL,
        password_hash text NOT NULL,
        failures integer NOT NULL DEFAULT '0',
        locked_until TIMESTAMP WITH TIME ZONE,
        disabled_at TIMESTAMP WITH TIME ZONE,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_22a5c4a3d9b2fb8e4e73fc4ada1" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX app_user_login ON app_user (login)`);
    await run.query(`
      CREATE TABLE user_grant (
        user_id uuid NOT NULL,
        role text NOT NULL,
        unit_id text NOT NULL,
        CONSTRAINT user_grant_role CHECK (role IN ('officer','verifier','leader','auditor','systemAdmin','securityAdmin')),
        CONSTRAINT "PK_8cf5f51ba3f139cd191a3b1e694" PRIMARY KEY (user_id, role, unit_id)
      )`);
    await run.query(`
      CREATE TABLE user_session (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        refresh_digest bytea NOT NULL,
        previous_digest bytea,
        rotated_at TIMESTAMP WITH TIME ZONE,
        ip text NOT NULL,
        agent text NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
        revoked_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_adf3b49590842ac3cf54cac451a" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX user_session_by_user ON user_session (user_id)`);
    await run.query(
      `ALTER TABLE unit_alias ADD CONSTRAINT "FK_cbdb97dbb00c6808d108c95fa6a" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE app_user ADD CONSTRAINT "FK_055c5291f4320e6e092162ae36c" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE user_grant ADD CONSTRAINT "FK_0be169db8e75929dc755b9ef7bb" FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE user_grant ADD CONSTRAINT "FK_43af38b9230b112bf30e6c6f113" FOREIGN KEY (unit_id) REFERENCES unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(
      `ALTER TABLE user_session ADD CONSTRAINT "FK_13275383dcdf095ee29f2b3455a" FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await run.query(`
      CREATE FUNCTION refuse_forbidden_grants() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE roles text[];
      BEGIN
        PERFORM 1 FROM app_user WHERE id = NEW.user_id FOR UPDATE;
        SELECT array_agg(DISTINCT role) || NEW.role INTO roles FROM user_grant WHERE user_id = NEW.user_id;
        IF (SELECT count(DISTINCT r) FROM unnest(roles) r WHERE r IN ('systemAdmin','securityAdmin','auditor')) > 1
          OR (roles && ARRAY['systemAdmin','securityAdmin','auditor'] AND roles && ARRAY['officer','verifier','leader'])
          OR (roles @> ARRAY['officer','verifier'])
        THEN RAISE EXCEPTION 'GRANT_FORBIDDEN_PAIR' USING ERRCODE = 'check_violation'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER user_grant_pairs BEFORE INSERT OR UPDATE ON user_grant FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_grants()`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION refuse_forbidden_grants() CASCADE`);
    await run.query(`DROP TABLE user_session, user_grant, app_user, unit_alias, unit`);
  }
}
