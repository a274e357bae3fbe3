/** Everything the environment decides, read once. Units are in the names; an unusable value is an error at start-up. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Where the API and the worker sign in to Postgres; the role owns no table. */
  databaseUrl: string;
  /** Where migrations sign in; the role owns the tables. */
  databaseOwnerUrl: string;
  /** True when one address serves both, so that connections must step down to the application role. */
  stepDown: boolean;
  databaseSchema: string;
  databasePool: number;
  redisUrl: string | null;
  /** A worker that says nothing for this long is taken for dead, and its job is given out again. */
  jobLeaseSeconds: number;
  /** Key of the access tokens' signature. */
  tokenSecret: string;
  webRoot: string | null;
  sampleAccounts: boolean;
  logLevel: 'silent' | 'error' | 'info';
}

/** The database role that API and worker act as: it owns no table and cannot change the schema. */
export const APP_ROLE = 'yipanqi_app';

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const production = env['NODE_ENV'] === 'production';
  const databaseUrl = required(env, 'DATABASE_URL');
  const ownerUrl = env['DATABASE_OWNER_URL'];
  const schema = env['DATABASE_SCHEMA'] ?? 'yipanqi';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new Error(`DATABASE_SCHEMA 只能用小写字母、数字和下划线：${schema}`);
  return {
    production,
    port: integer(env, 'PORT', 8080),
    host: env['HOST'] ?? '0.0.0.0',
    databaseUrl,
    databaseOwnerUrl: ownerUrl ?? databaseUrl,
    stepDown: !ownerUrl || ownerUrl === databaseUrl,
    databaseSchema: schema,
    databasePool: integer(env, 'DATABASE_POOL', 16),
    redisUrl: env['REDIS_URL'] || null,
    jobLeaseSeconds: Math.max(integer(env, 'JOB_LEASE_SECONDS', 30), 3),
    tokenSecret: production ? required(env, 'TOKEN_SECRET') : (env['TOKEN_SECRET'] ?? 'yipanqi-development-only'),
    webRoot: env['WEB_ROOT'] || null,
    sampleAccounts: !production || env['SAMPLE_ACCOUNTS'] === 'true',
    logLevel: (env['LOG_LEVEL'] as Config['logLevel'] | undefined) ?? 'info',
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`缺少环境变量 ${name}`);
  return value;
}

function integer(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name];
  if (!text) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`环境变量 ${name} 应为非负整数，现为 ${text}`);
  return value;
}
