import { isTime, MEASURE_UNIT, parseYuan, type QuestionCell, roundHalfUp, YI } from '@yipanqi/domain';
import type { QuestionAnswer } from '@yipanqi/contract';
import type { ChartColours } from '@yipanqi/web/ui';
import type { EChartsCoreOption } from 'echarts/core';

/** At most five colours on a chart: the greatest ones, the table has them all. */
export const SERIES_MAX = 5;
/** More bars than these are not read any more. */
export const BARS_MAX = 25;

interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface QuestionPicture {
  readonly kind: 'bar' | 'line';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Something is left out of the picture. */
  readonly cut: boolean;
}

/** Lines over time where there is a time; otherwise bars, the greatest first. */
export function pictureOf({ question, rows, columns }: QuestionAnswer): QuestionPicture {
  const drawn = columns.map((column, at) => ({
    name: column.name,
    values: rows.map((row) => numberOf(row.cells[at])),
  }));
  const sameKind = drawn.filter((_, at) => MEASURE_UNIT[columns[at]!.measure] === MEASURE_UNIT[columns[0]!.measure]);
  if (isTime(question.rows)) {
    return lines(
      rows.map((row) => row.name),
      sameKind,
      sameKind.length < drawn.length,
    );
  }
  if (isTime(question.columns)) {
    const turned = rows.map((row) => ({ name: row.name, values: row.cells.map(numberOf) }));
    return lines(
      columns.map((column) => column.name),
      turned,
      false,
    );
  }
  const order = rows
    .map((row, at) => ({ row, at, size: Math.abs(sum(sameKind.map((series) => series.values[at] ?? 0))) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, BARS_MAX);
  return {
    kind: 'bar',
    categories: order.map(({ row }) => row.name),
    series: sameKind.slice(0, SERIES_MAX).map(({ name, values }) => ({
      name,
      values: order.map(({ at }) => values[at] ?? 0),
    })),
    cut: order.length < rows.length || sameKind.length > SERIES_MAX || sameKind.length < drawn.length,
  };
}

function lines(categories: readonly string[], series: readonly Series[], cut: boolean): QuestionPicture {
  const greatest = [...series].sort((a, b) => sum(b.values) - sum(a.values)).slice(0, SERIES_MAX);
  return { kind: 'line', categories, series: greatest, cut: cut || greatest.length < series.length };
}

export function questionOption(picture: QuestionPicture, unit: string) {
  return (colours: ChartColours): EChartsCoreOption => {
    const palette = [colours.accent, colours.grey, colours.green, colours.red, colours.muted];
    const names = { type: 'category', data: [...picture.categories], axisLabel: { color: colours.muted } };
    const values = { type: 'value', name: unit, axisLabel: { color: colours.muted } };
    const bars = picture.kind === 'bar';
    return {
      color: palette,
      grid: { left: 8, right: 48, top: 36, bottom: 8, containLabel: true },
      legend: picture.series.length > 1 ? { top: 0, textStyle: { color: colours.text } } : undefined,
      tooltip: { trigger: 'axis' },
      xAxis: bars ? values : names,
      yAxis: bars ? { ...names, inverse: true } : values,
      series: picture.series.map(({ name, values: data }) => ({
        name,
        type: picture.kind,
        data: [...data],
        label: {
          show: bars && picture.series.length === 1,
          position: 'right',
          color: colours.text,
          formatter: ({ value }: { value: number }) => value.toFixed(unit === '亿元' ? 2 : 0),
        },
      })),
    };
  };
}

/** 亿元 with two decimals, or a count: for the eye only. */
function numberOf(cell: QuestionCell | undefined): number {
  if (cell === undefined) return 0;
  return typeof cell.value === 'number' ? cell.value : Number(roundHalfUp(parseYuan(cell.value), YI, 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
