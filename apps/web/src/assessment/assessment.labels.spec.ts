import type { YearlyContent } from '@yipanqi/domain';
import { scoresFirst, yearlyDifference } from './assessment.labels';

const CONTENT = {
  lists: [
    {
      key: 'composite',
      name: '综合',
      units: [{ unit: '500112', items: [{ key: 'contracted', name: '合同引资' }] }],
    },
  ],
} as unknown as YearlyContent;

describe('a difference of two assessments in words', () => {
  const say = yearlyDifference(CONTENT, (id) => (id === '500112' ? '渝北区' : id));

  it.each([
    ['lists.composite.units.500112.items.contracted.score', '综合 · 渝北区 · 合同引资 · 得分'],
    ['lists.composite.units.500112.rank', '综合 · 渝北区 · 名次'],
    ['lists.composite.units.500112.items.contracted.steps.0.formula', '综合 · 渝北区 · 合同引资 · 计算 · 公式'],
    ['manual.500112#2.value', '人工填报 · 渝北区 · 数值'],
    ['late.DW-1.value', '迟到凭证 · DW-1 · 数值'],
  ])('%s', (path, words) => {
    expect(say({ path, before: '1', after: '2' })).toEqual({ words, before: '1', after: '2' });
  });

  it('names units, items and kinds of correction', () => {
    const path = 'corrections.500112';
    expect(say({ path: `${path}.correction`, before: null, after: 'ledger' }).after).toBe('计入迟到的台账凭证');
    expect(say({ path: `${path}.item`, before: null, after: 'contracted' }).after).toBe('合同引资');
    expect(say({ path: `${path}.unit`, before: null, after: '500112' })).toEqual({
      words: '异议更正 · 渝北区 · 单位',
      before: '—',
      after: '渝北区',
    });
  });
});

it('scores come before what they are made of', () => {
  const units = 'lists.composite.units.500112';
  const paths = [
    'corrections.500112.reply',
    `${units}.items.contracted.figures.0.value`,
    `${units}.items.contracted.score`,
    `${units}.rank`,
    `${units}.score`,
  ];
  const ordered = scoresFirst(paths.map((path) => ({ path, before: '1', after: '2' })));
  expect(ordered.map(({ path }) => path)).toEqual([
    `${units}.rank`,
    `${units}.score`,
    `${units}.items.contracted.score`,
    'corrections.500112.reply',
    `${units}.items.contracted.figures.0.value`,
  ]);
});
