import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import { canonicalJson, RuleBroken } from '@yipanqi/domain';
import type { ActedRequest, Actor } from './actor';
import { Database, type Tx } from './database';

/** One unsafe request: who, with which Idempotency-Key, and what exactly was asked. */
export interface Write {
  actor: Actor;
  key: string;
  /** SHA-256 of method, address and body. */
  digest: Buffer;
}

const TURNS_MAX = 4;
const DEADLOCK_PAUSE_MS = 100;
const KEY = /^[\x21-\x7e]{8,100}$/;

/** The unsafe request as a controller's parameter; without a usable Idempotency-Key it is refused. */
export const CurrentWrite = createParamDecorator((_: unknown, context: ExecutionContext): Write => {
  const request = context.switchToHttp().getRequest<ActedRequest>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new RuleBroken('IDEMPOTENCY_KEY_REQUIRED');
  if (!request.actor) throw new Error('CurrentWrite used on a route that nobody signed in to');
  // A streamed upload is told apart by its bytes, by the use case that reads them.
  const body = request.body instanceof Readable ? undefined : request.body;
  return writeOf(request.actor, key, request.method, request.url, body);
});

/** Builds the write that a controller gets from a request; commands build their own with it. */
export function writeOf(actor: Actor, key: string, method: string, address: string, body: unknown): Write {
  const text = `${method} ${address}\n${body === undefined ? '' : canonicalJson(body)}`;
  return { actor, key, digest: createHash('sha256').update(text).digest() };
}

interface Remembered {
  digest: Buffer;
  answer: unknown;
}

/**
 * Runs a write once: the answer is stored in the transaction of the write, and a retry with the same key gets it back.
 * The same key with another request → IDEMPOTENCY_KEY_REUSED (422).
 */
@Injectable()
export class Writes {
  constructor(private readonly db: Database) {}

  async run<T>(write: Write, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn++) {
      try {
        return await this.once(write, work);
      } catch (error) {
        // Two writes waited for each other, and Postgres ended this one: nothing of it stays. The other goes first.
        if (turn === TURNS_MAX || !isDeadlock(error)) throw error;
        await delay(turn * DEADLOCK_PAUSE_MS);
      }
    }
  }

  private async once<T>(write: Write, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.db.tx(async (tx) => {
        const answer = await work(tx);
        await tx.named(
          'idempotency-remember',
          'INSERT INTO idempotency (user_id, key, digest, answer, made_at) VALUES ($1, $2, $3, $4, now())',
          [write.actor.userId, write.key, write.digest, JSON.stringify(answer ?? null)],
        );
        return answer;
      });
    } catch (error) {
      // Retries are rare, so nothing is asked beforehand. A retry stumbles over what the first one has done, at the latest over
      // its key; whatever it was, nothing of it stays, and it answers with what the first one answered.
      const first = await this.remembered(this.db, write);
      if (!first) throw error;
      return first.answer as T;
    }
  }

  private async remembered(db: Pick<Tx, 'named'>, write: Write): Promise<Remembered | null> {
    const [row] = await db.named<{ digest: Buffer; answer: unknown }>(
      'idempotency-recall',
      'SELECT digest, answer FROM idempotency WHERE user_id = $1 AND key = $2',
      [write.actor.userId, write.key],
    );
    if (!row) return null;
    if (!row.digest.equals(write.digest)) throw new RuleBroken('IDEMPOTENCY_KEY_REUSED');
    return row;
  }
}

/** Postgres 40P01. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && (error as { code?: string }).code === '40P01';
}

/** Postgres 23505. */
export function isUniqueViolation(error: unknown): error is Error & { code: '23505'; constraint?: string } {
  return error instanceof Error && (error as { code?: string }).code === '23505';
}
