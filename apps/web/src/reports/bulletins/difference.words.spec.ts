import { type Names, pathWords, valueOf } from './difference.words';

const names: Names = {
  unit: (id) => (id === '500103' ? '渝中区' : id),
  quotaLine: (key) => (key === 'ngit' ? '新一代信息技术' : key),
  headGroup: (key) => key,
};

describe('differences between two editions', () => {
  it.each([
    ['city.month.contracted', '全市 · 当月 · 合同引资额'],
    ['units.500103.yearToDate.inPlace', '渝中区 · 本年累计 · 到位资金'],
    ['units.500103.rank.contracted', '渝中区 · 组内名次 · 合同引资额'],
    ['quotaLines.ngit.contracted', '额度 · 新一代信息技术 · 累计已签'],
    ['remainder.paceGap', '未分到额度的部分 · 超/欠时序（百分点）'],
    ['planVersion', '规划版本'],
    ['zeroProgress.month.500103', '零进展单位 · 当月 · 渝中区'],
    ['topSignings.L1.contracted', '本月前十项目 · L1 · 合同引资额'],
    ['activityIndex.units.500103.subs.visitsOut.weighted', '活跃指数 · 渝中区 · 分项 · 外出招商 · 加权得分'],
  ])('%s is “%s”', (path, words) => {
    expect(pathWords(path, names)).toBe(words);
  });

  it.each([
    ['units.500103.yearToDate.contracted', '1234567890.00', '12.35 亿元'],
    ['units.500103.yearToDate.signedProjects', 7, '7'],
    ['units.500103.completion.contracted', '48.2', '48.2'],
    ['units.500103.paceGap.contracted', '-1.80', '−1.80'],
    ['quotaLines.ngit.toSign', '-5000000.00', '−500.00 万元'],
    ['indicators.contracted.actual', '1460000000000.00', '14,600.00 亿元'],
    ['adjustments.X-1.amount', null, '—'],
  ] as const)('%s shows %s as %s', (path, value, text) => {
    expect(valueOf(path, value)).toBe(text);
  });
});
