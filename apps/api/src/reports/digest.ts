import { createHash } from 'node:crypto';
import { canonicalJson } from '@yipanqi/domain';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Of the canonical form; integers beyond JSON's numbers go in as text. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(plain(value)));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
