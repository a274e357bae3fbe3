import { type Ratio, ratio, toDecimal } from '../shared/ratio';
import { exact } from './exact';

/**
 * The weights of what is left after some items were excluded: the whole shared out in proportion, in hundredths of a point by
 * largest remainder (ties in printed order), so that full marks still add up to the full score. Excluded ones get null.
 */
export function sharedOut(weights: readonly string[], excluded: readonly boolean[]): (Ratio | null)[] {
  const own = weights.map((weight) => BigInt(toDecimal(exact(weight), 2).replace('.', '')));
  const whole = sum(own);
  const left = sum(own.filter((_, index) => !excluded[index]));
  if (left === 0n || left === whole) return own.map((weight, index) => (excluded[index] ? null : hundredths(weight)));
  const parts = own.map((weight, index) => ({ index, out: excluded[index] === true, product: weight * whole }));
  const kept = parts.filter(({ out }) => !out);
  let spare = whole - sum(kept.map(({ product }) => product / left));
  const gains = new Set<number>();
  for (const { index } of [...kept].sort(
    (a, b) => Number(b.product % left) - Number(a.product % left) || a.index - b.index,
  )) {
    if (spare === 0n) break;
    gains.add(index);
    spare -= 1n;
  }
  return parts.map(({ index, out, product }) =>
    out ? null : hundredths(product / left + (gains.has(index) ? 1n : 0n)),
  );
}

function hundredths(value: bigint): Ratio {
  return ratio(value, 100n);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
