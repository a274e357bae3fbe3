import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1767225601000 implements MigrationInterface {
  name = 'Platform1767225601000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE stored_file (
        id uuid NOT NULL,
        name text NOT NULL,
        mime text NOT NULL,
        size bigint NOT NULL,
        "sha256" bytea NOT NULL,
        created_by uuid NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_e140967af84027b493a3ff04fbb" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX stored_file_by_user ON stored_file (created_by)`);
    await run.query(`
      CREATE TABLE stored_file_part (
        file_id uuid NOT NULL,
        seq integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT "PK_40066475a098a3c971aa046f353" PRIMARY KEY (file_id, seq)
      )`);
    await run.query(`
      CREATE TABLE idempotency (
        user_id uuid NOT NULL,
        key text NOT NULL,
        digest bytea NOT NULL,
        answer jsonb NOT NULL,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_b769b270c8c530b20c431bd19d8" PRIMARY KEY (user_id, key)
      )`);
    await run.query(`
      CREATE TABLE job (
        id uuid NOT NULL,
        kind text NOT NULL,
        fence text,
        payload jsonb NOT NULL,
        status text NOT NULL DEFAULT 'queued',
        done integer NOT NULL DEFAULT '0',
        total integer NOT NULL DEFAULT '0',
        message text NOT NULL DEFAULT '',
        result_url text,
        error_code text,
        attempts integer NOT NULL DEFAULT '0',
        created_by uuid NOT NULL,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        dispatched_at TIMESTAMP WITH TIME ZONE,
        lease_until TIMESTAMP WITH TIME ZONE,
        started_at TIMESTAMP WITH TIME ZONE,
        finished_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT job_status CHECK (status IN ('queued','running','done','failed')),
        CONSTRAINT "PK_98ab1c14ff8d1cf80d18703b92f" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX job_fence ON job (fence)`);
    await run.query(`CREATE INDEX job_by_user ON job (created_by, created_at)`);
    await run.query(`CREATE INDEX job_open ON job (created_at) WHERE status IN ('queued','running')`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE stored_file_part, stored_file, idempotency, job`);
  }
}
