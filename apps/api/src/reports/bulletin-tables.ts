import type { ColumnFormat, DocumentTable } from '@yipanqi/api/documents';
import {
  type BulletinUnitContent,
  MEASURE_NAMES,
  MEASURE_UNIT,
  type Measure,
  measuresOf,
  type MonthlyBulletinContent,
  parseYuan,
  RATE_NAMES,
  type RateName,
  SUB_INDEX_NAMES,
  SUB_INDICES,
  type SubTable,
  type SubTableRow,
  sumFen,
  toYuan,
  type WireValue,
} from '@yipanqi/domain';
import { byContractedRank, changePrinted, recordWords } from './document-figures';

export type Cell = string | number | null;
export type Row = readonly Cell[];

type ColumnOf = DocumentTable['columns'][number];

export function column(heading: string, width: number, format: ColumnFormat = 'text', summed = false): ColumnOf {
  return { heading, width, format, ...(summed && { summed }) };
}

/** 亿元, 个, 家 */
export function unitWord(measure: Measure): string {
  if (MEASURE_UNIT[measure] === 'money') return '亿元';
  return measure === 'headEnterprises' ? '家' : '个';
}

export function formatOf(measure: Measure): ColumnFormat {
  return MEASURE_UNIT[measure] === 'money' ? 'yi' : 'count';
}

export function sumOf(measure: Measure, values: readonly WireValue[]): WireValue {
  if (MEASURE_UNIT[measure] === 'count') return values.reduce<number>((sum, value) => sum + Number(value), 0);
  return toYuan(sumFen(values.map((value) => parseYuan(String(value)))));
}

/** Every measure of the city, amounts and counts, and the rates of the year below them. */
export function cityTable({ city }: MonthlyBulletinContent, withRates: boolean): DocumentTable {
  const measures = measuresOf({ city });
  const rows: Row[] = measures.map((measure) => [
    MEASURE_NAMES[measure],
    unitWord(measure),
    city.month[measure],
    city.yoyMonth[measure],
    city.yearToDate[measure],
    city.yoy[measure],
    city.target[measure],
    city.completion[measure],
    city.paceGap[measure],
    city.planToDate[measure],
  ]);
  const rates = (Object.keys(RATE_NAMES) as RateName[]).filter((name) => name in city.rates);
  const counts = measures.flatMap((measure, index) => (MEASURE_UNIT[measure] === 'count' ? [index] : []));
  const rateRows: Row[] = rates.map((name) => [
    RATE_NAMES[name],
    '%',
    null,
    null,
    city.rates[name],
    null,
    null,
    null,
    null,
    null,
  ]);
  const formats: [number, ColumnFormat][] = counts.map((index) => [index, 'count']);
  if (withRates) formats.push(...rates.map((_, at): [number, ColumnFormat] => [rows.length + at, 'percent']));
  return {
    caption: '全市主要指标',
    columns: [
      column('指标', 22),
      column('单位', 7),
      column('本月', 11, 'yi'),
      column('本月同比', 10, 'percent'),
      column('今年累计', 12, 'yi'),
      column('累计同比', 10, 'percent'),
      column('年度目标', 12, 'yi'),
      column('完成率', 10, 'percent'),
      column('超（欠）时序', 11, 'points'),
      column('规划期累计', 13, 'yi'),
    ],
    rows: withRates ? [...rows, ...rateRows] : rows,
    rowFormats: Object.fromEntries(formats),
    note: '超（欠）时序为百分点；没有年度目标或上年同期数的以“—”表示。',
  };
}

export interface Cohort {
  readonly name: string;
  /** By rank of contracted capital of the year to date. */
  readonly units: readonly BulletinUnitContent[];
}

export function cohortsOf({ units }: MonthlyBulletinContent): Cohort[] {
  return [...new Set(units.map(({ cohort }) => cohort))].map((name) => ({
    name,
    units: units.filter((unit) => unit.cohort === name).sort(byContractedRank),
  }));
}

