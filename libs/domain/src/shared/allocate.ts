import type { Fen } from './money';
import { roundHalfUp } from './ratio';
import { RuleBroken } from './rule-broken';

/** One unit's share in basis points (1 bp = 0.01 %). */
export interface Share {
  readonly unit: string;
  readonly bp: number;
}

export interface Allocation {
  readonly unit: string;
  readonly fen: Fen;
}

/** 100 % in basis points. */
export const WHOLE_BP = 10_000;

/**
 * Splits an amount among units to the 分 by largest remainder; equal remainders go to the lower unit code. Σ = amount, always;
 * a negative amount gives the mirror image of the positive one. The order of the shares is kept.
 * @throws RuleBroken SPLIT_SUM, SPLIT_EMPTY, SPLIT_SHARE_INVALID, SPLIT_UNIT_TWICE
 */
export function allocate(amount: bigint, shares: readonly Share[]): Allocation[] {
  assertShares(shares);
  const sign = amount < 0n ? -1n : 1n;
  const whole = BigInt(WHOLE_BP);
  const parts = shares.map(({ unit, bp }) => {
    const product = amount * sign * BigInt(bp);
    return { unit, floor: product / whole, remainder: product % whole };
  });
  const left = Number(amount * sign - parts.reduce((sum, part) => sum + part.floor, 0n));
  const favoured = new Set([...parts].sort(byRemainderThenUnit).slice(0, left));
  return parts.map((part) => ({ unit: part.unit, fen: (sign * (part.floor + (favoured.has(part) ? 1n : 0n))) as Fen }));
}

/** Shares that may be allocated by. @throws RuleBroken SPLIT_SUM, SPLIT_EMPTY, SPLIT_SHARE_INVALID, SPLIT_UNIT_TWICE */
export function assertShares(shares: readonly Share[]): void {
  if (shares.length === 0) throw new RuleBroken('SPLIT_EMPTY', {}, 'split');
  const seen = new Set<string>();
  for (const { unit, bp } of shares) {
    if (!Number.isSafeInteger(bp) || bp <= 0 || bp > WHOLE_BP) {
      throw new RuleBroken('SPLIT_SHARE_INVALID', { value: bp / 100 }, 'split');
    }
    if (seen.has(unit)) throw new RuleBroken('SPLIT_UNIT_TWICE', { unit }, 'split');
    seen.add(unit);
  }
  const sum = shares.reduce((total, share) => total + share.bp, 0);
  if (sum !== WHOLE_BP) throw new RuleBroken('SPLIT_SUM', { sum: bpText(sum) }, 'split');
}

/** Basis points as shortest per cent text: 6000 → '60', 3333 → '33.33'. */
export function bpText(bp: number): string {
  return roundHalfUp(BigInt(bp), 100n, 2).replace(/\.?0+$/, '');
}

interface Part {
  readonly unit: string;
  readonly remainder: bigint;
}

function byRemainderThenUnit(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.unit < b.unit ? -1 : 1;
}
