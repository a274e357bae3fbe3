import { differenceWords } from './difference.words';

const unitName = (unit: string): string => (unit === '500103' ? '渝中区' : unit);

describe('differences of quarterly reports', () => {
  it.each([
    ['units.500103.quarter.contracted', '100000000.00', null, '渝中区 · 本季度 · 合同引资额', '1.00 亿元', '—'],
    ['units.500103.light', 'red', 'green', '渝中区 · 灯', '红灯', '绿灯'],
    ['units.500103.completion.inPlace', '12.5', '13.0', '渝中区 · 完成率 · 到位资金', '12.5', '13.0'],
    ['city.quarter.signedProjects', 3, 4, '全市 · 本季度 · 签约项目数', '3', '4'],
    ['lastQuarter.settled', 1, 2, '上季度 · 已整改', '1', '2'],
  ] as const)('%s', (path, before, after, words, old, now) => {
    expect(differenceWords({ path, before, after }, unitName)).toEqual({ words, before: old, after: now });
  });
});
