import type { DocumentSheet, DocumentTable } from '@yipanqi/api/documents';
import {
  type BulletinUnitContent,
  MEASURE_NAMES,
  type Measure,
  measuresOf,
  type MonthlyBulletinContent,
  subTables,
  type WireValue,
} from '@yipanqi/domain';
import {
  activityTable,
  adjustmentTable,
  cityTable,
  type Cohort,
  cohortsOf,
  column,
  formatOf,
  headTable,
  indicatorTable,
  planTable,
  projectTable,
  type Row,
  signingTable,
  subTable,
  sumOf,
  zeroTable,
} from './bulletin-tables';
import { changePrinted } from './document-figures';

/** Measures that the ranking shows in full; of the others the year to date and the rank. */
const LEADING: readonly Measure[] = ['contracted', 'inPlace'];

/** The workbook of a bulletin: everything it says, unit by unit. */
export function bulletinSheets(content: MonthlyBulletinContent): DocumentSheet[] {
  return [
    { name: '全市', table: cityTable(content, true) },
    { name: '区县排名', table: rankingTable(content) },
    { name: '其他指标', table: otherTable(content) },
    { name: '规划进度', table: planTable(content) },
    { name: '规划指标', table: indicatorTable(content) },
    { name: '头部企业', table: headTable(content) },
    { name: '头部企业名单', table: headLeadTable(content) },
    { name: '50亿元以上项目', table: projectTable(content) },
    ...present('本月前十项目', signingTable(content)),
    ...present('零进展单位', zeroTable(content)),
    ...subTables(content).map((table) => ({ name: table.name, table: subTable(table) })),
    ...present('活跃指数', activityTable(content)),
    { name: '调整说明', table: adjustmentTable(content) },
  ];
}

function present(name: string, table: DocumentTable | null): DocumentSheet[] {
  return table === null ? [] : [{ name, table }];
}

function rankingTable(content: MonthlyBulletinContent): DocumentTable {
  const columns = LEADING.flatMap((measure) => {
    const name = MEASURE_NAMES[measure];
    const format = formatOf(measure);
    return [
      column(`${name}本月`, 11, format, true),
      column(`${name}今年累计`, 11, format, true),
      column(`${name}年度目标`, 11, format),
      column(`${name}完成率`, 11, 'percent'),
      column(`${name}超（欠）时序`, 11, 'points'),
      column(`${name}累计同比`, 11, 'percent'),
      column(`${name}位次`, 8, 'count'),
      column(`${name}位次变化`, 8),
      column(`${name}全市位次`, 8, 'count'),
    ];
  });
  return {
    caption: '区县排名',
    columns: [column('分组', 24), column('单位', 22), ...columns],
    ...grouped(
      cohortsOf(content),
      (unit) => [
        unit.cohort,
        unit.name,
        ...LEADING.flatMap((measure) => [
          unit.month[measure],
          unit.yearToDate[measure],
          unit.target[measure],
          unit.completion[measure],
          unit.paceGap[measure],
          unit.yoy[measure],
          unit.rank[measure],
          changePrinted(unit.rankChange[measure]),
          unit.cityRank[measure],
        ]),
      ],
      (units) =>
        LEADING.flatMap((measure) => [
          total(measure, units, 'month'),
          total(measure, units, 'yearToDate'),
          ...Array.from({ length: 7 }, () => ''),
        ]),
    ),
    note: '金额单位为亿元；按今年累计在分组内排位，位次变化与上月比；超（欠）时序为百分点。',
  };
}

function otherTable(content: MonthlyBulletinContent): DocumentTable {
  const following = measuresOf(content).filter((measure) => !LEADING.includes(measure));
  return {
    caption: '其他指标',
    columns: [
      column('分组', 24),
      column('单位', 22),
      ...following.flatMap((measure) => [
        column(`${MEASURE_NAMES[measure]}累计`, 11, formatOf(measure), true),
        column('位次', 7, 'count'),
      ]),
    ],
    ...grouped(
      cohortsOf(content),
      (unit) => [
        unit.cohort,
        unit.name,
        ...following.flatMap((measure) => [unit.yearToDate[measure], unit.rank[measure]]),
      ],
      (units) => following.flatMap((measure) => [total(measure, units, 'yearToDate'), '']),
    ),
    note: '金额单位为亿元；今年累计与分组内位次。',
  };
}

function headLeadTable({ headTargets, units }: MonthlyBulletinContent): DocumentTable {
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  return {
    caption: '计入的头部企业',
    columns: [
      column('头部企业目标', 26),
      column('头部企业', 36),
      column('计入月份', 10),
      column('责任单位', 20),
      column('项目编号', 18),
      column('项目', 40),
    ],
    rows: headTargets.flatMap(({ name, countedLeads }) =>
      countedLeads.map((head): Row => [
        name,
        head.enterprise,
        head.month,
        names.get(head.unit) ?? head.unit,
        head.leadCode,
        head.leadName,
      ]),
    ),
  };
}

type UnitCells = Row;

/** Units by cohort, a subtotal under each cohort and the city's sum under all of them. */
function grouped(
  cohorts: readonly Cohort[],
  rowOf: (unit: BulletinUnitContent) => UnitCells,
  sums: (units: readonly BulletinUnitContent[]) => Row,
): Pick<DocumentTable, 'rows' | 'sumRows' | 'withSum'> {
  const rows: Row[] = [];
  const sumRows: Record<number, number[]> = {};
  for (const { name, units } of cohorts) {
    const first = rows.length;
    rows.push(...units.map(rowOf));
    sumRows[rows.length] = units.map((_, at) => first + at);
    rows.push([`${name}小计`, '', ...sums(units)]);
  }
  const subtotals = Object.keys(sumRows).map(Number);
  sumRows[rows.length] = subtotals;
  rows.push(['全市合计', '', ...sums(cohorts.flatMap(({ units }) => units))]);
  return { rows, sumRows, withSum: true };
}

function total(measure: Measure, units: readonly BulletinUnitContent[], window: 'month' | 'yearToDate'): WireValue {
  return sumOf(
    measure,
    units.map((unit) => unit[window][measure]),
  );
}
