import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Schedules1767225611000 implements MigrationInterface {
  name = 'Schedules1767225611000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE job_log (
        id uuid NOT NULL,
        job_id uuid NOT NULL,
        at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
        attempt integer NOT NULL,
        event text NOT NULL,
        detail text NOT NULL DEFAULT '',
        CONSTRAINT job_log_event CHECK (event IN ('started','resumed','failed','gaveUp','done','rerun')),
        CONSTRAINT job_log_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE INDEX job_log_of_job ON job_log (job_id, id)`);
    await run.query(`
      CREATE TABLE schedule (
        key text NOT NULL,
        known_since TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT schedule_pk PRIMARY KEY (key)
      )`);
    await run.query(`
      CREATE TABLE due_work (
        id uuid NOT NULL,
        schedule text NOT NULL,
        period text NOT NULL,
        due_at TIMESTAMP WITH TIME ZONE NOT NULL,
        late_at TIMESTAMP WITH TIME ZONE NOT NULL,
        job_id uuid,
        waits_for text NOT NULL DEFAULT '',
        not_needed text,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT due_work_pk PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX due_work_once ON due_work (schedule, period)`);
    await run.query(`CREATE INDEX due_work_list ON due_work (due_at, id)`);
    await run.query(`CREATE INDEX due_work_open ON due_work (due_at) WHERE job_id IS NULL AND not_needed IS NULL`);
    await run.query(`CREATE INDEX due_work_by_job ON due_work (job_id) WHERE job_id IS NOT NULL`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE due_work, schedule, job_log`);
  }
}
