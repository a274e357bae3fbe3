import fc from 'fast-check';
import { ratio } from '../shared/ratio';
import { rank, rankChange, rankWithin } from './ranking';

describe('ranking', () => {
  it('gives equal values one rank and leaves the next ones out: 1, 2, 2, 4', () => {
    const ranked = rank([
      { unit: '500104', value: 1n },
      { unit: '500103', value: 5n },
      { unit: '500102', value: 5n },
      { unit: '500101', value: 9n },
    ]);
    expect(ranked.map(({ unit, rank: place }) => [unit, place])).toEqual([
      ['500101', 1],
      ['500102', 2],
      ['500103', 2],
      ['500104', 4],
    ]);
  });

  it('puts negative figures below 0, and what has no value last without a rank', () => {
    const ranked = rank([
      { unit: 'a', value: null },
      { unit: 'b', value: -1n },
      { unit: 'c', value: 0n },
    ]);
    expect(ranked.map(({ unit, rank: place }) => [unit, place])).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', null],
    ]);
  });

  it('compares rates exactly, not as they are rounded', () => {
    const [first, second] = rank([
      { unit: 'a', value: ratio(3_333n, 10_000n) },
      { unit: 'b', value: ratio(1n, 3n) },
    ]);
    expect([first?.unit, first?.rank, second?.rank]).toEqual(['b', 1, 2]);
  });

  it('ranks each cohort for itself', () => {
    const cohorts = rankWithin([
      { unit: 'a', cohort: '中心城区', value: 1n },
      { unit: 'b', cohort: '主城新区', value: 7n },
      { unit: 'c', cohort: '中心城区', value: 2n },
    ]);
    expect([...cohorts].map(([cohort, ranked]) => [cohort, ranked.map(({ unit }) => unit)])).toEqual([
      ['中心城区', ['c', 'a']],
      ['主城新区', ['b']],
    ]);
  });

  it('counts places won as positive', () => {
    expect(rankChange(5, 2)).toBe(3);
    expect(rankChange(1, 4)).toBe(-3);
    expect([rankChange(null, 1), rankChange(1, undefined)]).toEqual([null, null]);
  });

  it('is one more than the number of better values, whatever the order given', () => {
    const values = fc.uniqueArray(fc.record({ unit: fc.string(), value: fc.option(fc.bigInt(-3n, 3n)) }), {
      selector: ({ unit }) => unit,
    });
    fc.assert(
      fc.property(values, (given) => {
        const ranked = rank(given);
        for (const { unit, rank: place } of ranked) {
          const own = given.find((one) => one.unit === unit)?.value ?? null;
          const better = given.filter(({ value }) => own !== null && value !== null && value > own).length;
          expect(place).toBe(own === null ? null : better + 1);
        }
        expect(rank([...given].reverse())).toEqual(ranked);
      }),
    );
  });
});
