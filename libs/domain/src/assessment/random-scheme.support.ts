import fc from 'fast-check';
import type { AssessmentFacts, LeadFact, UnitFacts } from './facts';
import { anItem, aLead, aUnit, theFacts } from './assessment.support';
import type { NoTargetRule, Quantity, Scheme, SchemeItem, ScoringMethod } from './scheme';

/** Random sound schemes and facts, for specs only. Money and counts stand for themselves; some targets are missing. */
export const COHORTS_OF_TWO = ['中心城区', '主城新区'] as const;
const MONEY = ['contracted', 'inPlace', 'industrialContracted'];
const COUNTS = ['signedProjects', 'startedProjects', 'producingProjects'];
const BAD = ['overdueOrders', 'redLights', 'lateReports'];
const YI = '0000000000';

const hundredths = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => (value / 100).toFixed(2));

const money = fc.constantFrom(...MONEY).map(quantityOf);
const count = fc.constantFrom(...COUNTS).map(quantityOf);
const bad = fc.constantFrom(...BAD).map(quantityOf);
const either = fc.oneof(money, count);
const leadCount: fc.Arbitrary<Quantity> = fc.record({
  of: fc.constant('leads' as const),
  take: fc.constant('count' as const),
  event: fc.constantFrom('signed' as const, 'started' as const, 'head' as const),
  flags: fc.constantFrom([], ['industrial' as const]),
  from: fc.constantFrom(null, '1', '5'),
  below: fc.constant(null),
});

const bands = <K extends string>(quantity: fc.Arbitrary<Quantity>, key: K, most: number) =>
  fc
    .array(fc.tuple(quantity, hundredths(0, most)), { minLength: 1, maxLength: 3 })
    .map((all) =>
      all.map(([each, value], index) => ({ name: `第${index}类`, quantity: each, [key]: value }) as Band<K>),
    );
type Band<K extends string> = { name: string; quantity: Quantity } & Record<K, string>;

const share = fc.integer({ min: 0, max: 100 });
/** Rising tables, so that more is never worth less. */
const table = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([cuts, scores]) => {
    const edges = [...cuts].sort((a, b) => a - b).map(String);
    const rising = [...scores].sort((a, b) => a - b);
    return [null, ...edges].map((from, index) => ({
      from,
      to: edges[index] ?? null,
      score: String(rising[index] ?? 100),
    }));
  });

/** One item per method, with its weight and cap. */
const ITEMS: { readonly [M in ScoringMethod]: (weight: string, noTarget: NoTargetRule) => fc.Arbitrary<SchemeItem> } = {
  cappedCompletion: (weight, noTarget) =>
    fc
      .tuple(either, cap('1.2'))
      .map(([quantity, most]) => anItem('cappedCompletion', { quantity }, { weight, noTarget, cap: most })),
  mixed: (weight, noTarget) =>
    fc
      .tuple(count, money, share)
      .map(([first, second, a]) =>
        anItem(
          'mixed',
          { first, second, a: String(a / 100), b: String((100 - a) / 100) },
          { weight, noTarget, cap: weight },
        ),
      ),
  minimumCounts: (weight, noTarget) =>
    fc
      .tuple(bands(fc.oneof(count, leadCount), 'minimum', 900), hundredths(1, 300))
      .map(([list, step]) => anItem('minimumCounts', { bands: list, step }, { weight, noTarget })),
  pointsPerItem: (weight, noTarget) =>
    bands(fc.oneof(count, leadCount), 'points', 200).map((list) =>
      anItem('pointsPerItem', { bands: list }, { weight, noTarget, cap: weight }),
    ),
  penalty: (weight, noTarget) =>
    bands(bad, 'rate', 300).map((list) => anItem('penalty', { bands: list }, { weight, noTarget })),
  efficacy: (weight, noTarget) =>
    fc
      .tuple(
        either,
        fc.constantFrom('value' as const, 'completion' as const),
        fc.constantFrom('group' as const, 'list' as const),
      )
      .map(([quantity, basis, within]) => anItem('efficacy', { quantity, basis, within }, { weight, noTarget })),
  tiers: (weight, noTarget) =>
    fc
      .tuple(either, fc.constantFrom('value' as const, 'completion' as const), table)
      .map(([quantity, basis, tiers]) => anItem('tiers', { quantity, basis, table: tiers }, { weight, noTarget })),
  structureRatio: (weight, noTarget) =>
    fc.constant(
      anItem(
        'structureRatio',
        { part: quantityOf('industrialContracted'), whole: quantityOf('contracted@planToDate') },
        { weight, noTarget },
      ),
    ),
  paced: (weight, noTarget) =>
    fc
      .tuple(either, cap('1.1'))
      .map(([quantity, most]) => anItem('paced', { quantity }, { weight, noTarget, cap: most })),
  bonus: () =>
    fc
      .tuple(bands(leadCount, 'points', 200), hundredths(50, 500))
      .map(([list, most]) => anItem('bonus', { bands: list }, { cap: most })),
  veto: () =>
    hundredths(0, 100).map((level) =>
      anItem('veto', { quantity: quantityOf('dataFraud'), from: '1', item: null, level }),
    ),
};

