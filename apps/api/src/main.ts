import 'reflect-metadata';
import { readConfig } from '@yipanqi/api/platform';
import { createHttp } from './http';
import { stopOnSignal } from './stop-on-signal';

/** HTTP: `node dist/apps/api/src/main.js`. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await createHttp(config);
  await app.listen(config.port, config.host);
  process.send?.('ready');
  stopOnSignal(() => app.close());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
