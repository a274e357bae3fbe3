import fc from 'fast-check';
import { compareRatios, type Ratio, ratio, toDecimal } from '../shared/ratio';
import { ACTIVITY_KINDS, type ActivityKind, LEADER_LEVELS, type LeaderLevel } from './activity';
import {
  activityIndex,
  type ActivityTally,
  bySubIndex,
  emptyTally,
  indexAmong,
  subIndexPoints,
  type UnitActivity,
} from './activity-index';
import { type IndexSchemeBody, indexSchemeProblems, SAMPLE_INDEX_SCHEME, SUB_INDICES } from './index-scheme';

const sample: IndexSchemeBody = SAMPLE_INDEX_SCHEME.body;
const YI = 10_000_000_000n;

interface Did {
  signed?: bigint;
  yi?: bigint;
  started?: bigint;
  did?: readonly (readonly [ActivityKind, LeaderLevel, number])[];
}

function tally({ signed = 0n, yi = 0n, started = 0n, did = [] }: Did): ActivityTally {
  const none = emptyTally();
  const activities = { ...none.activities };
  for (const [kind, level, count] of did) activities[kind] = { ...activities[kind], [level]: count };
  return { signedProjects: signed, contracted: yi * YI, startedProjects: started, activities };
}

const unit = (id: string, did: Did, cohort = '中心城区', ranked = true): UnitActivity => ({
  unit: id,
  cohort,
  ranked,
  tally: tally(did),
});

describe('the activity index', () => {
  it('is the weighted sum of what each unit earned against the best of its cohort', () => {
    const [a, b, c, bureau] = activityIndex(sample, [
      unit('a', {
        signed: 2n,
        yi: 20n,
        started: 1n,
        did: [
          ['visit', 'principal', 2],
          ['event', 'staff', 1],
        ],
      }),
      unit('b', {
        signed: 1n,
        yi: 10n,
        did: [
          ['visit', 'deputy', 1],
          ['visit', 'staff', 1],
        ],
      }),
      unit('c', { signed: 1n }, '开发区'),
      unit('z', { did: [['event', 'principal', 3]] }, '市级', false),
    ]);
    // a: signings 30 of 30, starts 10 of 10, visits 10 of 10, events 2 of 2 → 30 + 20 + 15 + 10
    expect(a).toMatchObject({ index: '75.00', rank: 1, cityRank: 1 });
    expect(a?.subs.signings).toEqual({ count: 2, points: '30.00', normalised: '100.00', weighted: '30.00' });
    // b: signings 15 of 30, visits 5 of 10 → 15 + 7.5
    expect(b).toMatchObject({ index: '22.50', rank: 2, cityRank: 3 });
    expect(b?.subs.visitsOut).toEqual({ count: 2, points: '5.00', normalised: '50.00', weighted: '7.50' });
    expect(c).toMatchObject({ index: '30.00', rank: 1, cityRank: 2 });
    expect(bureau).toMatchObject({ index: null, rank: null, cityRank: null });
    expect(bureau?.subs.events).toEqual({ count: 3, points: '18.00', normalised: null, weighted: null });
  });

  it('is 60 to 100 by efficacy, with a floor of 60', () => {
    const scheme: IndexSchemeBody = {
      ...sample,
      normalisation: { method: 'minMax', scope: 'city', floor: '60' },
    };
    const rows = activityIndex(scheme, [
      unit('a', { started: 4n }),
      unit('b', { started: 1n }, '开发区'),
      unit('c', { started: 2n }),
    ]);
    expect(rows.map((row) => row.subs.starts.normalised)).toEqual(['100.00', '60.00', '73.33']);
    expect(rows.map((row) => row.index)).toEqual(['20.00', '12.00', '14.67']);
    expect(rows.map((row) => row.rank)).toEqual([1, 1, 2]);
    expect(rows.map((row) => row.cityRank)).toEqual([1, 3, 2]);
  });

  it('gives all the same when all did the same, and nothing when nobody did anything', () => {
    for (const method of ['max', 'minMax'] as const) {
      const scheme: IndexSchemeBody = { ...sample, normalisation: { method, scope: 'cohort', floor: '0' } };
      const same = activityIndex(scheme, [unit('a', { started: 1n }), unit('b', { started: 1n })]);
      expect(same.map((row) => [row.index, row.rank])).toEqual([
        ['20.00', 1],
        ['20.00', 1],
      ]);
      expect(activityIndex(scheme, [unit('a', {}), unit('b', {})]).map((row) => row.index)).toEqual(['0.00', '0.00']);
    }
  });

  it('is not below nothing when more was reversed than done', () => {
    const [a] = activityIndex(sample, [unit('a', { signed: -1n, yi: -5n }), unit('b', { signed: 1n })]);
    expect(a?.subs.signings).toEqual({ count: -1, points: '-12.50', normalised: '0.00', weighted: '0.00' });
    expect(a?.index).toBe('0.00');
  });

  it('is rounded once, from the exact sum', () => {
    const thirds: IndexSchemeBody = {
      ...sample,
      weights: { signings: '33.33', starts: '33.33', visitsOut: '33.34', visitsIn: '0', events: '0', publicity: '0' },
    };
    const rows = activityIndex(thirds, [
      unit('a', { signed: 3n, started: 3n, did: [['visit', 'staff', 3]] }),
      unit('b', { signed: 1n, started: 1n, did: [['visit', 'staff', 1]] }),
    ]);
    // 11.11 + 11.11 + 11.113… = 33.333…
    expect(rows[1]?.index).toBe('33.33');
    expect(rows[0]?.index).toBe('100.00');
  });
});

