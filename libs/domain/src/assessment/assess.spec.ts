import { assess } from './assess';
import { aLead, anItem, aList, aScheme, aUnit, inputs, leads, theFacts } from './assessment.support';
import type { UnitFacts } from './facts';
import type { UnitResult } from './result';
import type { SchemeItem, SchemeList } from './scheme';

const YI = '0000000000';
const run = (
  items: SchemeItem[],
  units: UnitFacts[],
  facts: Partial<SchemeList> = {},
  month = '2024-12',
): readonly UnitResult[] => assess(aScheme(aList(items, facts)), theFacts(units, month)).lists[0]?.units ?? [];
const scores = (results: readonly UnitResult[]): Record<string, string | null> =>
  Object.fromEntries(results.map(({ unit, score }) => [unit, score]));
const one = (item: SchemeItem, unit: UnitFacts, month?: string): string | null =>
  run([item], [unit], {}, month)[0]?.items[0]?.score ?? null;

describe('the eleven methods', () => {
  it('cappedCompletion: min(actual ÷ target, cap) × weight, a negative actual is 0', () => {
    const item = anItem('cappedCompletion', { quantity: inputs('contracted') }, { cap: '1.2' });
    expect(one(item, aUnit('a', { contracted: ['148', '100'] }))).toBe('12.00');
    expect(one(item, aUnit('a', { contracted: ['96', '100'] }))).toBe('9.60');
    expect(one(item, aUnit('a', { contracted: ['-5', '100'] }))).toBe('0.00');
  });

  it('paced: 攀枝花 2006-10 at 10/12', () => {
    const item = anItem('paced', { quantity: inputs('contracted') }, { weight: '100', cap: '2' });
    expect(one(item, aUnit('a', { contracted: ['12564', '10000'] }), '2006-10')).toBe('150.77');
    expect(one(item, aUnit('a', { contracted: ['7041', '10000'] }), '2006-10')).toBe('84.49');
  });

  it('mixed: without the second target it cannot be computed', () => {
    const item = anItem('mixed', { first: inputs('signedProjects'), second: inputs('contracted'), a: '0.4', b: '0.6' });
    expect(one(item, aUnit('a', { signedProjects: ['5', '10'], contracted: ['30', '20'] }))).toBe('11.00');
    expect(one(item, aUnit('a', { signedProjects: ['5', '10'], contracted: '30' }))).toBeNull();
  });

  it('minimumCounts: full − step × Σ shortfall, floor 0', () => {
    const band = (name: string, minimum: string) => ({ name, quantity: inputs(name), minimum });
    const item = anItem('minimumCounts', {
      bands: [band('signedProjects', '7'), band('startedProjects', '4')],
      step: '1.5',
    });
    expect(one(item, aUnit('a', { signedProjects: '9', startedProjects: '2' }))).toBe('7.00');
    expect(one(item, aUnit('a', { signedProjects: '0', startedProjects: '0' }))).toBe('0.00');
  });

  it('pointsPerItem: Σ points × count, capped; money counts by 亿元', () => {
    const bands = [
      { name: '项目', quantity: leads(), points: '2' },
      { name: '金额', quantity: inputs('contracted'), points: '0.5' },
    ];
    const item = anItem('pointsPerItem', { bands }, { cap: '8' });
    expect(one(item, aUnit('a', { contracted: `3${YI}` }, { leads: [aLead('1'), aLead('2')] }))).toBe('5.50');
    expect(one(item, aUnit('a', { contracted: `30${YI}` }))).toBe('8.00');
  });

  it('penalty: full − Σ rate × count, floor 0', () => {
    const item = anItem('penalty', { bands: [{ name: '红灯', quantity: inputs('redLights'), rate: '4' }] });
    expect(one(item, aUnit('a', { redLights: '2' }))).toBe('2.00');
    expect(one(item, aUnit('a', { redLights: '3' }))).toBe('0.00');
  });

  it('efficacy: (x − min) ÷ (max − min) × 40 + 60; all equal → 100', () => {
    const item = anItem(
      'efficacy',
      { quantity: inputs('activityIndex'), basis: 'value', within: 'group' },
      { weight: '100' },
    );
    const units = ['10', '25', '40'].map((value) => aUnit(value, { activityIndex: value }));
    expect(scores(run([item], units))).toEqual({ '10': '60.00', '25': '80.00', '40': '100.00' });
    const equal = ['a', 'b'].map((unit) => aUnit(unit, { activityIndex: '7' }));
    expect(scores(run([item], equal))).toEqual({ a: '100.00', b: '100.00' });
  });

  it('efficacy compares within the group or over the list', () => {
    const groups = ['甲组', '乙组'].map((name) => ({ name, cohorts: [name], units: [] }));
    const units = [
      aUnit('a', { activityIndex: '10' }),
      aUnit('b', { activityIndex: '20' }),
      aUnit('c', { activityIndex: '40' }, { cohort: '乙组' }),
    ];
    const item = (within: 'group' | 'list') =>
      anItem('efficacy', { quantity: inputs('activityIndex'), basis: 'value', within }, { weight: '100' });
    expect(scores(run([item('group')], units, { groups }))).toEqual({ a: '60.00', b: '100.00', c: '100.00' });
    expect(scores(run([item('list')], units, { groups }))).toEqual({ a: '60.00', b: '73.33', c: '100.00' });
  });

  it('tiers: ≥ 100 % → 100, ≥ 80 % → 75, ≥ 50 % → 50, else 0', () => {
    const table = [
      { from: '100', to: null, score: '100' },
      { from: '80', to: '100', score: '75' },
      { from: '50', to: '80', score: '50' },
      { from: null, to: '50', score: '0' },
    ];
    const item = anItem('tiers', { quantity: inputs('contracted'), basis: 'completion', table });
    const score = (actual: string): string | null => one(item, aUnit('a', { contracted: [actual, '1000'] }));
    expect(['1000', '999', '800', '799', '500', '499', '-1'].map(score)).toEqual([
      '10.00',
      '7.50',
      '7.50',
      '5.00',
      '5.00',
      '0.00',
      '0.00',
    ]);
  });

  it('structureRatio: 1 219 ÷ 4 443, never above the weight; nothing without a whole', () => {
    const item = anItem(
      'structureRatio',
      { part: inputs('industrialContracted'), whole: inputs('contracted') },
      { weight: '100' },
    );
    expect(one(item, aUnit('a', { industrialContracted: '1219', contracted: '4443' }))).toBe('27.44');
    expect(one(item, aUnit('a', { industrialContracted: '13600', contracted: '27500' }))).toBe('49.45');
    expect(one(item, aUnit('a', { industrialContracted: '2', contracted: '1' }))).toBe('100.00');
    expect(one(item, aUnit('a', { industrialContracted: '0', contracted: '0' }))).toBeNull();
  });

  it('bonus: a lead once, in its best band, up to the cap, outside the full score', () => {
    const bands = [
      { name: '签约', quantity: leads(), points: '1' },
      { name: '头部', quantity: leads({ event: 'head' }), points: '3' },
    ];
    const regular = anItem('cappedCompletion', { quantity: inputs('contracted') });
    const first = anItem('bonus', { bands }, { cap: '3.5', key: 'b1' });
    const again = anItem(
      'bonus',
      { bands: [{ name: '工业', quantity: leads({ flags: ['industrial'] }), points: '2' }] },
      { cap: '9', key: 'b2' },
    );
    const mine = [aLead('1', { events: ['signed', 'head'] }), aLead('2', { flags: ['industrial'] })];
    const [unit] = run([regular, first, again], [aUnit('a', { contracted: ['100', '100'] }, { leads: mine })]);
    expect(unit?.items.map(({ score, capped }) => [score, capped])).toEqual([
      ['10.00', false],
      ['3.50', true],
      ['0.00', false],
    ]);
    expect(unit?.score).toBe('13.50');
    expect(unit?.items[2]?.steps[0]?.formula).toBe('0 个（另 1 个已计） × 2');
  });

  it('veto: sets an item or the whole score, never lifts it, and the items still add up', () => {
    const regular = (key: string): SchemeItem =>
      anItem('cappedCompletion', { quantity: inputs('contracted') }, { key, weight: '50' });
    const veto = (item: string | null, level: string): SchemeItem =>
      anItem('veto', { quantity: inputs('dataFraud'), from: '1', item, level });
    const guilty = aUnit('a', { contracted: ['100', '100'], dataFraud: '1' });
    const [item] = run([regular('x'), regular('y'), veto('x', '10')], [guilty]);
    expect(item?.items.map(({ score, state }) => `${score} ${state}`)).toEqual([
      '10.00 vetoed',
      '50.00 scored',
      '0.00 breach',
    ]);
    const [whole] = run([regular('x'), regular('y'), veto(null, '60')], [guilty]);
    expect(whole?.items.map(({ score }) => score)).toEqual(['50.00', '50.00', '-40.00']);
    expect(whole?.score).toBe('60.00');
    const [poor] = run(
      [regular('x'), regular('y'), veto(null, '60')],
      [aUnit('a', { contracted: ['10', '100'], dataFraud: '1' })],
    );
    expect(poor?.score).toBe('10.00');
    const [unsaid] = run([regular('x'), regular('y'), veto(null, '60')], [aUnit('a', { contracted: ['100', '100'] })]);
    expect(unsaid?.score).toBe('100.00');
  });
});

