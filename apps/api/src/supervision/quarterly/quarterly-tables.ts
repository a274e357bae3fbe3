import type { DocumentTable } from '@yipanqi/api/documents';
import {
  LIGHT_WORDS,
  type Light,
  MEASURE_NAMES,
  MEASURE_UNIT,
  type Measure,
  MEASURES,
  ORDER_STATE_NAMES,
  parseYuan,
  type QuarterlyContent,
  type QuarterOrderContent,
  type QuarterUnitContent,
  sumFen,
  toYuan,
  type WireValue,
} from '@yipanqi/domain';

type Column = DocumentTable['columns'][number];
type Cell = string | number | null;

/** Measures by unit that stand in the Word table; the workbook has all. */
const LEADING: readonly Measure[] = ['signedProjects', 'contracted', 'inPlace'];

const text = (heading: string, width: number): Column => ({ heading, width, format: 'text' });
const count = (heading: string, summed = false): Column => ({ heading, width: 8, format: 'count', summed });

export function unitName({ units }: QuarterlyContent, id: string): string {
  return units.find(({ unit }) => unit === id)?.name ?? id;
}

/** The city's figures, a measure a row. */
export function cityTable({ city }: QuarterlyContent): DocumentTable {
  return {
    caption: '全市主要指标（金额单位：亿元）',
    columns: [
      text('指标', 22),
      { heading: '本季度', width: 14, format: 'yi' },
      { heading: '今年累计', width: 14, format: 'yi' },
      { heading: '累计同比', width: 12, format: 'percent' },
      { heading: '年度目标', width: 14, format: 'yi' },
      { heading: '完成率', width: 12, format: 'percent' },
      { heading: '超欠时序（百分点）', width: 12, format: 'points' },
    ],
    rows: MEASURES.map((measure) => [
      MEASURE_NAMES[measure],
      city.quarter[measure],
      city.yearToDate[measure],
      city.yoy[measure],
      city.target[measure],
      city.completion[measure],
      city.paceGap[measure],
    ]),
    rowFormats: Object.fromEntries(
      MEASURES.flatMap((measure, index) => (MEASURE_UNIT[measure] === 'count' ? [[index, 'count' as const]] : [])),
    ),
    note: '没有年度目标或上年同期数的以“—”表示。',
  };
}

/** Every unit: light, figures, pace, findings and orders; sums in the last row. */
export function unitTable(content: QuarterlyContent): DocumentTable {
  return table(content, '各单位季度督查情况（金额单位：亿元）', LEADING);
}

/** One measure group a sheet would be many: all measures of all units in one. */
export function unitWorkbookTable(content: QuarterlyContent): DocumentTable {
  return table(content, '各单位指标（金额单位：亿元）', MEASURES);
}

function table({ units }: QuarterlyContent, caption: string, measures: readonly Measure[]): DocumentTable {
  const columns = measures.flatMap((measure): Column[] => {
    const name = MEASURE_NAMES[measure];
    const format = MEASURE_UNIT[measure] === 'money' ? 'yi' : 'count';
    return [
      { heading: `${name}本季度`, width: 10, format, summed: true },
      { heading: `${name}今年累计`, width: 10, format, summed: true },
      { heading: `${name}完成率`, width: 8, format: 'percent' },
      { heading: `${name}超欠时序`, width: 8, format: 'points' },
    ];
  });
  const row = (unit: QuarterUnitContent): Cell[] => [
    unit.cohort,
    unit.name,
    LIGHT_WORDS[unit.light],
    ...measures.flatMap((measure) => [
      unit.quarter[measure],
      unit.yearToDate[measure],
      unit.completion[measure],
      unit.paceGap[measure],
    ]),
    unit.redFindings,
    unit.yellowFindings,
    unit.ordersIssued,
    unit.ordersOpen,
    unit.ordersOverdue,
  ];
  const sums: Cell[] = [
    '合计',
    '',
    '',
    ...measures.flatMap((measure) => [
      sum(
        measure,
        units.map((unit) => unit.quarter[measure]),
      ),
      sum(
        measure,
        units.map((unit) => unit.yearToDate[measure]),
      ),
      null,
      null,
    ]),
    ...(['redFindings', 'yellowFindings', 'ordersIssued', 'ordersOpen', 'ordersOverdue'] as const).map((key) =>
      units.reduce((total, unit) => total + unit[key], 0),
    ),
  ];
  return {
    caption,
    columns: [
      text('分组', 14),
      text('单位', 12),
      text('灯', 6),
      ...columns,
      count('红灯问题', true),
      count('黄灯问题', true),
      count('本季签发', true),
      count('季末在办', true),
      count('其中超期', true),
    ],
    rows: [...units.map(row), sums],
    withSum: true,
  };
}

