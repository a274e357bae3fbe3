import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { assertRedisKeeps, readConfig, sayWhy } from '@yipanqi/api/platform';
import { AppModule } from './app.module';
import { stopOnSignal } from './stop-on-signal';

/** Jobs: `node dist/apps/api/src/worker.js`. */
async function main(): Promise<void> {
  const config = readConfig();
  if (config.redisUrl) await assertRedisKeeps(config.redisUrl);
  const app = await NestFactory.createApplicationContext(AppModule.of(config, 'worker'), {
    logger: config.logLevel === 'silent' ? false : ['error', 'fatal', 'warn'],
    abortOnError: false,
  });
  process.send?.('ready');
  stopOnSignal(() => app.close());
}

main().catch((error: unknown) => {
  sayWhy(error);
  process.exit(1);
});
