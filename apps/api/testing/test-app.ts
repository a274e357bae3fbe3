import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ActorRepository } from '@yipanqi/api/identity';
import { Database, newId, readConfig, writeOf, type Actor, type Write } from '@yipanqi/api/platform';
import { Client } from 'pg';
import { AppModule } from '../src/app.module';

/** The product's modules on a database of their own: schema, reference data and sample accounts, no records. */
export class TestApp {
  private constructor(
    private readonly context: INestApplicationContext,
    readonly db: Database,
    readonly databaseUrl: string,
    private readonly database: string,
  ) {}

  static async open(): Promise<TestApp> {
    const database = `test_${newId().replaceAll('-', '')}`;
    await asOwner(`CREATE DATABASE ${database} TEMPLATE yipanqi`);
    const databaseUrl = swapDatabase(process.env['YIPANQI_TEST_APP_URL']!, database);
    const ownerUrl = swapDatabase(process.env['YIPANQI_TEST_OWNER_URL']!, database);
    const config = readConfig({ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_POOL: '6' });
    const context = await NestFactory.createApplicationContext(AppModule.of(config, 'command'), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    return new TestApp(context, context.get(Database), databaseUrl, database);
  }

  get<T>(type: Type<T>): T {
    return this.context.get(type, { strict: false });
  }

  /** A sample account as it would act, e.g. `officer-500101`. */
  async actor(login: string): Promise<Actor> {
    const actor = await this.get(ActorRepository).ofUser(login, 'test');
    if (!actor) throw new Error(`no sample account ${login}`);
    return actor;
  }

  /** An unsafe request of a sample account, with a fresh Idempotency-Key. */
  async write(login: string): Promise<Write> {
    return writeOf(await this.actor(login), newId(), 'POST', '/test', newId());
  }

  async close(): Promise<void> {
    await this.context.close();
    await asOwner(`DROP DATABASE ${this.database} WITH (FORCE)`);
  }
}

function swapDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}

/** On the maintenance database, so that the template is free to be copied. */
async function asOwner(statement: string): Promise<void> {
  const client = new Client(swapDatabase(process.env['YIPANQI_TEST_OWNER_URL']!, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
