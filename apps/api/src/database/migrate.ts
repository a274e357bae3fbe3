import { runMigrations as migrateQueue } from 'bullmq';
import { Client, type ClientBase } from 'pg';
import { APP_ROLE, type Config, Obstacle, ownerOptions, QUEUE } from '@yipanqi/api/platform';
import { openDataSource } from './data-source';

const INSUFFICIENT_PRIVILEGE = '42501';
const LOCK = 7_217_001;

/** Brings a database to the present schema as its owner, and gives the application role its rights. One at a time. */
export async function migrate(config: Config): Promise<void> {
  const { max: _, ...options } = ownerOptions(config);
  const client = new Client(options);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRole(client, new URL(config.databaseOwnerUrl).username);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${config.databaseSchema}`);
    const source = await openDataSource(ownerOptions(config));
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    await ensureAuditPartitions(client);
    await grantRights(client, config.databaseSchema);
    if (!config.redisUrl) {
      await migrateQueue(client);
      await ensureQueueNumbers(client);
      await grantRights(client, 'bullmq');
    }
  } finally {
    await client.end();
  }
}

async function ensureRole(client: ClientBase, user: string): Promise<void> {
  try {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE} NOLOGIN; END IF;
      IF NOT pg_has_role(current_user, '${APP_ROLE}', 'SET') THEN EXECUTE format('GRANT ${APP_ROLE} TO %I', current_user); END IF;
    END $$`);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Obstacle(
      `数据库用户 ${user} 不能建立或使用角色 ${APP_ROLE}：请由数据库管理员执行 CREATE ROLE ${APP_ROLE}（若还没有）和 GRANT ${APP_ROLE} TO ${user}。`,
    );
  }
}

/** Partitions of the audit log: this month and the next two; a default one catches whatever else. */
async function ensureAuditPartitions(client: ClientBase): Promise<void> {
  await client.query('SELECT ensure_audit_partitions()');
}

/** The queue makes the sequence of its job numbers with the first job, and the API's role may make nothing. */
async function ensureQueueNumbers(client: ClientBase): Promise<void> {
  await client.query(`DO $$ BEGIN
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS bullmq.%I', bullmq.job_id_seq_name('${QUEUE}'));
  END $$`);
}

/** Data rights only: nothing is owned; the audit log, postings, closes and totals can be added to and read, not changed. */
async function grantRights(client: ClientBase, schema: string): Promise<void> {
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${APP_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${APP_ROLE};`);
  if (schema === 'bullmq') return;
  await client.query(`DO $$ DECLARE part text; BEGIN
    FOR part IN SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = '${schema}' AND c.relkind IN ('r','p')
        AND c.relname ~ '^(audit_event|audit_chain|ledger_posting|month_close|month_total|migration|plan_version|quota_line|head_target|direction)'
    LOOP EXECUTE 'REVOKE UPDATE, DELETE, TRUNCATE ON ' || part || ' FROM ${APP_ROLE}'; END LOOP;
  END $$`);
}
