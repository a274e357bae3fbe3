import { assess } from './assess';
import { anItem, aList, aScheme, aUnit, inputs, theFacts } from './assessment.support';
import { compareResults } from './compare-results';
import { MUNICIPAL_SAMPLE, SAMPLE_SCHEMES } from './sample-schemes';
import type { Scheme, SchemeItem } from './scheme';
import { schemeDifferences } from './scheme-differences';
import { itemWords } from './scheme-words';

function changed(scheme: Scheme, key: string, weight: string): Scheme {
  const lists = scheme.lists.map((list) => ({
    ...list,
    items: list.items.map((item) => (item.key === key ? { ...item, weight } : item)),
  }));
  return { ...scheme, lists };
}

describe('two versions of a scheme', () => {
  it('differ in nothing when they say the same', () => {
    expect(schemeDifferences(MUNICIPAL_SAMPLE, JSON.parse(JSON.stringify(MUNICIPAL_SAMPLE)) as Scheme)).toEqual([]);
  });

  it('differ in words, place by place', () => {
    expect(schemeDifferences(MUNICIPAL_SAMPLE, changed(MUNICIPAL_SAMPLE, 'contracted', '30'))).toEqual([
      { place: '综合 · 合同引资 · 权重', before: '25 分', after: '30 分' },
    ]);
    const [composite] = MUNICIPAL_SAMPLE.lists;
    const gone = schemeDifferences(MUNICIPAL_SAMPLE, { ...MUNICIPAL_SAMPLE, lists: composite ? [composite] : [] });
    expect(gone).toContainEqual({ place: '外资引资', before: '外资引资', after: null });
  });

  it('say every item of the samples in words without a key or a code', () => {
    for (const item of SAMPLE_SCHEMES.flatMap(({ lists }) => lists.flatMap(({ items }) => items))) {
      for (const { label, text } of itemWords(item)) {
        expect(label).toMatch(/\p{Script=Han}|\d/u);
        expect(text).not.toMatch(/undefined|null/);
      }
    }
    expect(itemWords(inPlaceRate())).toEqual([
      { label: '方法', text: '分档计分：所在档分值 ÷ 100 × 权重' },
      { label: '指标', text: '资金到位率（同期），按数值分档' },
      { label: '分档', text: '20%以上 100 分；10–20% 75 分；5–10% 50 分；5%以下 0 分' },
      { label: '权重', text: '10 分' },
      { label: '没有目标或数据时', text: '计零分' },
    ]);
  });
});

describe('what if a weight changed', () => {
  const facts = theFacts([
    aUnit('a', { contracted: ['10', '10'], inPlace: ['1', '10'] }),
    aUnit('b', { contracted: ['2', '10'], inPlace: ['8', '10'] }),
  ]);
  const scheme = (first: string, second: string): Scheme =>
    aScheme(
      aList([
        anItem('cappedCompletion', { quantity: inputs('contracted') }, { key: 'x', weight: first }),
        anItem('cappedCompletion', { quantity: inputs('inPlace') }, { key: 'y', weight: second }),
      ]),
    );

  it('shows both scores and the places won and lost', () => {
    const [list] = compareResults(assess(scheme('60', '40'), facts), assess(scheme('30', '70'), facts));
    expect(list?.units).toEqual([
      {
        unit: 'b',
        name: '单位b',
        group: '全部',
        before: { score: '44.00', rank: 2 },
        after: { score: '62.00', rank: 1 },
        scoreChange: '18.00',
        rankChange: 1,
      },
      {
        unit: 'a',
        name: '单位a',
        group: '全部',
        before: { score: '64.00', rank: 1 },
        after: { score: '37.00', rank: 2 },
        scoreChange: '-27.00',
        rankChange: -1,
      },
    ]);
  });
});

function inPlaceRate(): SchemeItem {
  const item = MUNICIPAL_SAMPLE.lists[0]?.items.find(({ key }) => key === 'inPlaceRate');
  if (!item) throw new Error('the sample has no item inPlaceRate');
  return item;
}
