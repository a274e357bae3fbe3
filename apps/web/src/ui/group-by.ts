/** Groups in the order in which their names first appear. */
export function groupBy<T>(items: readonly T[], name: (item: T) => string): { name: string; items: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return Array.from(groups, ([key, members]) => ({ name: key, items: members }));
}