describe('without a target', () => {
  const with3 = (noTarget: SchemeItem['noTarget']): readonly UnitResult[] =>
    run(
      [
        anItem('cappedCompletion', { quantity: inputs('contracted') }, { key: 'x', weight: '40', noTarget }),
        anItem('cappedCompletion', { quantity: inputs('inPlace') }, { key: 'y', weight: '20' }),
        anItem('cappedCompletion', { quantity: inputs('signedProjects') }, { key: 'z', weight: '40' }),
      ],
      [
        aUnit('a', { contracted: '5', inPlace: ['1', '2'], signedProjects: ['3', '3'] }),
        aUnit('b', { contracted: ['1', '4'], inPlace: ['2', '2'], signedProjects: ['3', '3'] }),
        aUnit('c', { contracted: ['3', '4'], inPlace: ['2', '2'], signedProjects: ['3', '3'] }),
      ],
    );
  const ofA = (noTarget: SchemeItem['noTarget']): UnitResult | undefined =>
    with3(noTarget).find(({ unit }) => unit === 'a');

  it('the weight goes to the other items in proportion', () => {
    const unit = ofA('excluded');
    expect(unit?.items.map(({ effectiveWeight, score }) => `${effectiveWeight} ${score}`)).toEqual([
      '0.00 null',
      '33.33 16.67',
      '66.67 66.67',
    ]);
    expect(unit?.score).toBe('83.34');
    expect(unit?.items[0]?.steps[0]?.formula).toBe('合同引资额没有目标，不考核，权重由其他项目分担');
    expect(unit?.items[1]?.steps.at(-1)).toEqual({
      label: '分担权重',
      formula: '10 × 33.33 ÷ 20.00',
      result: '16.665 分',
    });
  });

  it('it counts zero, full, or the average of the group', () => {
    expect(ofA('zero')?.items[0]).toMatchObject({ score: '0.00', state: 'missing', effectiveWeight: '40.00' });
    expect(ofA('full')?.items[0]?.score).toBe('40.00');
    expect(ofA('average')?.items[0]?.score).toBe('20.00');
  });

  it('a unit without any item is not scored and not ranked', () => {
    const item = anItem('cappedCompletion', { quantity: inputs('contracted') });
    const [ranked, bare] = run([item], [aUnit('a', { contracted: ['1', '1'] }), aUnit('b')]);
    expect(ranked).toMatchObject({ unit: 'a', rank: 1, of: 1 });
    expect(bare).toMatchObject({ unit: 'b', score: null, rank: null, grade: null });
  });
});

