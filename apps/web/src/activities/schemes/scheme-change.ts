import type { IndexSchemeBody } from '@yipanqi/domain';

/** A copy of a scheme with the text at `path` (weights.starts, points.visitsOut.head) replaced. */
export function changedAt(body: IndexSchemeBody, path: string, text: string): IndexSchemeBody {
  return replaced(body, path.split('.'), text) as IndexSchemeBody;
}

/** The text at `path`; empty when there is none. */
export function textAt(body: IndexSchemeBody, path: string): string {
  let at: unknown = body;
  for (const key of path.split('.')) at = isBranch(at) ? at[key] : undefined;
  return typeof at === 'string' ? at : '';
}

function replaced(node: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (!isBranch(node)) throw new RangeError(`nothing to change at ${key}`);
  return { ...node, [key]: replaced(node[key], rest, text) };
}

function isBranch(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
