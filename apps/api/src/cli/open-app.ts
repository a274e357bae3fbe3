import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig, startEmbeddedPostgres } from '@yipanqi/api/platform';
import { Client } from 'pg';
import { AppModule } from '../app.module';
import { setUp } from '../setup';

export interface OpenApp {
  app: INestApplicationContext;
  close(): Promise<void>;
}

/**
 * The product's modules on the database of the environment: `DATABASE_URL`, or the embedded one in `dataFolder`, started when it is not
 * running. A database that nobody has set up yet gets migrations and reference data, and no records.
 */
export async function openApp(env: NodeJS.ProcessEnv, dataFolder: string): Promise<OpenApp> {
  const database = env['DATABASE_URL'] ? null : await startEmbeddedPostgres(dataFolder);
  const stop = async (): Promise<void> => database?.stop();
  try {
    const own = database ? { ...env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl } : env;
    const full = { DATABASE_POOL: '4', ...own };
    if (database || !(await isSetUp(full))) await setUp(full);
    const app = await NestFactory.createApplicationContext(AppModule.of(readConfig(full), 'command'), {
      logger: false,
      abortOnError: false,
    });
    return {
      app,
      close: async () => {
        await app.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isSetUp(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { databaseUrl, databaseSchema } = readConfig(env);
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      `${databaseSchema}.migration`,
    ]);
    return rows[0]?.there ?? false;
  } finally {
    await client.end();
  }
}