/** One cohort, as it is printed. */
export function cohortTable({ name, units }: Cohort): DocumentTable {
  const rows = units.map((unit): Row => [
    unit.rank.contracted,
    unit.name,
    unit.month.contracted,
    unit.yearToDate.contracted,
    unit.target.contracted,
    unit.completion.contracted,
    unit.paceGap.contracted,
    unit.yoy.contracted,
    changePrinted(unit.rankChange.contracted),
    unit.cityRank.contracted,
    unit.yearToDate.inPlace,
    unit.completion.inPlace,
    unit.rank.inPlace,
    unit.yearToDate.signedProjects,
  ]);
  const sum = (measure: Measure, window: 'month' | 'yearToDate'): WireValue =>
    sumOf(
      measure,
      units.map((unit) => unit[window][measure]),
    );
  return {
    caption: `${name}（单位：亿元、个）`,
    columns: [
      column('位次', 5, 'count'),
      column('单位', 18),
      column('合同引资本月', 9, 'yi', true),
      column('合同引资累计', 9, 'yi', true),
      column('年度目标', 9, 'yi'),
      column('完成率', 9, 'percent'),
      column('超（欠）时序', 9, 'points'),
      column('同比', 9, 'percent'),
      column('位次变化', 7),
      column('全市位次', 7, 'count'),
      column('到位资金累计', 9, 'yi', true),
      column('到位完成率', 9, 'percent'),
      column('到位位次', 7, 'count'),
      column('签约项目数', 8, 'count', true),
    ],
    rows: [
      ...rows,
      [
        '',
        '小计',
        sum('contracted', 'month'),
        sum('contracted', 'yearToDate'),
        ...Array.from({ length: 6 }, () => ''),
        sum('inPlace', 'yearToDate'),
        '',
        '',
        sum('signedProjects', 'yearToDate'),
      ],
    ],
    withSum: true,
  };
}

export function planTable({ quotaLines, remainder, indicators }: MonthlyBulletinContent): DocumentTable {
  const lines = [
    ...quotaLines.map((line, index) => ({ ...line, no: String(index + 1) })),
    { ...remainder, name: '未列入额度', no: '' },
  ];
  const whole = indicators.find(({ measure }) => measure === 'contracted');
  const sum = (of: 'quota' | 'thisMonth' | 'contracted' | 'toSign'): WireValue =>
    sumOf(
      'contracted',
      lines.map((line) => line[of]),
    );
  return {
    caption: '规划进度（单位：亿元）',
    columns: [
      column('序号', 5),
      column('额度', 22),
      column('计划合同引资', 13, 'yi', true),
      column('本月合同引资', 12, 'yi', true),
      column('规划期累计', 13, 'yi', true),
      column('完成率', 11, 'percent'),
      column('超（欠）时序', 11, 'points'),
      column('待签', 13, 'yi', true),
    ],
    rows: [
      ...lines.map((line): Row => [
        line.no,
        line.name,
        line.quota,
        line.thisMonth,
        line.contracted,
        line.completion,
        line.paceGap,
        line.toSign,
      ]),
      [
        '',
        '合计',
        sum('quota'),
        sum('thisMonth'),
        sum('contracted'),
        whole?.completion ?? null,
        whole?.paceGap ?? null,
        sum('toSign'),
      ],
    ],
    withSum: true,
    note: '完成率对规划期额度，超（欠）时序对规划期已过月数，单位为百分点。',
  };
}

export function indicatorTable({ indicators }: MonthlyBulletinContent): DocumentTable {
  const counts = indicators.flatMap(({ measure }, index) => (MEASURE_UNIT[measure] === 'count' ? [index] : []));
  return {
    caption: '规划指标',
    columns: [
      column('规划指标', 26),
      column('单位', 8),
      column('目标', 14, 'yi'),
      column('规划期累计', 14, 'yi'),
      column('完成率', 11, 'percent'),
      column('超（欠）时序', 11, 'points'),
      column('尚差', 14, 'yi'),
    ],
    rows: indicators.map(({ measure, target, actual, completion, paceGap, missing }): Row => [
      MEASURE_NAMES[measure],
      unitWord(measure),
      target,
      actual,
      completion,
      paceGap,
      missing,
    ]),
    rowFormats: Object.fromEntries(counts.map((index) => [index, 'count'] as const)),
  };
}

