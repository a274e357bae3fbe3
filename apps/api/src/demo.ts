import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '@yipanqi/api/platform';
import { AppModule } from './app.module';
import { loadDemo } from '@yipanqi/api/database';

/** Loads the demonstration records into a database that has no lead yet: `node dist/apps/api/src/demo.js`. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.of(readConfig(), 'command'), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  await loadDemo(app, (text) => void process.stdout.write(`${text}\n`));
  await app.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
