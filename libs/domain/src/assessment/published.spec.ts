import { assess } from './assess';
import { aLead, anItem, aList, aScheme, aUnit, inputs, leads, theFacts } from './assessment.support';
import type { LeadFact, UnitFacts } from './facts';
import type { ItemResult } from './result';
import { SCORING_VECTORS } from './scoring-vectors.support';

/** 千里马转载的2024年度全市招商引资考核结果公示: six items of 0.5 points; bands and minimums of item 4 are not printed. */
const YI = '0000000000';
const scheme = aScheme(
  aList([
    anItem('cappedCompletion', { quantity: inputs('contracted') }, { key: '第1项', weight: '0.5', cap: '1.2' }),
    anItem('cappedCompletion', { quantity: inputs('inPlace') }, { key: '第2项', weight: '0.5', cap: '1.2' }),
    anItem(
      'mixed',
      { first: inputs('signedProjects'), second: inputs('industrialContracted'), a: '0.5', b: '0.5' },
      { key: '第3项', weight: '0.5', cap: '0.5' },
    ),
    anItem(
      'minimumCounts',
      {
        bands: [
          { name: '甲档', quantity: leads({ event: 'producing', below: '5' }), minimum: '7' },
          { name: '乙档', quantity: leads({ event: 'producing', from: '5', below: '10' }), minimum: '4' },
          { name: '丙档', quantity: leads({ event: 'producing', from: '10' }), minimum: '1' },
        ],
        step: '0.1',
      },
      { key: '第4项', weight: '0.5' },
    ),
    anItem(
      'pointsPerItem',
      {
        bands: [
          { name: '甲类', quantity: leads({ from: '50' }), points: '0.2' },
          { name: '乙类', quantity: leads({ from: '10', below: '50' }), points: '0.2' },
          { name: '丙类', quantity: leads({ from: '5', below: '10' }), points: '0.1' },
        ],
      },
      { key: '第5项', weight: '0.5' },
    ),
    anItem(
      'penalty',
      {
        bands: [
          { name: '逾期督办单', quantity: inputs('overdueOrders'), rate: '0.1' },
          { name: '报送不及时', quantity: inputs('lateReports'), rate: '0.1' },
        ],
      },
      { key: '第6项', weight: '0.5' },
    ),
  ]),
);

function many(count: number, size: number, event: LeadFact['events'][number]): LeadFact[] {
  return Array.from({ length: count }, (_, index) =>
    aLead(`${event}-${size}-${index}`, { events: [event], size: `${size}${YI}` }),
  );
}

interface Printed {
  readonly name: string;
  readonly completion: readonly [string, string];
  readonly projects: string;
  /** 177.7 and 141.94 亿元, in fen. */
  readonly amount: string;
  readonly kinds: readonly [number, number, number];
  readonly counts: readonly [number, number, number];
}

function printed({ name, completion, projects, amount, kinds, counts }: Printed): UnitFacts {
  const given = {
    contracted: completion,
    inPlace: ['120', '100'] as const,
    signedProjects: [projects, '27'] as const,
    industrialContracted: [amount, `54${YI}`] as const,
    overdueOrders: '1',
    lateReports: '0',
  };
  const [a, b, c] = kinds;
  const [x, y, z] = counts;
  return aUnit(name, given, {
    leads: [
      ...many(a, 50, 'signed'),
      ...many(b, 10, 'signed'),
      ...many(c, 5, 'signed'),
      ...many(x, 1, 'producing'),
      ...many(y, 6, 'producing'),
      ...many(z, 20, 'producing'),
    ],
  });
}

const units = [
  printed({
    name: '单位A',
    completion: ['96', '100'],
    projects: '28',
    amount: '1777000000000',
    kinds: [0, 1, 1],
    counts: [7, 4, 1],
  }),
  printed({
    name: '单位B',
    completion: ['90', '100'],
    projects: '29',
    amount: '1419400000000',
    kinds: [0, 2, 1],
    counts: [9, 4, 1],
  }),
  printed({
    name: '单位C',
    completion: ['106', '100'],
    projects: '0',
    amount: '0',
    kinds: [0, 0, 0],
    counts: [0, 0, 0],
  }),
];
const [list] = assess(scheme, theFacts(units)).lists;

/** The formula is not printed whole; the parts that are missing are ours and chosen so that the printed score can follow. */
const NOT_PRINTED: Readonly<Record<string, string>> = {
  K04: '第4项只印出 7/4/1 与得分，各档下限与扣分未印',
  K09: '第2项只说与A同式',
  K11: '第4项只印出 9/4/1 与得分，各档下限与扣分未印',
  K13: '第6项算式未印，只印得分',
};

describe('the published assessment of 2024', () => {
  it('has fifteen rows, each of which follows or is named with its reason', () => {
    expect(SCORING_VECTORS).toHaveLength(15);
    for (const { id, follows } of SCORING_VECTORS) expect([id, follows]).toEqual([id, NOT_PRINTED[id] === undefined]);
  });

  it.each(SCORING_VECTORS)('$id $unit $item is $score', ({ unit, item: key, score: printedScore }) => {
    const own = list?.units.find((each) => each.unit === unit);
    const score = key === '合计' ? own?.score : item(unit, key)?.score;
    expect(Number(score)).toBe(Number(printedScore));
    expect(score).toMatch(/^\d+\.\d\d$/);
  });

  it('adds items up to 2.78 and 2.95 and ranks by that', () => {
    expect(list?.units.slice(0, 2).map(({ unit, score, rank }) => `${rank} ${unit} ${score}`)).toEqual([
      '1 单位B 2.95',
      '2 单位A 2.78',
    ]);
  });

  it('says how: the formula filled with numbers, and the cap', () => {
    const mixed = item('单位A', '第3项');
    expect(mixed).toMatchObject({ raw: '1.0819', score: '0.50', capped: true });
    expect(mixed?.steps.map(({ formula, result }) => `${formula} = ${result}`)).toEqual([
      '28 个 ÷ 27 个 = 103.70%',
      '177.7 亿元 ÷ 54 亿元 = 329.07%',
      '((28 个 ÷ 27 个) × 50% + (177.7 亿元 ÷ 54 亿元) × 50%) × 0.5 = 1.0819 分',
      '1.0819 高于 0.5 = 0.5 分',
    ]);
    expect(item('单位A', '第2项')?.steps.map(({ result }) => result)).toEqual(['120.00%', '0.6 分']);
  });

  it('limits over-fulfilment: min(1.48, 1.2) × 0.5 is 0.6', () => {
    const only = aScheme(
      aList([anItem('cappedCompletion', { quantity: inputs('contracted') }, { weight: '0.5', cap: '1.2' })]),
    );
    const result = assess(only, theFacts([aUnit('a', { contracted: ['148', '100'] })]));
    expect(result.lists[0]?.units[0]).toMatchObject({ score: '0.60', items: [{ raw: '0.74', capped: true }] });
  });
});

function item(unit: string, key: string): ItemResult | undefined {
  return list?.units.find((each) => each.unit === unit)?.items.find((each) => each.key === key);
}
