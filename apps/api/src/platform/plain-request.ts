import { Readable } from 'node:stream';
import { RuleBroken } from '@yipanqi/domain';

/** Deeper than any body of the contract. */
const DEPTH_MAX = 16;
const JSON_TYPE = /^application\/json\b/i;
/** NUL, or one half of a character of two. */
const BROKEN_TEXT = /\0|\p{Surrogate}/u;

interface Asked {
  body?: unknown;
  query?: unknown;
  params?: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/**
 * What can be neither stored nor compared is refused before anything looks at it: text with NUL or half a character, nesting
 * without end, lists in lists (no body has any), a body that is neither JSON nor an upload. @throws RuleBroken VALIDATION_FAILED
 */
export function assertPlainRequest({ body, query, params, headers }: Asked): void {
  if (body instanceof Readable) assertPlain([query, params]);
  else {
    if (body != null && !JSON_TYPE.test(String(headers['content-type']))) throw refusal('请求正文');
    assertPlain([body, query, params]);
  }
}

function assertPlain(values: readonly unknown[]): void {
  let level: unknown[] = [...values];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) throw refusal('请求正文');
    level = level.flatMap(membersOf);
  }
}

function membersOf(value: unknown): unknown[] {
  if (typeof value === 'string') {
    if (BROKEN_TEXT.test(value)) throw refusal('文字');
    return [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value).flat();
  // The request classes look into a list, not into a list in it: an empty one would pass for whatever should stand there.
  if (value.some((member) => Array.isArray(member))) throw refusal('请求正文');
  return value;
}

function refusal(field: string): RuleBroken {
  return new RuleBroken('VALIDATION_FAILED', { field });
}
