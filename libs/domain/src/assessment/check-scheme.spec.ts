import { checkScheme } from './check-scheme';
import { anItem, aList, aScheme, inputs, leads } from './assessment.support';
import { METHOD_KEYS } from './methods';
import { SAMPLE_SCHEMES } from './sample-schemes';
import type { Scheme, SchemeItem, SchemeList, Tier } from './scheme';

const world = {
  units: [
    { id: '1', name: '一区', cohort: '中心城区' },
    { id: '2', name: '二区', cohort: '主城新区' },
    { id: '3', name: '三县', cohort: '渝东北三峡库区城镇群' },
    { id: '4', name: '四县', cohort: '渝东南武陵山区城镇群' },
    { id: '5', name: '五新区', cohort: '开发区' },
    { id: '0', name: '市局', cohort: '市级' },
  ],
};
const everyone = { groups: [{ name: '全市', cohorts: ['中心城区', '主城新区'], units: [] }] };
const completion = (facts: Partial<SchemeItem> = {}): SchemeItem =>
  ({ ...anItem('cappedCompletion', { quantity: inputs('contracted') }), ...facts }) as SchemeItem;
const list = (items: SchemeItem[], facts: Partial<SchemeList> = {}): SchemeList =>
  aList(items, { ...everyone, ...facts });
const found = (scheme: unknown): string[] => checkScheme(scheme, world).map(({ code, path }) => `${code} ${path}`);
const inList = (items: SchemeItem[], facts: Partial<SchemeList> = {}): string[] => found(aScheme(list(items, facts)));

describe('the sample schemes', () => {
  it.each(SAMPLE_SCHEMES)('$key is sound and marked 示例', (scheme) => {
    expect(checkScheme(scheme, world)).toEqual([]);
    expect(scheme).toMatchObject({ sample: true, name: expect.stringContaining('示例') });
  });

  it('use all eleven methods together', () => {
    const used = SAMPLE_SCHEMES.flatMap(({ lists }) => lists.flatMap(({ items }) => items.map(({ method }) => method)));
    expect(new Set(used)).toEqual(new Set(METHOD_KEYS));
    expect(METHOD_KEYS).toHaveLength(11);
  });

  it('keep development zones out of the composite list and count projects in the single ones', () => {
    const [municipal] = SAMPLE_SCHEMES;
    expect(municipal?.lists.map(({ name, withoutZones, ranking }) => `${name} ${withoutZones} ${ranking.by}`)).toEqual([
      '综合 true score',
      '招大引强 false value',
      '招新引优 false value',
      '重大项目开工 false value',
      '重大项目投资 false value',
      '外资引资 false value',
    ]);
  });
});

