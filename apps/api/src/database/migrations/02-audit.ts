import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1767225602000 implements MigrationInterface {
  name = 'Audit1767225602000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE audit_event (
        id uuid NOT NULL,
        at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        user_id uuid,
        user_name text NOT NULL,
        unit_id text,
        action text NOT NULL,
        entity text NOT NULL,
        entity_id text,
        ip text NOT NULL,
        request_id text NOT NULL,
        before jsonb,
        after jsonb,
        CONSTRAINT "PK_5e17158fec0039930c5870f0e4e" PRIMARY KEY (id, at)
      ) PARTITION BY RANGE (at)`);
    await run.query(`CREATE INDEX audit_event_by_user ON audit_event (user_id, id)`);
    await run.query(`CREATE INDEX audit_event_by_entity ON audit_event (entity, entity_id)`);
    await run.query(`CREATE TABLE audit_event_other PARTITION OF audit_event DEFAULT`);
    await run.query(`
      CREATE FUNCTION ensure_audit_partitions() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE first date; part text; lower text; upper text;
      BEGIN
        FOR ahead IN 0..2 LOOP
          first := date_trunc('month', now() AT TIME ZONE 'UTC')::date + make_interval(months => ahead);
          part := 'audit_event_' || to_char(first, 'YYYYMM');
          CONTINUE WHEN to_regclass(part) IS NOT NULL;
          LOCK TABLE audit_event IN SHARE ROW EXCLUSIVE MODE;
          lower := first::text || ' 00:00+00';
          upper := (first + interval '1 month')::date::text || ' 00:00+00';
          -- What came before there was a partition for it lies in the default one, and would be in the way.
          EXECUTE format('CREATE TABLE %I (LIKE audit_event INCLUDING ALL)', part);
          EXECUTE format('WITH moved AS (DELETE FROM audit_event_other WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
            lower, upper, part);
          EXECUTE format('ALTER TABLE audit_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, lower, upper);
        END LOOP;
      END $$`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP FUNCTION ensure_audit_partitions()`);
    await run.query(`DROP TABLE audit_event`);
  }
}
