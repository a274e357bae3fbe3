import { createHash } from 'node:crypto';
import { canonicalJson } from '@yipanqi/domain';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** JSON has no whole numbers of any length: they are written `{"$n":"123"}`. */
const WHOLE = '$n';

/** Canonical text of what a report is computed from; `readInput` gives it back as it was. */
export function inputText(input: unknown): string {
  return canonicalJson(plain(input));
}

export function readInput<T>(text: string): T {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && WHOLE in value ? BigInt(String(value[WHOLE])) : value,
  ) as T;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return { [WHOLE]: value.toString() };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
