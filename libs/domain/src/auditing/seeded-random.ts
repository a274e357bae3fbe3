import { RuleBroken } from '../shared/rule-broken';

const MASK = 0xffff_ffff_ffff_ffffn;
const GOLDEN = 0x9e37_79b9_7f4a_7c15n;
const SEED_FORM = /^[A-Za-z0-9-]{1,40}$/;

/** A seed as it is shown and typed again: Latin letters, digits and hyphens. @throws RuleBroken SAMPLE_SEED_INVALID */
export function assertSeed(seed: string): string {
  if (!SEED_FORM.test(seed)) throw new RuleBroken('SAMPLE_SEED_INVALID', { value: seed }, 'seed');
  return seed;
}

/** FNV-1a, 64 bits, of ASCII text: turns a seed that people can read into the state of the generator. */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (let at = 0; at < text.length; at++) {
    hash = ((hash ^ BigInt(text.charCodeAt(at) & 0xff)) * 0x0000_0100_0000_01b3n) & MASK;
  }
  return hash;
}

/**
 * SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine and in every version of the
 * product, so that anybody can draw a sample again and compare.
 */
export class SeededRandom {
  private constructor(private state: bigint) {}

  static ofSeed(seed: string): SeededRandom {
    return new SeededRandom(fnv1a64(seed));
  }

  static ofState(state: bigint): SeededRandom {
    return new SeededRandom(state & MASK);
  }

  /** 64 bits. */
  next(): bigint {
    this.state = (this.state + GOLDEN) & MASK;
    let z = this.state;
    z = ((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
    return z ^ (z >> 31n);
  }

  /** A whole number from 0 up to, not including, `limit`; each as likely as the others. */
  below(limit: bigint): bigint {
    if (limit <= 0n) throw new RangeError('a random number needs a limit above 0');
    const fair = ((MASK + 1n) / limit) * limit;
    for (;;) {
      const drawn = this.next();
      if (drawn < fair) return drawn % limit;
    }
  }
}