const counts = fc.integer({ min: -2, max: 30 });
const levelCounts = fc.record({ principal: counts, deputy: counts, head: counts, staff: counts });
const tallies: fc.Arbitrary<ActivityTally> = fc.record({
  signedProjects: fc.bigInt({ min: -2n, max: 20n }),
  contracted: fc.bigInt({ min: -YI, max: 500n * YI }),
  startedProjects: fc.bigInt({ min: 0n, max: 10n }),
  activities: fc.record({ visit: levelCounts, reception: levelCounts, event: levelCounts, publicity: levelCounts }),
});
const cohorts = fc.array(fc.record({ tally: tallies, cohort: fc.constantFrom('中心城区', '开发区') }), {
  minLength: 1,
  maxLength: 7,
});
const points = fc.integer({ min: 1, max: 100_000 }).map((value) => toDecimal(ratio(BigInt(value), 100n), 2));
const levels = fc.record({ principal: points, deputy: points, head: points, staff: points });
const schemes: fc.Arbitrary<IndexSchemeBody> = fc
  .record({
    cuts: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 5 }),
    points: fc.record({
      signings: fc.record({ project: points, hundredMillion: points }),
      starts: fc.record({ project: points }),
      visitsOut: levels,
      visitsIn: levels,
      events: levels,
      publicity: levels,
    }),
    normalisation: fc.oneof(
      fc.record({
        method: fc.constant('max' as const),
        scope: fc.constantFrom('cohort' as const, 'city' as const),
        floor: fc.constant('0'),
      }),
      fc.record({
        method: fc.constant('minMax' as const),
        scope: fc.constantFrom('cohort' as const, 'city' as const),
        floor: fc.constantFrom('0', '40', '60.5'),
      }),
    ),
  })
  .map(({ cuts, ...rest }) => {
    const at = [0, ...[...cuts].sort((a, b) => a - b), 10_000];
    const weights = SUB_INDICES.map((_, place) => ratio(BigInt(at[place + 1]! - at[place]!), 100n));
    return { ...rest, weights: bySubIndex((sub) => toDecimal(weights[SUB_INDICES.indexOf(sub)]!, 2)) };
  });

const asUnits = (rows: readonly { tally: ActivityTally; cohort: string }[]): UnitActivity[] =>
  rows.map((row, place) => ({ unit: `u${place}`, ranked: true, ...row }));

describe('any scheme over any cohort', () => {
  const within = (value: Ratio): boolean =>
    compareRatios(value, ratio(0n)) >= 0 && compareRatios(value, ratio(100n)) <= 0;

  it('keeps index and sub-indices between 0 and 100, and the index their weighted sum', () => {
    fc.assert(
      fc.property(schemes, cohorts, (scheme, rows) => {
        expect(indexSchemeProblems(scheme)).toEqual([]);
        const units = asUnits(rows);
        for (const each of units) {
          const { index, normalised } = indexAmong(scheme, units)(each);
          expect(within(index)).toBe(true);
          for (const sub of SUB_INDICES) expect(within(normalised[sub])).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never falls by an own activity more', () => {
    fc.assert(
      fc.property(
        schemes,
        cohorts,
        fc.constantFrom(...ACTIVITY_KINDS),
        fc.constantFrom(...LEADER_LEVELS),
        (scheme, rows, kind, level) => {
          const units = asUnits(rows);
          const own = units[0]!;
          const { activities } = own.tally;
          const more = {
            ...own,
            tally: {
              ...own.tally,
              activities: { ...activities, [kind]: { ...activities[kind], [level]: activities[kind][level] + 1 } },
            },
          };
          const before = indexAmong(scheme, units)(own).index;
          const after = indexAmong(scheme, [more, ...units.slice(1)])(more).index;
          expect(compareRatios(after, before)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never falls by an own signing or start more', () => {
    fc.assert(
      fc.property(
        schemes,
        cohorts,
        fc.constantFrom('signedProjects', 'contracted', 'startedProjects'),
        (scheme, rows, of) => {
          const units = asUnits(rows);
          const own = units[0]!;
          const more = { ...own, tally: { ...own.tally, [of]: own.tally[of as 'contracted'] + YI } };
          const before = indexAmong(scheme, units)(own).index;
          expect(
            compareRatios(indexAmong(scheme, [more, ...units.slice(1)])(more).index, before),
          ).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the best of a cohort at least as many normalised points as anybody in it', () => {
    fc.assert(
      fc.property(schemes, cohorts, (scheme, rows) => {
        const units = asUnits(rows).map((each) => ({ ...each, cohort: '开发区' }));
        for (const sub of SUB_INDICES) {
          const ordered = units
            .map((each) => ({
              earned: subIndexPoints(scheme, each.tally, sub),
              normalised: indexAmong(scheme, units)(each).normalised[sub],
            }))
            .sort((a, b) => compareRatios(a.earned, b.earned));
          for (const [place, each] of ordered.entries()) {
            const next = ordered[place + 1];
            if (next) expect(compareRatios(next.normalised, each.normalised)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
