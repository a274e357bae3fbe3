import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';

/** What can run a statement: the pool for single reads, a transaction for everything else. */
export interface Queryable {
  /** Rows of one statement with positional parameters. */
  query<R extends QueryResultRow>(text: string, params?: readonly unknown[]): Promise<R[]>;
  /** The first row or null. */
  one<R extends QueryResultRow>(text: string, params?: readonly unknown[]): Promise<R | null>;
  /** A named (prepared) statement: for hot lists and look-ups. Never for substring search: its generic plan is 100× slower. */
  named<R extends QueryResultRow>(name: string, text: string, params?: readonly unknown[]): Promise<R[]>;
  /** Runs and returns the number of rows touched. */
  run(text: string, params?: readonly unknown[]): Promise<number>;
}

/** An open transaction. */
export interface Tx extends Queryable {
  readonly client: PoolClient;
}

/** TypeORM's pool, with transactions that read as one block. */
@Injectable()
export class Database implements Queryable {
  readonly pool: Pool;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async query<R extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(text, params as unknown[])).rows;
  }

  async one<R extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<R | null> {
    return (await this.query<R>(text, params))[0] ?? null;
  }

  async named<R extends QueryResultRow>(name: string, text: string, params: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>({ name, text, values: params as unknown[] })).rows;
  }

  async run(text: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.pool.query(text, params as unknown[])).rowCount ?? 0;
  }

  /** One transaction, READ COMMITTED; rolled back when `work` throws. */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction('BEGIN', work);
  }

  /** One consistent picture for a report: REPEATABLE READ READ ONLY. */
  async snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  private async inTransaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(asTx(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** A transaction's face over a pg client. */
export function asTx(client: PoolClient): Tx {
  const query = async <R extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<R[]> =>
    (await client.query<R>(text, params as unknown[])).rows;
  return {
    client,
    query,
    one: async <R extends QueryResultRow>(text: string, params?: readonly unknown[]) =>
      (await query<R>(text, params))[0] ?? null,
    named: async <R extends QueryResultRow>(name: string, text: string, params: readonly unknown[] = []) =>
      (await client.query<R>({ name, text, values: params as unknown[] })).rows,
    run: async (text: string, params: readonly unknown[] = []) =>
      (await client.query(text, params as unknown[])).rowCount ?? 0,
  };
}
