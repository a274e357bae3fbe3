import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@yipanqi/api/platform';
import type { TrailFault, TrailFaultKind, TrailVerification } from '@yipanqi/contract';
import { SealTrail } from './seal-trail';
import { CANONICAL_EVENT, FIRST_HASH, trailHash } from './trail-hash';

const PAGE = 2_000;
const FAULTS_MAX = 20;

interface Link {
  seq: string;
  eventId: string;
  prevHash: Buffer;
  hash: Buffer;
  sealedAt: string;
  sealedBelow: string;
  canonical: string | null;
  /** Said to have happened more than a day before it was sealed. */
  late: boolean;
  [column: string]: unknown;
}

const SENTENCES: Readonly<Record<TrailFaultKind, string>> = {
  changed: '这一行的内容与封存时不同，被改动过。',
  deleted: '这一行已不在痕迹中，被删除过。',
  inserted: '这一行不在链中，是后来插入的。',
  linkBroken: '链在此处断开，前后两行被调换过或链被改动过。',
  linkMissing: '链在此处缺少一环或几环，链被删除过。',
  sealedLate: '这一行所载时间比封存时间早一天以上，可能是后来补写的。',
};

/** Follows the chain from its beginning: a flipped byte, a deleted, swapped or inserted row, a broken link. */
@Injectable()
export class VerifyTrail {
  constructor(
    private readonly db: Database,
    private readonly sealing: SealTrail,
  ) {}

  async run(): Promise<TrailVerification> {
    await this.sealing.run();
    return this.db.snapshot(async (tx) => {
      const walk = new Walk();
      for (;;) {
        const links = await linksAfter(tx, walk.seq);
        if (links.length === 0) break;
        for (const link of links) walk.step(link);
      }
      for (const id of await strangers(tx, walk.sealedBelow)) walk.fault('inserted', null, id);
      const fresh = await tx.one<{ count: number }>(
        'SELECT count(*)::int AS count FROM audit_event WHERE txid >= $1 AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = audit_event.id)',
        [walk.sealedBelow],
      );
      return { ...walk.result(), unsealed: fresh!.count };
    });
  }

  /** Hash of the chain after so many rows, hexadecimal; null when it is shorter. To be compared with a head that was noted then. */
  async hashAt(count: number): Promise<string | null> {
    const row = await this.db.one<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_chain WHERE seq = $1`,
      [count],
    );
    return row?.hash ?? null;
  }
}

function linksAfter(tx: Tx, seq: bigint): Promise<Link[]> {
  return tx.query<Link>(
    `SELECT c.seq::text AS seq, c.event_id AS "eventId", c.prev_hash AS "prevHash", c.hash, c.sealed_at AS "sealedAt",
            c.sealed_below::text AS "sealedBelow", CASE WHEN e.id IS NOT NULL THEN ${CANONICAL_EVENT} END AS canonical,
            coalesce(e.txid IS NOT NULL AND e.at < c.sealed_at - interval '1 day', false) AS late
       FROM (SELECT * FROM audit_chain WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}) c
       LEFT JOIN audit_event e ON e.id = c.event_id ORDER BY c.seq`,
    [seq.toString()],
  );
}

/** Events that claim a transaction which is sealed, or none at all, and are in no chain. */
async function strangers(tx: Tx, sealedBelow: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT e.id FROM audit_event e WHERE (e.txid < $1 OR e.txid IS NULL)
        AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id) ORDER BY e.id LIMIT ${FAULTS_MAX + 1}`,
    [sealedBelow],
  );
  return rows.map((row) => row.id);
}

/** What is known of the chain so far. */
class Walk {
  seq = 0n;
  sealedBelow = '0';
  private head: Buffer = FIRST_HASH;
  private count = 0;
  private sealedAt: string | null = null;
  private readonly faults: TrailFault[] = [];
  private more = false;

  step(link: Link): void {
    const seq = BigInt(link.seq);
    if (seq !== this.seq + 1n) this.fault('linkMissing', seq, link.eventId);
    else if (!link.prevHash.equals(this.head)) this.fault('linkBroken', seq, link.eventId);
    if (link.canonical === null) this.fault('deleted', seq, link.eventId);
    else if (!trailHash(link.prevHash, seq, link.canonical).equals(link.hash)) this.fault('changed', seq, link.eventId);
    else if (link.late) this.fault('sealedLate', seq, link.eventId);
    this.seq = seq;
    this.head = link.hash;
    this.count += 1;
    this.sealedAt = link.sealedAt;
    this.sealedBelow = link.sealedBelow;
  }

  fault(kind: TrailFaultKind, seq: bigint | null, eventId: string): void {
    if (this.faults.length === FAULTS_MAX) this.more = true;
    else this.faults.push({ kind, seq: seq === null ? null : Number(seq), eventId, sentence: SENTENCES[kind] });
  }

  result(): Omit<TrailVerification, 'unsealed'> {
    const { count, sealedAt, faults, more } = this;
    return { intact: faults.length === 0, count, head: this.head.toString('hex'), sealedAt, faults, more };
  }
}
