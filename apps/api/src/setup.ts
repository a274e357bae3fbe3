import 'reflect-metadata';
import { Obstacle, readConfig } from '@yipanqi/api/platform';
import { loadReference, migrate } from '@yipanqi/api/database';

/** Brings a database to the present schema and reference data: `node dist/apps/api/src/setup.js`. */
export async function setUp(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const config = readConfig(env);
  await migrate(config);
  await loadReference(config);
}

if (require.main === module) {
  setUp().catch((error: unknown) => {
    console.error(error instanceof Obstacle ? `✗ ${error.message}` : error);
    process.exit(1);
  });
}
