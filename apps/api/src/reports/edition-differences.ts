import type { EditionDifference } from '@yipanqi/contract';

type Leaf = string | number | boolean | null;

/** What names a row of each list, so that an inserted row does not shift all the others. */
const ROW_KEYS: readonly string[] = ['unit', 'key', 'measure', 'voucherNo', 'leadCode'];

/** Every figure and text in which two editions differ, by path; `null` where there was or is none. */
export function editionDifferences(before: object, after: object): EditionDifference[] {
  const old = leaves(before);
  const now = leaves(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .sort()
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
}

/** The differences that a narrowed content still holds. */
export function differencesWithin(differences: readonly EditionDifference[], content: object): EditionDifference[] {
  const known = leaves(content);
  return differences.filter(({ path }) => known.has(path));
}

function leaves(value: unknown, path = '', into = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, member] of members(value)) leaves(member, path === '' ? name : `${path}.${name}`, into);
  } else if (value !== undefined) {
    into.set(path, value as Leaf);
  }
  return into;
}

function members(value: object): [string, unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  const used = new Map<string, number>();
  return value.map((row: unknown, index) => {
    const name = rowName(row) ?? String(index);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    // Two rows of one name, e.g. two inputs of a unit: neither hides the other.
    return [count === 1 ? name : `${name}#${count}`, row];
  });
}

function rowName(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return typeof row === 'string' ? row : null;
  const named = row as Readonly<Record<string, unknown>>;
  // A project is named by its lead, an adjustment by its voucher; both carry a unit too.
  const key =
    'voucherNo' in named ? 'voucherNo' : 'leadCode' in named ? 'leadCode' : ROW_KEYS.find((each) => each in named);
  const name = key === undefined ? undefined : named[key];
  return typeof name === 'string' ? name : null;
}
