import type { Paragraph, Table } from 'docx';
import {
  type BulletinUnitContent,
  MEASURE_NAMES,
  MEASURES,
  type MonthlyBulletinContent,
  parseYuan,
  sumFen,
  toYuan,
  yearOf,
} from '@yipanqi/domain';
import {
  byContractedRank,
  changePrinted,
  percentPrinted,
  pointsPrinted,
  printed,
  recordWords,
  yiPrinted,
} from './document-figures';
import { type Column, heading, mm, table } from './docx-pieces';

/** Text width of the landscape pages that hold the tables. */
const WIDE_WIDTH = mm(257);

export function cityTable({ city }: MonthlyBulletinContent): Table {
  const columns = named(
    [
      ['指标', 22, 'left'],
      ['单位', 7, 'center'],
    ],
    ['本月', '本月同比', '今年累计', '累计同比', '年度目标', '完成率', '超（欠）时序', '规划期累计'],
    11,
  );
  const unit = (measure: (typeof MEASURES)[number]): string =>
    typeof city.month[measure] === 'string' ? '亿元' : measure === 'headEnterprises' ? '家' : '个';
  return table(
    columns,
    MEASURES.map((measure) => [
      MEASURE_NAMES[measure],
      unit(measure),
      printed(measure, city.month[measure]),
      percentPrinted(city.yoyMonth[measure]),
      printed(measure, city.yearToDate[measure]),
      percentPrinted(city.yoy[measure]),
      printed(measure, city.target[measure]),
      percentPrinted(city.completion[measure]),
      pointsPrinted(city.paceGap[measure]),
      printed(measure, city.planToDate[measure]),
    ]),
    WIDE_WIDTH,
  );
}

/** A table for each cohort that is ranked, by rank of contracted capital of the year to date; the bureau stands by itself. */
export function cohortTables({ units }: MonthlyBulletinContent): (Paragraph | Table)[] {
  const columns = named(
    [
      ['位次', 5, 'center'],
      ['单位', 18, 'left'],
    ],
    [
      '合同引资本月',
      '合同引资累计',
      '年度目标',
      '完成率',
      '超（欠）时序',
      '同比',
      '位次变化',
      '全市位次',
      '到位资金累计',
      '到位完成率',
      '到位位次',
      '签约项目数',
    ],
    9,
  );
  const cohorts = [...new Set(units.map(({ cohort }) => cohort))];
  return cohorts.flatMap((cohort, index) => {
    const members = units.filter((unit) => unit.cohort === cohort).sort(byContractedRank);
    const sums = (['month', 'yearToDate'] as const).map((window) =>
      sumOf(members.map((unit) => unit[window].contracted)),
    );
    const inPlace = sumOf(members.map((unit) => unit.yearToDate.inPlace));
    const signed = members.reduce((sum, unit) => sum + Number(unit.yearToDate.signedProjects), 0);
    const sum = ['', '小计', ...sums, '', '', '', '', '', '', inPlace, '', '', String(signed)];
    return [
      heading(`附表 2-${index + 1}　${cohort}（单位：亿元、个）`, index === 0),
      table(columns, [...members.map(unitRow), sum], WIDE_WIDTH, true),
    ];
  });
}

function unitRow(unit: BulletinUnitContent): string[] {
  const { month, yearToDate, target, completion, paceGap, yoy, rank, cityRank, rankChange } = unit;
  return [
    place(rank.contracted),
    unit.name,
    yiPrinted(month.contracted),
    yiPrinted(yearToDate.contracted),
    printed('contracted', target.contracted),
    percentPrinted(completion.contracted),
    pointsPrinted(paceGap.contracted),
    percentPrinted(yoy.contracted),
    changePrinted(rankChange.contracted),
    place(cityRank.contracted),
    yiPrinted(yearToDate.inPlace),
    percentPrinted(completion.inPlace),
    place(rank.inPlace),
    String(yearToDate.signedProjects),
  ];
}

