import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, type Tx } from '@yipanqi/api/platform';
import { FIRST_HASH, CANONICAL_EVENT, trailHash } from './trail-hash';

const EVERY_MS = 30_000;
const BATCH = 5_000;
const LOCK = 7_217_019;

interface Head {
  seq: string;
  hash: Buffer;
  sealedBelow: string;
  [column: string]: unknown;
}

interface Unsealed {
  id: string;
  canonical: string;
  txid: string | null;
  [column: string]: unknown;
}

/**
 * Chains what was written since, twice a minute and before every verification. Events are sealed after their transactions have
 * ended and not within them: a chain that every write waits for would stop signing in while a large import runs.
 */
@Injectable()
export class SealTrail implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Seal');
  private timer: ReturnType<typeof setInterval> | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.run().catch((error: unknown) =>
        this.log.warn(`not sealed, will try again: ${String(error)}`),
      );
    }, EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Seals everything whose transaction has ended. */
  async run(): Promise<void> {
    while ((await this.db.tx((tx) => sealBatch(tx))) === BATCH);
  }
}

async function sealBatch(tx: Tx): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const head = await tx.one<Head>(
    'SELECT c.seq::text AS seq, c.hash, c.sealed_below::text AS "sealedBelow" FROM audit_chain c ORDER BY c.seq DESC LIMIT 1',
  );
  const ended = await tx.one<{ below: string }>(
    'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint::text AS below',
  );
  const below = BigInt(ended!.below);
  const from = startOf(head, below);
  const events = await tx.query<Unsealed>(
    `SELECT e.id, e.txid::text AS txid, ${CANONICAL_EVENT} AS canonical FROM audit_event e
      WHERE ((e.txid >= $1 AND e.txid < $2) OR (e.txid IS NULL AND $1 = 0::bigint))
        AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)
      ORDER BY e.txid NULLS FIRST, e.id LIMIT ${BATCH}`,
    [from.toString(), below.toString()],
  );
  if (events.length > 0)
    await store(tx, head, events, events.length < BATCH ? below : BigInt(events.at(-1)!.txid ?? 0));
  return events.length;
}

/** In a restored database transactions are counted anew: everything is looked at once more. */
function startOf(head: Head | null, below: bigint): bigint {
  const sealedBelow = BigInt(head?.sealedBelow ?? 0);
  return sealedBelow > below ? 0n : sealedBelow;
}

async function store(tx: Tx, head: Head | null, events: readonly Unsealed[], sealedBelow: bigint): Promise<void> {
  let seq = BigInt(head?.seq ?? 0);
  let before = head?.hash ?? FIRST_HASH;
  const rows = events.map((event) => {
    seq += 1n;
    const hash = trailHash(before, seq, event.canonical);
    const row = { seq: seq.toString(), eventId: event.id, prev: before.toString('hex'), hash: hash.toString('hex') };
    before = hash;
    return row;
  });
  await tx.run(
    `INSERT INTO audit_chain (seq, event_id, prev_hash, hash, sealed_below)
     SELECT seq, "eventId", decode(prev, 'hex'), decode(hash, 'hex'), $2
       FROM jsonb_to_recordset($1) AS c(seq bigint, "eventId" uuid, prev text, hash text)`,
    [JSON.stringify(rows), sealedBelow.toString()],
  );
}