function sum(measure: Measure, values: readonly WireValue[]): WireValue {
  if (MEASURE_UNIT[measure] === 'count') return values.reduce<number>((total, value) => total + Number(value), 0);
  return toYuan(sumFen(values.map((value) => parseYuan(String(value)))));
}

/** What each rule found. */
export function ruleTable({ rules }: QuarterlyContent): DocumentTable {
  return {
    caption: '各项规则发现的问题',
    columns: [
      text('规则', 20),
      count('红灯', true),
      count('黄灯', true),
      count('涉及单位'),
      text('办理要求', 34),
      count('期限（天）'),
    ],
    rows: [
      ...rules.map(({ name, red, yellow, units, asked, deadlineDays }) => [
        name,
        red,
        yellow,
        units,
        asked,
        deadlineDays,
      ]),
      [
        '合计',
        rules.reduce((total, { red }) => total + red, 0),
        rules.reduce((total, { yellow }) => total + yellow, 0),
        null,
        '',
        null,
      ],
    ],
    withSum: true,
  };
}

/** The findings themselves; `most` of them, the red ones of each rule first. */
export function findingTable(content: QuarterlyContent, most = Infinity): DocumentTable {
  const { findings } = content;
  const shown = findings.slice(0, most);
  return {
    caption: '问题清单',
    columns: [text('规则', 16), text('灯', 6), text('单位', 12), text('问题', 48), text('办理要求', 24)],
    rows: shown.map(({ ruleName, light, unit, sentence, asked }) => [
      ruleName,
      LIGHT_WORDS[light],
      unitName(content, unit),
      sentence,
      asked,
    ]),
    ...(shown.length < findings.length && {
      note: `共 ${findings.length} 个问题，此处列出前 ${shown.length} 个，全部见电子表格。`,
    }),
  };
}

export function orderTable(
  content: QuarterlyContent,
  caption: string,
  orders: readonly QuarterOrderContent[],
): DocumentTable {
  return {
    caption,
    columns: [
      text('编号', 16),
      text('单位', 12),
      text('督办事项', 28),
      { heading: '签发日期', width: 11, format: 'date' },
      { heading: '办理期限', width: 11, format: 'date' },
      text('状态', 10),
      text('灯', 6),
      count('超期天数'),
      count('答复次数'),
      { heading: '办结日期', width: 11, format: 'date' },
    ],
    rows: orders.map((order) => [
      order.number,
      unitName(content, order.unit),
      order.item,
      order.issuedOn,
      order.deadline,
      ORDER_STATE_NAMES[order.state],
      order.light === null ? '—' : LIGHT_WORDS[order.light satisfies Light],
      order.overdueDays,
      order.replies,
      order.endedOn,
    ]),
  };
}

const VERDICT_WORDS = { accepted: '办结', sentBack: '退回重办' } as const;

export function replyTable(content: QuarterlyContent): DocumentTable {
  return {
    caption: '答复情况',
    columns: [
      text('编号', 16),
      text('单位', 12),
      { heading: '答复日期', width: 11, format: 'date' },
      text('是否逾期', 8),
      text('答复内容', 36),
      text('佐证材料', 20),
      text('研判', 10),
    ],
    rows: content.replies.map((reply) => [
      reply.number,
      unitName(content, reply.unit),
      reply.on,
      reply.late ? '逾期' : '按期',
      reply.text,
      reply.evidence,
      reply.verdict === null ? '待研判' : VERDICT_WORDS[reply.verdict],
    ]),
  };
}

/** What became of the last quarter's findings; null when it was never supervised. */
export function lastFindingTable(content: QuarterlyContent, most = Infinity): DocumentTable | null {
  const { lastQuarter } = content;
  if (lastQuarter === null) return null;
  const shown = lastQuarter.findings.slice(0, most);
  return {
    caption: `上季度（${lastQuarter.period}）问题整改情况`,
    columns: [
      text('规则', 16),
      text('单位', 12),
      text('问题', 44),
      text('现状', 8),
      text('督办单', 16),
      text('督办状态', 10),
    ],
    rows: shown.map((finding) => [
      finding.ruleName,
      unitName(content, finding.unit),
      finding.sentence,
      finding.stands ? '仍存在' : '已整改',
      finding.order ?? '—',
      finding.orderState === null ? '—' : ORDER_STATE_NAMES[finding.orderState],
    ]),
    ...(shown.length < lastQuarter.findings.length && {
      note: `共 ${lastQuarter.findings.length} 个问题，此处列出前 ${shown.length} 个，全部见电子表格。`,
    }),
  };
}
