import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentChart } from '../official-document';
import { sampleDocument, sampleTemplate } from '../sample-document';
import { chartNumber, chartTable, chartWords } from './chart-table';
import { chineseFont } from './chinese-font';
import { chartSvg, drawCharts } from './draw-charts';
import { steps } from './waterfall';

const chart = (kind: DocumentChart['kind']): DocumentChart => ({
  kind,
  title: '示例甲区居首',
  unit: '亿元',
  categories: ['甲区', '乙区', '丙县'],
  series: [
    { name: '今年', values: [1234.5, 2, null] },
    { name: '去年', values: [3, -4, 5] },
  ],
});
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('charts of a document', () => {
  it.each(['bar', 'line', 'waterfall'] as const)('%s: names on the axis, values on the marks', async (kind) => {
    const said = texts(await chartSvg(chart(kind)));
    expect(said).toEqual(expect.arrayContaining(['甲区', '乙区', '丙县', '1,234.50']));
  });

  it('radar: names around', async () => {
    const said = texts(await chartSvg({ ...chart('radar'), series: chart('radar').series.slice(0, 1) }));
    expect(said).toEqual(expect.arrayContaining(['甲区', '乙区', '丙县', '1,234.50']));
  });

  it('can be told apart without colours: hatching and dashes', async () => {
    expect(await chartSvg(chart('bar'))).toContain('<pattern');
    expect(await chartSvg(chart('line'))).toContain('stroke-dasharray');
  });

  it('is the same text every time', async () => {
    const first = await chartSvg(chart('bar'));
    expect(await chartSvg(chart('bar'))).toBe(first);
  });

  it('a waterfall ends with its sum', () => {
    expect(steps({ ...chart('waterfall'), series: [{ name: '', values: [3, -1, null] }] })).toEqual([
      { name: '甲区', value: 3, base: 0, height: 3 },
      { name: '乙区', value: -1, base: 2, height: 1 },
      { name: '丙县', value: 0, base: 2, height: 0 },
      { name: '合计', value: 2, base: 0, height: 2 },
    ]);
  });

  it('is a table with the reason where there is no Chinese font, never a picture of boxes', async () => {
    const [drawn] = [...(await drawCharts(sampleDocument(), sampleTemplate(), null)).values()];
    expect(drawn).toMatchObject({ png: null, why: expect.stringContaining('fonts-noto-cjk') as string });
    expect(chartTable(chart('bar')).rows).toEqual([
      ['甲区', '1,234.50', '3.00'],
      ['乙区', '2.00', '-4.00'],
      ['丙县', null, '5.00'],
    ]);
  });

  it('is left out where the template says so', async () => {
    expect((await drawCharts(sampleDocument(), sampleTemplate({ charts: false }))).size).toBe(0);
  });

  it('finds the best Chinese font of a machine', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-fonts-'));
    expect(chineseFont([folder, join(folder, 'nothing')])).toBeNull();
    for (const name of ['DejaVuSans.ttf', 'simhei.ttf', 'NotoSansCJK-Regular.ttc'])
      writeFileSync(join(folder, name), '');
    expect(chineseFont([folder])).toEqual({
      path: join(folder, 'NotoSansCJK-Regular.ttc'),
      family: 'Noto Sans CJK SC',
    });
    rmSync(folder, { recursive: true });
  });

  it('says its figures in words', () => {
    expect(chartWords(chart('bar'))).toBe(
      '示例甲区居首（亿元）。今年：甲区 1,234.50，乙区 2.00，丙县 —；去年：甲区 3.00，乙区 -4.00，丙县 5.00',
    );
    expect([
      chartNumber(0.48, '分'),
      chartNumber(80, '分'),
      chartNumber(-0.001, '分'),
      chartNumber(20.24, '%'),
    ]).toEqual(['0.48', '80', '0', '20.2']);
  });
});
