import { RuleBroken } from '../shared/rule-broken';
import { assertSeed, fnv1a64, SeededRandom } from './seeded-random';

describe('the generator of samples', () => {
  it('is SplitMix64: the published numbers of state 1234567', () => {
    const random = SeededRandom.ofState(1234567n);
    expect(Array.from({ length: 5 }, () => random.next())).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('takes its state from the seed by FNV-1a: the published hashes', () => {
    expect(fnv1a64('')).toBe(0xcbf29ce484222325n);
    expect(fnv1a64('a')).toBe(0xaf63dc4c8601ec8cn);
    expect(fnv1a64('foobar')).toBe(0x85944171f73967e8n);
  });

  it('is fair within a limit that does not divide 2^64', () => {
    const random = SeededRandom.ofSeed('fair');
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 30_000; draw++) counts[Number(random.below(3n))]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('refuses a seed that could not be typed again', () => {
    expect(assertSeed('2021-A7')).toBe('2021-A7');
    for (const seed of ['', '种子', 'a b', 'x'.repeat(41)]) expect(() => assertSeed(seed)).toThrow(RuleBroken);
  });
});