export function headTable({ headTargets }: MonthlyBulletinContent): DocumentTable {
  const total = (of: (head: (typeof headTargets)[number]) => number): number =>
    headTargets.reduce((sum, head) => sum + of(head), 0);
  return {
    caption: '头部企业',
    columns: [
      column('头部企业目标', 26),
      column('目标（家）', 8, 'count', true),
      column('已计入（家）', 8, 'count', true),
      column('尚缺（家）', 8, 'count', true),
      column('已计入的企业', 56),
    ],
    rows: [
      ...headTargets.map(({ name, target, counted, missing }): Row => [
        name,
        target,
        counted.length,
        missing,
        counted.join('、'),
      ]),
      [
        '合计',
        total(({ target }) => target),
        total(({ counted }) => counted.length),
        total(({ missing }) => missing),
        '',
      ],
    ],
    withSum: true,
    note: '同一组内每家企业只计一次；几条额度共用的目标不拆分。',
  };
}

type Project = MonthlyBulletinContent['projectsOver5bn'][number];

export function projectTable(
  content: MonthlyBulletinContent,
  projects: readonly Project[] = content.projectsOver5bn,
): DocumentTable {
  const columns = [
    column('项目编号', 14),
    column('项目', 30),
    column('企业', 28),
    column('责任单位', 15),
    column('额度', 16),
    column('达到月份', 10),
    column('合同引资', 12, 'yi', true),
  ];
  const caption = '50 亿元以上项目（单位：亿元）';
  if (projects.length === 0) return { caption, columns, rows: [['', '没有', '', '', '', '', '']] };
  return {
    caption,
    columns,
    rows: [
      ...projects.map(({ leadCode, leadName, enterprise, unit, quotaLine, month, contracted }): Row => [
        leadCode,
        leadName,
        enterprise,
        nameOf(content.units, unit),
        lineName(content, quotaLine),
        month,
        contracted,
      ]),
      [
        '',
        '合计',
        '',
        '',
        '',
        '',
        sumOf(
          'contracted',
          projects.map(({ contracted }) => contracted),
        ),
      ],
    ],
    withSum: true,
    note: '合同引资累计达到 50 亿元、至本月末仍达到的项目。',
  };
}

export function adjustmentTable({ adjustments, units }: MonthlyBulletinContent): DocumentTable {
  const columns = [
    column('凭证号', 18),
    column('类型', 14),
    column('项目编号', 14),
    column('项目', 30),
    column('责任单位', 15),
    column('发生日期', 12, 'date'),
    column('记账月份', 10),
    column('金额', 12, 'yi', true),
  ];
  const caption = '调整事项（单位：亿元）';
  if (adjustments.length === 0) return { caption, columns, rows: [['没有', '', '', '', '', null, '', null]] };
  return {
    caption,
    columns,
    rows: [
      ...adjustments.map(
        ({ voucherNo, type, kind, leadCode, leadName, unit, occurredOn, bookedMonth, amount }): Row => [
          voucherNo,
          recordWords(type, kind),
          leadCode,
          leadName,
          nameOf(units, unit),
          occurredOn,
          bookedMonth,
          amount,
        ],
      ),
      [
        '合计',
        '',
        '',
        '',
        '',
        '',
        '',
        sumOf(
          'contracted',
          adjustments.flatMap(({ amount }) => (amount === null ? [] : [amount])),
        ),
      ],
    ],
    withSum: true,
    note: '发生在以前月份、该月已经月结，因而记入本月的凭证。',
  };
}

/** The ten largest of the month; null in bulletins that did not have them yet. */
export function signingTable(content: MonthlyBulletinContent): DocumentTable | null {
  const { topSignings } = content;
  if (topSignings === undefined) return null;
  const columns = [
    column('位次', 6, 'count'),
    column('项目编号', 14),
    column('项目', 32),
    column('企业', 30),
    column('责任单位', 16),
    column('额度', 18),
    column('本月合同引资', 13, 'yi', true),
  ];
  const caption = '本月合同引资前十项目（单位：亿元）';
  if (topSignings.length === 0) return { caption, columns, rows: [['', '没有', '', '', '', '', '']] };
  return {
    caption,
    columns,
    rows: [
      ...topSignings.map(({ place, leadCode, leadName, enterprise, unit, quotaLine, contracted }): Row => [
        place,
        leadCode,
        leadName,
        enterprise,
        nameOf(content.units, unit),
        lineName(content, quotaLine),
        contracted,
      ]),
      [
        '',
        '合计',
        '',
        '',
        '',
        '',
        sumOf(
          'contracted',
          topSignings.map(({ contracted }) => contracted),
        ),
      ],
    ],
    withSum: true,
    note: '按本月记账的合同引资排列，含增资，冲正和终止已扣减。',
  };
}