describe('lists', () => {
  const item = anItem('cappedCompletion', { quantity: inputs('contracted') }, { weight: '100' });
  const done = (unit: string, percent: string, cohort = '甲组'): UnitFacts =>
    aUnit(unit, { contracted: [percent, '100'] }, { cohort });

  it('rank within the group, equal scores share a rank, and grade by bands of the scheme', () => {
    const groups = ['甲组', '乙组'].map((name) => ({ name, cohorts: [name], units: [] }));
    const grades = [
      { name: '优秀', from: '90' },
      { name: '一般', from: null },
    ];
    const results = run(
      [item],
      [done('d', '50'), done('b', '90'), done('a', '90'), done('c', '99'), done('e', '1', '乙组')],
      { groups, grades },
    );
    expect(results.map(({ unit, rank, of, grade }) => `${unit} ${rank}/${of} ${grade}`)).toEqual([
      'c 1/4 优秀',
      'a 2/4 优秀',
      'b 2/4 优秀',
      'd 4/4 一般',
      'e 1/1 一般',
    ]);
  });

  it('leave development zones out of the composite, and never take the bureau', () => {
    const groups = [{ name: '全市', cohorts: ['甲组', '开发区', '市级'], units: [] }];
    const units = [done('a', '1'), done('z', '1', '开发区'), done('0', '1', '市级')];
    expect(run([item], units, { groups }).map(({ unit }) => unit)).toEqual(['a']);
    expect(run([item], units, { groups, withoutZones: false }).map(({ unit }) => unit)).toEqual(['a', 'z']);
  });

  it('count projects in a single list and rank by their number', () => {
    const ranking = { by: 'value' as const, quantity: leads({ from: '50' }) };
    const big = (count: number): UnitFacts['leads'] =>
      Array.from({ length: count }, (_, index) => aLead(`P${index}`, { size: `50${YI}` }));
    const results = run(
      [],
      [
        aUnit('a', {}, { leads: big(1) }),
        aUnit('b', {}, { leads: big(2) }),
        aUnit('c', {}, { leads: [aLead('x', { size: '49' })] }),
      ],
      { ranking },
    );
    expect(results.map(({ unit, rank, value, score }) => [unit, rank, value?.value, score])).toEqual([
      ['b', 1, '2 个', null],
      ['a', 2, '1 个', null],
      ['c', 3, '0 个', null],
    ]);
    expect(results[0]?.value?.leads).toHaveLength(2);
  });

  it('weigh groups by items of their own', () => {
    const groups = ['甲组', '乙组'].map((name) => ({ name, cohorts: [name], units: [] }));
    const items = [
      anItem('cappedCompletion', { quantity: inputs('contracted') }, { key: 'x', weight: '10', groups: ['甲组'] }),
      anItem('cappedCompletion', { quantity: inputs('inPlace') }, { key: 'y', weight: '10', groups: ['乙组'] }),
    ];
    const results = run(
      items,
      [aUnit('a', { contracted: ['1', '2'] }), aUnit('b', { inPlace: ['1', '4'] }, { cohort: '乙组' })],
      { groups },
    );
    expect(results.map(({ unit, items: own, score }) => [unit, own.map(({ key }) => key), score])).toEqual([
      ['a', ['x'], '5.00'],
      ['b', ['y'], '2.50'],
    ]);
  });
});

