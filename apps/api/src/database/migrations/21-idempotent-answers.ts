import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers are kept letter by letter: jsonb would give a retry its fields in another order. */
export class IdempotentAnswers1767225621000 implements MigrationInterface {
  name = 'IdempotentAnswers1767225621000';

  async up(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE idempotency ALTER COLUMN answer TYPE json USING answer::json');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE idempotency ALTER COLUMN answer TYPE jsonb USING answer::jsonb');
  }
}
