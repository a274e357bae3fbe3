import { type CellOut, columnName } from '@yipanqi/api/platform';
import { type BulletinFigures, type BulletinUnitContent, MEASURE_UNIT, type Measure, MEASURES } from '@yipanqi/domain';
import { change, COUNT_FORMAT, figure, percent, place, points, SUM, text, total, YI_FORMAT } from './workbook-cells';

/** Measures that the ranking shows in full; of the others the year to date and the rank. */
export const LEADING_COLUMNS: readonly string[] = [
  '本月',
  '今年累计',
  '年度目标',
  '完成率',
  '超（欠）时序',
  '累计同比',
  '位次',
  '位次变化',
  '全市位次',
];
export const LEADING: readonly Measure[] = ['contracted', 'inPlace'];
export const FOLLOWING: readonly Measure[] = MEASURES.filter((measure) => !LEADING.includes(measure));
export function unitRow(unit: BulletinUnitContent): CellOut[] {
  return [
    text(unit.cohort),
    text(unit.name),
    ...LEADING.flatMap((measure) => [
      figure(measure, unit.month[measure]),
      figure(measure, unit.yearToDate[measure]),
      figure(measure, unit.target[measure]),
      percent(unit.completion[measure]),
      points(unit.paceGap[measure]),
      percent(unit.yoy[measure]),
      place(unit.rank[measure]),
      change(unit.rankChange[measure]),
      place(unit.cityRank[measure]),
    ]),
  ];
}

export function otherRow(unit: BulletinUnitContent): CellOut[] {
  const figures = FOLLOWING.flatMap((measure) => [
    figure(measure, unit.yearToDate[measure]),
    place(unit.rank[measure]),
  ]);
  return [text(unit.cohort), text(unit.name), ...figures];
}

/** A row of sums, where a sum means something: of the figures, not of rates and places. */
export class SumCells {
  readonly row: CellOut[];

  constructor(
    name: string,
    private readonly units: readonly BulletinUnitContent[],
    private readonly formula: (column: string) => string,
  ) {
    this.row = [
      { ...SUM, value: name },
      { ...SUM, value: '' },
    ];
  }

  sum(measure: Measure, window: keyof Pick<BulletinFigures, 'month' | 'yearToDate'>): void {
    this.row.push({
      ...SUM,
      format: MEASURE_UNIT[measure] === 'money' ? YI_FORMAT : COUNT_FORMAT,
      formula: this.formula(columnName(this.row.length)),
      value: total(
        measure,
        this.units.map((unit) => unit[window][measure]),
      ),
    });
  }

  blank(times: number): void {
    for (let time = 0; time < times; time++) this.row.push({ ...SUM, value: '' });
  }
}
