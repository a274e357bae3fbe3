import { createHash } from 'node:crypto';

/** Before the first row. */
export const FIRST_HASH = Buffer.alloc(32);

/** The whole of an event as one text; jsonb writes its keys in one order, times are in UTC to the microsecond. */
export const CANONICAL_EVENT = `jsonb_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.user_id, e.user_name,
  e.unit_id, e.action, e.entity, e.entity_id, e.ip, e.request_id, e.before, e.after, e.txid)::text`;

/** SHA-256 over the hash before, the place in the chain and the event. */
export function trailHash(before: Buffer, seq: bigint, canonical: string): Buffer {
  return createHash('sha256').update(before).update(`\n${seq}\n`).update(canonical).digest();
}
