import { randomBytes } from 'node:crypto';

let lastTime = 0;
let count = 0;

/**
 * A new uuidv7 (RFC 9562 §5.7): 48 bits of milliseconds, a counter (method 1 of §6.2), then randomness.
 * Ids made in one process sort in the order in which they were made.
 */
export function newId(): string {
  const now = Date.now();
  count = now > lastTime ? 0 : count + 1;
  lastTime = Math.max(lastTime, now);
  if (count > 0xfff) {
    // More than 4 096 in a millisecond: borrow the next one.
    lastTime += 1;
    count = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can be an id at all; what cannot is answered like an unknown one. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