/** Units without progress in the month, with what they have in the year. */
export function zeroTable({ zeroProgress, units }: MonthlyBulletinContent): DocumentTable | null {
  if (zeroProgress === undefined) return null;
  const columns = [
    column('分组', 26),
    column('单位', 22),
    column('本月合同引资', 13, 'yi'),
    column('本月到位资金', 13, 'yi'),
    column('今年合同引资', 13, 'yi'),
    column('今年到位资金', 13, 'yi'),
    column('今年以来', 12),
  ];
  const caption = '零进展单位（单位：亿元）';
  const listed = units.filter(({ unit }) => zeroProgress.month.includes(unit) || zeroProgress.year.includes(unit));
  if (listed.length === 0) return { caption, columns, rows: [['没有', '', '', '', '', '', '']] };
  return {
    caption,
    columns,
    rows: listed.map(({ unit, name, cohort, month, yearToDate }): Row => [
      cohort,
      name,
      month.contracted,
      month.inPlace,
      yearToDate.contracted,
      yearToDate.inPlace,
      zeroProgress.year.includes(unit) ? '仍为零' : '有进展',
    ]),
    note: '参加排名、本月合同引资和到位资金均不大于零的单位。',
  };
}

/** 工业, 外资, 战略性新兴产业, 数字经济 by unit, with the city's sum. */
export function subTable({ name, measures, rows, city }: SubTable): DocumentTable {
  const cells = ({ figures }: SubTableRow): Row =>
    figures.flatMap(({ month, yearToDate, share, rank }) => [month, yearToDate, share, rank]);
  return {
    caption: `${name}（单位：亿元）`,
    columns: [
      column('分组', 22),
      column('单位', 20),
      ...measures.flatMap(({ measure }) => {
        const what = measure.endsWith('InPlace') ? '到位资金' : '合同引资';
        return [
          column(`${what}本月`, 12, 'yi', true),
          column(`${what}今年累计`, 12, 'yi', true),
          column(`占全部${what}`, 11, 'percent'),
          column('分组位次', 8, 'count'),
        ];
      }),
    ],
    rows: [
      ...rows.map((row): Row => [row.cohort, row.name, ...cells(row)]),
      ['', city.name, ...city.figures.flatMap(({ month, yearToDate, share }): Row => [month, yearToDate, share, ''])],
    ],
    withSum: true,
    note: '占比为今年累计占本单位同期全部合同引资（到位资金）的比重；位次按今年累计在分组内排列。',
  };
}

/** The six sub-indices of each unit, weighted, and the index they make. */
export function activityTable({ activityIndex }: MonthlyBulletinContent): DocumentTable | null {
  if (activityIndex === undefined || activityIndex === null) return null;
  const { scheme, units } = activityIndex;
  return {
    caption: `活跃指数（${scheme.name}，第${scheme.number}版）`,
    columns: [
      column('分组', 22),
      column('单位', 20),
      ...SUB_INDICES.map((sub) => column(SUB_INDEX_NAMES[sub], 10, 'score')),
      column('活跃指数', 11, 'score'),
      column('分组位次', 8, 'count'),
      column('全市位次', 8, 'count'),
    ],
    rows: units.map((unit): Row => [
      unit.cohort,
      unit.name,
      ...SUB_INDICES.map((sub) => unit.subs[sub].weighted),
      unit.index,
      unit.rank,
      unit.cityRank,
    ]),
    note: `各分项为加权后的得分，合成活跃指数；${scheme.sample ? '方案为示例，权重不是官方公布的。' : '权重见方案。'}`,
  };
}

export function nameOf(units: MonthlyBulletinContent['units'], id: string): string {
  return units.find(({ unit }) => unit === id)?.name ?? id;
}

export function lineName({ quotaLines }: MonthlyBulletinContent, key: string): string {
  return quotaLines.find((line) => line.key === key)?.name ?? '未列入额度';
}