describe('what a score opens to', () => {
  it('the measures with their window, the leads, and what people entered with its evidence', () => {
    const bands = [
      { name: '项目', quantity: leads(), points: '1' },
      { name: '表扬', quantity: inputs('commendations'), points: '1' },
    ];
    const items = [
      anItem('cappedCompletion', {
        quantity: { of: 'inputs', terms: [{ input: 'contracted' }, { input: 'inPlace', times: '2' }] },
      }),
      anItem('pointsPerItem', { bands }),
    ];
    const facts = aUnit(
      'a',
      { contracted: [`1${YI}`, `2${YI}`], inPlace: ['0', `1${YI}`] },
      { leads: [aLead('P1', { name: '演示项目' })] },
    );
    const unit = {
      ...facts,
      inputs: { ...facts.inputs, commendations: { value: '1', evidence: '演示发〔2024〕1号' } },
    };
    const [result] = run(items, [unit]);
    expect(result?.items[0]?.figures).toEqual([
      {
        name: '合同引资额＋2×到位资金',
        value: '1 亿元',
        target: '4 亿元',
        exact: `1${YI}`,
        inputs: [
          {
            input: 'contracted',
            name: '合同引资额',
            kind: 'measure',
            measure: 'contracted',
            window: 'yearToDate',
            value: '1 亿元',
            target: '2 亿元',
          },
          {
            input: 'inPlace',
            name: '到位资金',
            kind: 'measure',
            measure: 'inPlace',
            window: 'yearToDate',
            value: '0 亿元',
            target: '1 亿元',
          },
        ],
        leads: [],
      },
    ]);
    expect(result?.items[1]?.figures[0]).toMatchObject({ value: '1 个', leads: [{ lead: 'P1', name: '演示项目' }] });
    expect(result?.items[1]?.figures[1]?.inputs[0]).toMatchObject({ kind: 'manual', evidence: '演示发〔2024〕1号' });
  });
});
