import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Questions1767225620000 implements MigrationInterface {
  name = 'Questions1767225620000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE saved_question (
        id uuid NOT NULL,
        owner_id uuid NOT NULL,
        name text NOT NULL,
        question jsonb NOT NULL,
        shared boolean NOT NULL DEFAULT false,
        updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT "PK_question" PRIMARY KEY (id),
        CONSTRAINT "FK_1713febe81cba39e47699927e05" FOREIGN KEY (owner_id) REFERENCES app_user (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX saved_question_one ON saved_question (owner_id, name)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE saved_question`);
  }
}
