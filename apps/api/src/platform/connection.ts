import type { PoolConfig } from 'pg';
import { APP_ROLE, type Config } from './config';

/** How API and worker connect: search path, time zone and limits pinned; the role stepped down to the one that owns nothing. */
export function connectionOptions(config: Config, schema: string): PoolConfig {
  const settings = [
    `search_path=${schema},public`,
    'timezone=UTC',
    'statement_timeout=60000',
    'idle_in_transaction_session_timeout=120000',
    'jit=off',
    ...(config.stepDown ? [`role=${APP_ROLE}`] : []),
  ];
  return {
    connectionString: config.databaseUrl,
    options: settings.map((each) => `-c ${each}`).join(' '),
    max: config.databasePool,
    keepAlive: true,
  };
}

/** How migrations connect: as the owner of the tables. */
export function ownerOptions(config: Config): PoolConfig {
  return {
    connectionString: config.databaseOwnerUrl,
    options: `-c search_path=${config.databaseSchema},public -c timezone=UTC`,
    max: 2,
  };
}