export function planTable({ quotaLines, remainder, indicators }: MonthlyBulletinContent): Table {
  const columns = named(
    [
      ['序号', 5, 'center'],
      ['额度', 22, 'left'],
    ],
    ['计划合同引资', '本月', '规划期累计', '完成率', '超（欠）时序', '待签'],
    12,
  );
  const rows = [
    ...quotaLines.map((line, index) => ({ ...line, no: String(index + 1) })),
    { ...remainder, name: '未列入额度', no: '' },
  ];
  const whole = indicators.find(({ measure }) => measure === 'contracted');
  const sum = (of: 'quota' | 'thisMonth' | 'contracted' | 'toSign'): string => sumOf(rows.map((row) => row[of]));
  return table(
    columns,
    [
      ...rows.map((row) => [
        row.no,
        row.name,
        yiPrinted(row.quota),
        yiPrinted(row.thisMonth),
        yiPrinted(row.contracted),
        percentPrinted(row.completion),
        pointsPrinted(row.paceGap),
        yiPrinted(row.toSign),
      ]),
      [
        '',
        '合计',
        sum('quota'),
        sum('thisMonth'),
        sum('contracted'),
        percentPrinted(whole?.completion ?? null),
        pointsPrinted(whole?.paceGap ?? null),
        sum('toSign'),
      ],
    ],
    WIDE_WIDTH,
    true,
  );
}

export function headTable({ headTargets }: MonthlyBulletinContent): Table {
  const columns: Column[] = [
    { heading: '头部企业目标', width: 26, align: 'left' },
    { heading: '目标', width: 7 },
    { heading: '已计入', width: 7 },
    { heading: '尚缺', width: 7 },
    { heading: '已计入的企业', width: 60, align: 'left' },
  ];
  const total = (of: (head: (typeof headTargets)[number]) => number): string =>
    String(headTargets.reduce((sum, head) => sum + of(head), 0));
  return table(
    columns,
    [
      ...headTargets.map(({ name, target, counted, missing }) => [
        name,
        String(target),
        String(counted.length),
        String(missing),
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
    WIDE_WIDTH,
    true,
  );
}

/** Those that reached it this year; the workbook names all. */
export function projectTable({ period, units, ...content }: MonthlyBulletinContent): Table {
  const projectsOver5bn = content.projectsOver5bn.filter(({ month }) => yearOf(month) === yearOf(period));
  const columns: Column[] = [
    { heading: '项目', width: 34, align: 'left' },
    { heading: '企业', width: 32, align: 'left' },
    { heading: '责任单位', width: 16, align: 'left' },
    { heading: '达到月份', width: 10, align: 'center' },
    { heading: '合同引资', width: 12 },
  ];
  if (projectsOver5bn.length === 0) return table(columns, [['没有', '', '', '', '']], WIDE_WIDTH);
  return table(
    columns,
    [
      ...projectsOver5bn.map(({ leadName, enterprise, unit, month, contracted }) => [
        leadName,
        enterprise,
        nameOf(units, unit),
        month,
        yiPrinted(contracted),
      ]),
      ['合计', '', '', '', sumOf(projectsOver5bn.map(({ contracted }) => contracted))],
    ],
    WIDE_WIDTH,
    true,
  );
}

export function adjustmentTable({ adjustments, units }: MonthlyBulletinContent): Table {
  const columns: Column[] = [
    { heading: '凭证号', width: 18, align: 'left' },
    { heading: '类型', width: 16, align: 'center' },
    { heading: '项目', width: 34, align: 'left' },
    { heading: '责任单位', width: 16, align: 'left' },
    { heading: '发生日期', width: 12, align: 'center' },
    { heading: '金额', width: 12 },
  ];
  if (adjustments.length === 0) return table(columns, [['没有', '', '', '', '', '']], WIDE_WIDTH);
  return table(
    columns,
    adjustments.map(({ voucherNo, type, kind, leadName, unit, occurredOn, amount }) => [
      voucherNo,
      recordWords(type, kind),
      leadName,
      nameOf(units, unit),
      occurredOn,
      amount === null ? '—' : yiPrinted(amount),
    ]),
    WIDE_WIDTH,
  );
}

function named(
  first: readonly (readonly [heading: string, width: number, align: 'left' | 'center'])[],
  rest: readonly string[],
  width: number,
): Column[] {
  return [
    ...first.map(([name, wide, align]) => ({ heading: name, width: wide, align })),
    ...rest.map((name) => ({ heading: name, width })),
  ];
}

function place(rank: number | null): string {
  return rank === null ? '—' : String(rank);
}

function sumOf(amounts: readonly (string | number)[]): string {
  return yiPrinted(toYuan(sumFen(amounts.map((amount) => parseYuan(String(amount))))));
}

export function nameOf(units: MonthlyBulletinContent['units'], id: string): string {
  return units.find(({ unit }) => unit === id)?.name ?? id;
}
