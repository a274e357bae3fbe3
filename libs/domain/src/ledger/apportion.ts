import type { Allocation } from '../shared/allocate';
import type { Fen } from '../shared/money';

/** Sums allocations by unit, in the order of unit codes; units that come to 0 are left out. */
export function sumByUnit(allocations: Iterable<Allocation>): Allocation[] {
  const sums = new Map<string, bigint>();
  for (const { unit, fen } of allocations) sums.set(unit, (sums.get(unit) ?? 0n) + fen);
  return [...sums]
    .filter(([, fen]) => fen !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, fen]) => ({ unit, fen: fen as Fen }));
}

export function negated(allocations: readonly Allocation[]): Allocation[] {
  return allocations.map(({ unit, fen }) => ({ unit, fen: -fen as Fen }));
}

/**
 * Distributes 0 ≤ amount ≤ Σ whole in proportion to `whole` (no negative parts) by largest remainder, ties by unit code.
 * No unit gets more than it has, so what is left of `whole` is never negative; amount = Σ whole gives `whole` itself.
 */
export function apportion(amount: bigint, whole: readonly Allocation[]): Allocation[] {
  const total = whole.reduce((sum, { fen }) => sum + fen, 0n);
  if (total === 0n) return [];
  const parts = whole.map(({ unit, fen }) => ({
    unit,
    floor: (amount * fen) / total,
    remainder: (amount * fen) % total,
  }));
  const left = amount - parts.reduce((sum, part) => sum + part.floor, 0n);
  const favoured = new Set([...parts].sort(byRemainderThenUnit).slice(0, Number(left)));
  return parts.map((part) => ({ unit: part.unit, fen: (part.floor + (favoured.has(part) ? 1n : 0n)) as Fen }));
}

interface Part {
  readonly unit: string;
  readonly remainder: bigint;
}

function byRemainderThenUnit(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.unit < b.unit ? -1 : 1;
}