describe('a bad scheme', () => {
  it('has weights that do not add to what it states', () => {
    const faults = checkScheme(aScheme(list([completion({ weight: '30' })], { fullScore: '100' })), world);
    expect(faults).toEqual([
      { path: 'lists.0.fullScore', code: 'WEIGHTS_SUM', sentence: '权重合计 30 分，与满分 100 分不一致。' },
    ]);
  });

  it('has weights that add up in one group only', () => {
    const groups = [
      { name: '甲', cohorts: ['中心城区'], units: [] },
      { name: '乙', cohorts: ['主城新区'], units: [] },
    ];
    const items = [
      completion({ key: 'a', name: 'a', weight: '60' }),
      completion({ key: 'b', name: 'b', weight: '40', groups: ['甲'] }),
    ];
    expect(inList(items, { groups, fullScore: '100' })).toEqual(['WEIGHTS_SUM lists.0.fullScore']);
    const [fault] = checkScheme(aScheme(list(items, { groups, fullScore: '100' })), world);
    expect(fault?.sentence).toBe('“乙”的权重合计 60 分，与满分 100 分不一致。');
  });

  const item = 'lists.0.items.0';
  const quantity = `${item}.parameters.quantity`;
  const bad: [string, SchemeItem, string[]][] = [
    [
      'an unknown measure',
      anItem('cappedCompletion', { quantity: inputs('gdp') }),
      [`INPUT_UNKNOWN ${quantity}.terms.0.input`],
    ],
    ['a negative cap', completion({ cap: '-1' }), [`CAP_NEGATIVE ${item}.cap`]],
    ['a cap of nothing', completion({ cap: '0' }), [`CAP_ZERO ${item}.cap`]],
    [
      'a cap on a penalty',
      anItem('penalty', { bands: [{ name: 'x', quantity: inputs('redLights'), rate: '1' }] }, { cap: '1' }),
      [`CAP_UNUSED ${item}.cap`],
    ],
    [
      'money and counts added',
      anItem('paced', { quantity: inputs('contracted', 'signedProjects') }),
      [`UNITS_MIXED ${quantity}.terms.1.input`],
    ],
    [
      'a target that nobody has',
      anItem('paced', { quantity: inputs('redLights') }),
      [`TARGET_REQUIRED ${quantity}.target`],
    ],
    [
      'leads without a target',
      anItem('cappedCompletion', { quantity: leads() }),
      [`TARGET_REQUIRED ${quantity}.target`],
    ],
    [
      'a target of nothing',
      anItem('cappedCompletion', { quantity: { ...leads(), target: '0' } }),
      [`TARGET_NOT_POSITIVE ${quantity}.target`],
    ],
    [
      'a size that no lead has',
      anItem('efficacy', { quantity: leads({ from: '10', below: '5' }), basis: 'value', within: 'group' }),
      [`SIZE_EMPTY ${quantity}.below`],
    ],
    [
      'shares that are not a whole',
      anItem('mixed', { first: inputs('signedProjects'), second: inputs('contracted'), a: '0.5', b: '0.6' }),
      [`SHARES_SUM ${item}.parameters.b`],
    ],
    [
      'points below 0',
      anItem('pointsPerItem', { bands: [{ name: 'x', quantity: leads(), points: '-1' }] }),
      [`NUMBER_NEGATIVE ${item}.parameters.bands.0.points`],
    ],
    ['no bands', anItem('pointsPerItem', { bands: [] }), [`BANDS_EMPTY ${item}.parameters.bands`]],
    ['weights finer than a hundredth', completion({ weight: '0.125' }), [`WEIGHT_DECIMALS ${item}.weight`]],
  ];
  it.each(bad)('has %s', (_, one, expected) => {
    const faults = inList([one]).filter((fault) => !fault.startsWith('WEIGHTS_SUM'));
    expect(faults).toEqual(expected);
  });

  const tier = (from: string | null, to: string | null, score = '50'): Tier => ({ from, to, score });
  const tables: [string, Tier[], string[]][] = [
    ['tiers that overlap', [tier('80', null), tier('50', '90'), tier(null, '50')], ['TIERS_OVERLAP 0.from']],
    ['tiers that leave a hole', [tier('80', null), tier('50', '70'), tier(null, '50')], ['TIERS_HOLE 0.from']],
    ['no tier below', [tier('80', null), tier('50', '80')], ['TIERS_HOLE 1.from']],
    ['no tier above', [tier('80', '100'), tier(null, '80')], ['TIERS_HOLE 0.to']],
    ['two tiers without end', [tier('80', null), tier(null, null)], ['TIERS_OVERLAP 0.from']],
    ['a tier without width', [tier('80', null), tier('80', '80'), tier(null, '80')], ['TIER_EMPTY 1.to']],
    ['no tier', [], ['TIERS_EMPTY']],
    ['a tier above 100', [tier(null, null, '120')], ['TIER_SCORE 0.score']],
  ];
  it.each(tables)('has %s', (_, table, expected) => {
    const one = anItem('tiers', { quantity: inputs('contracted'), basis: 'completion', table });
    const place = `${item}.parameters.table.`;
    expect(inList([one]).map((fault) => fault.replace(place, '').replace(` ${place.slice(0, -1)}`, ''))).toEqual(
      expected,
    );
  });

  it('has groups without units, units that do not exist, twice or not assessed', () => {
    const groups = (...of: [string, string[], string[]][]): Partial<SchemeList> => ({
      groups: of.map(([name, cohorts, units]) => ({ name, cohorts, units })),
    });
    expect(inList([completion()], groups())).toEqual(['GROUPS_EMPTY lists.0.groups']);
    expect(inList([completion()], groups(['空', [], []]))).toEqual(['GROUP_EMPTY lists.0.groups.0']);
    expect(inList([completion()], groups(['甲', ['火星'], ['1']]))).toEqual([
      'COHORT_UNKNOWN lists.0.groups.0.cohorts.0',
    ]);
    expect(inList([completion()], groups(['甲', ['市级'], ['1']]))).toEqual([
      'COHORT_UNRANKED lists.0.groups.0.cohorts.0',
    ]);
    expect(inList([completion()], groups(['甲', ['开发区'], ['1']]))).toEqual(['ZONES_OUT lists.0.groups.0.cohorts.0']);
    expect(inList([completion()], groups(['甲', [], ['1', '9']]))).toEqual(['UNIT_UNKNOWN lists.0.groups.0.units.1']);
    expect(inList([completion()], groups(['甲', ['中心城区'], []], ['乙', [], ['1']]))).toEqual([
      'UNIT_TWICE lists.0.groups.1',
    ]);
    expect(inList([completion({ groups: ['丙'] } as Partial<SchemeItem>)])).toEqual(
      expect.arrayContaining([`GROUP_UNKNOWN ${item}.groups.0`]),
    );
  });

  it('has keys and names twice, two composites, no items', () => {
    const twice = [completion({ weight: '5' }), completion({ weight: '5' })];
    expect(inList(twice)).toEqual(['REPEATED lists.0.items.1.key', 'REPEATED lists.0.items.1.name']);
    expect(found(aScheme(list([completion()]), list([completion()], { key: 'b', name: '乙' })))).toEqual([
      'COMPOSITE_TWICE lists.1.kind',
    ]);
    expect(found(aScheme())).toEqual(['LISTS_EMPTY lists']);
    expect(inList([])).toEqual(['ITEMS_EMPTY lists.0.items']);
  });

  it('has a veto or grades that cannot be', () => {
    const veto = (facts: { item: string | null; level: string }): SchemeItem =>
      anItem('veto', { quantity: inputs('dataFraud'), from: '1', ...facts });
    const place = 'lists.0.items.1.parameters';
    expect(inList([completion(), veto({ item: 'nothing', level: '0' })])).toEqual([`VETO_ITEM ${place}.item`]);
    expect(inList([completion(), veto({ item: null, level: '11' })])).toEqual([`VETO_LEVEL ${place}.level`]);
    expect(
      inList([completion()], {
        grades: [
          { name: '优', from: '5' },
          { name: '良', from: '6' },
          { name: '差', from: '1' },
        ],
      }),
    ).toEqual(['GRADES_ORDER lists.0.grades.1.from', 'GRADES_HOLE lists.0.grades.2.from']);
    expect(inList([completion(), anItem('bonus', { bands: [{ name: 'x', quantity: leads(), points: '1' }] })])).toEqual(
      ['CAP_REQUIRED lists.0.items.1.cap'],
    );
  });

  it('is no scheme at all', () => {
    const bare = aScheme(list([completion()])) as unknown as Record<string, unknown>;
    expect(found(null)).toEqual(['SCHEME_SHAPE ']);
    expect(found({ ...bare, formula: 'drop table' })).toEqual(['SCHEME_SHAPE formula']);
    expect(found({ ...bare, lists: 'x' })).toEqual(['SCHEME_SHAPE lists']);
    expect(found({ ...bare, name: ' ' })).toEqual(['NAME_MISSING name']);
    expect(inList([completion({ weight: 'viel' })], { fullScore: '10' })).toEqual([`NUMBER_INVALID ${item}.weight`]);
    expect(inList([{ ...completion(), method: 'magic' } as unknown as SchemeItem], { fullScore: '10' })).toEqual([
      `SCHEME_SHAPE ${item}.method`,
    ]);
    expect(inList([{ ...completion(), parameters: {} } as unknown as SchemeItem])).toEqual([
      `SCHEME_SHAPE ${quantity}`,
    ]);
  });

  it('says each fault in a full Chinese sentence', () => {
    const scheme: Scheme = aScheme(
      list([completion({ cap: '-1', weight: '3' })], { fullScore: '100', grades: [{ name: '优', from: '1' }] }),
    );
    for (const { sentence } of checkScheme(scheme, world)) expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
  });
});