const REGULAR: readonly ScoringMethod[] = [
  'cappedCompletion',
  'mixed',
  'minimumCounts',
  'pointsPerItem',
  'penalty',
  'efficacy',
  'tiers',
  'structureRatio',
  'paced',
];
const rule = fc.constantFrom<NoTargetRule>('excluded', 'zero', 'full', 'average');

/** One to seven regular items, then perhaps two bonuses and a veto; one list over two groups. */
export const randomScheme: fc.Arbitrary<Scheme> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...REGULAR), hundredths(100, 3000), rule), { minLength: 1, maxLength: 7 }),
    fc.integer({ min: 0, max: 2 }),
    fc.boolean(),
  )
  .chain(([regular, bonuses, veto]) =>
    fc.tuple(
      ...regular.map(([method, weight, noTarget]) => ITEMS[method](weight, noTarget)),
      ...Array.from({ length: bonuses }, () => ITEMS.bonus('0', 'zero')),
      ...(veto ? [ITEMS.veto('0', 'zero')] : []),
    ),
  )
  .map((items) =>
    schemeOf(items.map((item, index) => ({ ...item, key: `i${index}`, name: `第${index}项` }) as SchemeItem)),
  );

export function schemeOf(items: readonly SchemeItem[]): Scheme {
  const full = items.reduce((sum, { weight }) => sum + Math.round(Number(weight) * 100), 0);
  return {
    key: 'random',
    name: '随机方案',
    sample: true,
    lists: [
      {
        key: 'all',
        name: '综合',
        kind: 'composite',
        groups: COHORTS_OF_TWO.map((name) => ({ name, cohorts: [name], units: [] })),
        withoutZones: true,
        ranking: { by: 'score' },
        fullScore: (full / 100).toFixed(2),
        items,
        grades: [],
      },
    ],
  };
}

const lead: fc.Arbitrary<LeadFact> = fc
  .record({
    events: fc.subarray(['signed', 'started', 'head'] as const),
    flags: fc.subarray(['industrial'] as const),
    size: fc.integer({ min: 0, max: 9 }).map((yi) => `${yi}${YI}`),
  })
  .map((facts) => aLead('', facts));

/** A target now and then, some of them 0. */
const figure = (unit: string): fc.Arbitrary<readonly [string, string] | string> =>
  fc
    .tuple(fc.integer({ min: -20, max: 300 }), fc.option(fc.integer({ min: 0, max: 200 }), { freq: 4 }))
    .map(([value, target]) =>
      target === null ? `${value}${unit}` : ([`${value}${unit}`, `${target}${unit}`] as const),
    );

const unitFacts: fc.Arbitrary<UnitFacts> = fc
  .record({
    contracted: figure(YI),
    inPlace: figure(YI),
    industrialContracted: figure(YI),
    'contracted@planToDate': fc.integer({ min: 0, max: 900 }).map((yi) => `${yi}${YI}`),
    signedProjects: figure(''),
    startedProjects: figure(''),
    producingProjects: figure(''),
    overdueOrders: fc.integer({ min: 0, max: 5 }).map(String),
    redLights: fc.integer({ min: 0, max: 5 }).map(String),
    dataFraud: fc.integer({ min: 0, max: 1 }).map(String),
    leads: fc.array(lead, { maxLength: 6 }),
  })
  .map(({ leads, ...given }) => ({
    ...aUnit('', given),
    leads: leads.map((one, index) => ({ ...one, lead: `L${index}` })),
  }));

/** Two to seven units in two groups; `lateReports` is never entered. */
export const randomFacts: fc.Arbitrary<AssessmentFacts> = fc
  .tuple(
    fc.array(fc.tuple(unitFacts, fc.constantFrom(...COHORTS_OF_TWO)), { minLength: 2, maxLength: 7 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([units, month]) =>
    theFacts(
      units.map(([facts, cohort], index) => ({ ...facts, unit: `u${index}`, name: `单位${index}`, cohort })),
      `2024-${String(month).padStart(2, '0')}`,
    ),
  );

function quantityOf(input: string): Quantity {
  return { of: 'inputs', terms: [{ input }] };
}

function cap(most: string): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, '0.8', '1', most);
}
