/** What stands at a path of plain data: `lists.0.items.2.weight`; undefined where nothing does. */
export function valueAt(data: unknown, path: string): unknown {
  return partsOf(path).reduce<unknown>(
    (part, name) => (isBranch(part) ? (part as Record<string, unknown>)[name] : undefined),
    data,
  );
}

/** The same data with another value at a path; everything beside the path is shared. */
export function withValueAt<T>(data: T, path: string, value: unknown): T {
  const [first, ...rest] = partsOf(path);
  if (first === undefined) return value as T;
  const branch = isBranch(data) ? data : {};
  const next = withValueAt((branch as Record<string, unknown>)[first], rest.join('.'), value);
  if (Array.isArray(branch)) return branch.map((each: unknown, index) => (index === Number(first) ? next : each)) as T;
  return { ...branch, [first]: next } as T;
}

/** `lists.0.items.2` → `lists.0.items` and 2 */
export function splitPath(path: string): { parent: string; index: number } {
  const parts = partsOf(path);
  return { parent: parts.slice(0, -1).join('.'), index: Number(parts.at(-1)) };
}

function partsOf(path: string): string[] {
  return path === '' ? [] : path.split('.');
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
