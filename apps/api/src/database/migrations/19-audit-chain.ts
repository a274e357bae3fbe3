import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditChain1767225619000 implements MigrationInterface {
  name = 'AuditChain1767225619000';

  async up(run: QueryRunner): Promise<void> {
    await run.query(
      `CREATE FUNCTION current_txid() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT (pg_current_xact_id()::text)::bigint'`,
    );
    // Rows of before have none; they come first in the chain.
    await run.query(`ALTER TABLE audit_event ADD COLUMN txid bigint`);
    await run.query(`ALTER TABLE audit_event ALTER COLUMN txid SET DEFAULT current_txid()`);
    await run.query(`CREATE INDEX audit_event_by_tx ON audit_event (txid, id)`);
    await run.query(`
      CREATE TABLE audit_chain (
        seq bigint NOT NULL,
        event_id uuid NOT NULL,
        prev_hash bytea NOT NULL,
        hash bytea NOT NULL,
        sealed_below bigint NOT NULL,
        sealed_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "PK_d31e87c3f18459d04fe709c30a5" PRIMARY KEY (seq)
      )`);
    await run.query(`CREATE UNIQUE INDEX audit_chain_event ON audit_chain (event_id)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE audit_chain`);
    await run.query(`DROP INDEX audit_event_by_tx`);
    await run.query(`ALTER TABLE audit_event DROP COLUMN txid`);
    await run.query(`DROP FUNCTION current_txid()`);
  }
}
