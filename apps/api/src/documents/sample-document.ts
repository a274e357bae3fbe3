import type { DocumentTemplate } from '@yipanqi/domain';
import type { DocumentTable, OfficialDocument } from './official-document';

/** A document with everything in it: what a template looks like before there is an edition. All of it is 示例. */
export function sampleDocument(facts: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    mark: '招商投资促进情况通报',
    number: '渝招商通报〔2021〕3号',
    statusMark: '',
    title: '关于2021年3月招商投资促进情况的通报（示例）',
    addressee: '各区县（自治县）招商投资促进主管部门，各开发区管委会',
    blocks: [
      { kind: 'heading', level: 1, text: '总体情况' },
      {
        kind: 'paragraph',
        text: '3月，全市新签约项目12个，合同引资132.35亿元，同比增长8.2%；今年累计合同引资402.10亿元，完成年度目标的20.1%，欠时序4.9个百分点。',
        footnote: '合同引资为已签订并审核的正式协议金额。',
      },
      { kind: 'heading', level: 2, text: '到位资金' },
      { kind: 'paragraph', text: '3月到位资金26.70亿元，今年累计到位81.24亿元，资金到位率20.2%。' },
      { kind: 'heading', level: 1, text: '分区域情况' },
      { kind: 'table', table: sampleTable(4) },
      {
        kind: 'chart',
        chart: {
          kind: 'bar',
          title: '示例甲区合同引资居首',
          unit: '亿元',
          categories: ['示例甲区', '示例乙区', '示例丙县', '示例丁县'],
          series: [
            { name: '今年累计', values: [120.5, 96.32, 40, 12.04] },
            { name: '去年同期', values: [101.2, 99.1, 21.5, null] },
          ],
        },
      },
    ],
    attachments: [
      { title: '区县合同引资排名', wide: true, blocks: [{ kind: 'table', table: sampleTable(40) }] },
      { title: '调整事项', wide: false, blocks: [{ kind: 'paragraph', text: '本月没有调整事项。' }] },
    ],
    issuer: '重庆市招商投资促进局',
    date: '2021年4月8日',
    digest: '5f0c'.repeat(16),
    ...facts,
  };
}

export function sampleTable(rows: number): DocumentTable {
  const amounts = Array.from({ length: rows }, (_, at) => `${(rows - at) * 1_000_000_000}.00`);
  const sum = amounts.reduce((whole, amount) => whole + Number(amount), 0);
  return {
    caption: '各区县合同引资（单位：亿元）',
    columns: [
      { heading: '位次', width: 8, format: 'count' },
      { heading: '单位', width: 26, format: 'text' },
      { heading: '今年累计', width: 18, format: 'yi', summed: true },
      { heading: '完成率', width: 14, format: 'percent' },
      { heading: '超（欠）时序', width: 16, format: 'points' },
    ],
    rows: [
      ...amounts.map((amount, at) => [at + 1, `示例第${at + 1}区`, amount, at === 2 ? null : '20.1', '-4.90']),
      ['', '合计', `${sum}.00`, '', ''],
    ],
    withSum: true,
    note: '按今年累计合同引资排位；没有年度目标的以“—”表示。',
  };
}

export function sampleTemplate(facts: Partial<DocumentTemplate> = {}): DocumentTemplate {
  return {
    mark: '招商投资促进情况通报',
    numberPattern: '渝招商通报〔{year}〕{n}号{edition}',
    issuer: '重庆市招商投资促进局',
    addressee: '各区县（自治县）招商投资促进主管部门，各开发区管委会',
    redHead: true,
    sealPlace: true,
    charts: true,
    ...facts,
  };
}
