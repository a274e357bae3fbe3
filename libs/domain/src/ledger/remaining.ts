import { type Allocation } from '../shared/allocate';
import { type Fen, sumFen, ZERO_FEN } from '../shared/money';
import { sumByUnit } from './apportion';
import type { VerifiedRecord } from './record';

export interface Remaining {
  readonly fen: Fen;
  readonly allocations: readonly Allocation[];
}

/**
 * What of a verified record still stands after the later ones of its lead: its reversals are taken off, and a termination
 * leaves nothing of what was counted before it. `history` is in the order of verification.
 */
export function remainingOf(original: VerifiedRecord, history: readonly VerifiedRecord[]): Remaining {
  const later = history.slice(history.findIndex((record) => record.id === original.id) + 1);
  const terminable = original.kind === 'formal' || original.kind === 'increase';
  if (terminable && later.some((record) => record.kind === 'termination')) return { fen: ZERO_FEN, allocations: [] };
  const standing = [original, ...later.filter((record) => record.reverses === original.id)];
  return {
    fen: sumFen(standing.map((record) => record.fen ?? 0n)),
    allocations: sumByUnit(standing.flatMap((record) => record.allocations)),
  };
}

/** Contracted capital of a lead that is still counted, unit by unit: what a termination takes away. */
export function stillContracted(history: readonly VerifiedRecord[]): Allocation[] {
  return sumByUnit(history.filter((record) => record.type === 'agreement').flatMap((record) => record.allocations));
}

/** Of it, what is foreign capital. */
export function stillForeign(history: readonly VerifiedRecord[]): Allocation[] {
  return sumByUnit(history.filter((record) => record.type === 'agreement').flatMap((record) => record.foreign));
}
