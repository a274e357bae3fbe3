import fc from 'fast-check';
import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { drawSample, populationLines, type PopulationItem, type SampleMethod } from './sampling';

function item(id: string, amount: number, unit = '500101'): PopulationItem {
  return { id, unit, amount: BigInt(amount) as Fen };
}

const TEN = Array.from({ length: 10 }, (_, at) => item(`r${at}`, (at + 1) * 100, at < 6 ? '500101' : '500112'));

function ids(population: readonly PopulationItem[], method: SampleMethod, size: number, seed: string): string[] {
  return drawSample(population, { method, size, seed }).items.map((drawn) => drawn.id);
}

describe('drawing a sample', () => {
  it('gives these records for this seed, for ever', () => {
    expect(ids(TEN, 'random', 4, '2021-A')).toEqual(VECTOR.random);
    expect(ids(TEN, 'money', 4, '2021-A')).toEqual(VECTOR.money);
    expect(ids(TEN, 'unit', 2, '2021-A')).toEqual(VECTOR.unit);
  });

  it('does not depend on the order in which the population is given', () => {
    const anyOrder = fc.shuffledSubarray(TEN, { minLength: TEN.length });
    fc.assert(
      fc.property(anyOrder, fc.constantFrom<SampleMethod>('random', 'money', 'unit'), (population, method) => {
        expect(ids(population, method, 3, 'seed')).toEqual(ids(TEN, method, 3, 'seed'));
        expect([...populationLines(population)]).toEqual([...populationLines(TEN)]);
      }),
    );
  });

  it('never draws a record twice, nor more than there are', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    const methods = fc.constantFrom<SampleMethod>('random', 'money', 'unit');
    fc.assert(
      fc.property(
        amounts,
        methods,
        fc.integer({ min: 1, max: 80 }),
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        (sums, method, size, seed) => {
          const population = sums.map((amount, at) => item(`r${at}`, amount, `u${at % 3}`));
          fc.pre(method !== 'money' || sums.some((amount) => amount > 0));
          const drawn = ids(population, method, size, seed);
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.length).toBeGreaterThan(0);
          if (method === 'random') expect(drawn).toHaveLength(Math.min(size, population.length));
          if (method === 'money') expect(drawn.length).toBeLessThanOrEqual(Math.max(size, 1));
        },
      ),
    );
  });

  it('by money takes whatever reaches the interval, and every interval-th 分 of the rest', () => {
    const population = [
      item('big', 10_000),
      ...Array.from({ length: 20 }, (_, at) => item(`s${String(at).padStart(2, '0')}`, 100)),
    ];
    const drawn = drawSample(population, { method: 'money', size: 5, seed: 'x' });
    expect(drawn.items[0]).toMatchObject({ id: 'big', stratum: 'top' });
    // 2 000 分 are left for four draws.
    expect(drawn.interval).toBe(500n);
    expect(drawn.items.slice(1)).toHaveLength(4);
    const first = Number((drawn.start! - 1n) / 100n);
    expect(drawn.items.slice(1).map((each) => each.id)).toEqual(
      [0, 5, 10, 15].map((step) => `s${String(first + step).padStart(2, '0')}`),
    );
  });

  it('by unit gives a unit the same sample whatever other units there are', () => {
    const alone = TEN.filter((each) => each.unit === '500112');
    expect(ids(TEN, 'unit', 2, 's').slice(2)).toEqual(ids(alone, 'unit', 2, 's'));
  });

  it('by money has nothing to draw from where there is no money', () => {
    expect(() => ids([item('m', 0)], 'money', 1, 's')).toThrow(RuleBroken);
  });

  it.each([0, -1, 1.5, 501])('refuses a size of %p', (size) => {
    expect(() => ids(TEN, 'random', size, 's')).toThrow(RuleBroken);
  });

  it('refuses an empty population', () => {
    expect(() => ids([], 'random', 1, 's')).toThrow(RuleBroken);
  });
});

/** Computed by another program from the published definitions; a change here would make every stored sample impossible to draw again. */
const VECTOR = {
  random: ['r9', 'r0', 'r1', 'r4'],
  money: ['r1', 'r5', 'r7', 'r8'],
  unit: ['r1', 'r0', 'r7', 'r9'],
};
