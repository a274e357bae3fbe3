import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1767225610000 implements MigrationInterface {
  name = 'Notifications1767225610000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE notification (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        link text NOT NULL,
        key text,
        created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        read_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_705b6c7cdf9b2c2ff7ac7872cb7" PRIMARY KEY (id)
      )`);
    await run.query(`CREATE UNIQUE INDEX notification_once ON notification (user_id, key)`);
    await run.query(`CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL`);
    await run.query(`CREATE INDEX notification_list ON notification (user_id, id)`);
    await run.query(
      `ALTER TABLE notification ADD CONSTRAINT "FK_928b7aa1754e08e1ed7052cb9d8" FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE notification`);
  }
}
