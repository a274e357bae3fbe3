import type { EChartsOption, SeriesOption } from 'echarts';
import type { DocumentChart } from '../official-document';
import { chartNumber } from './chart-table';
import { waterfall } from './waterfall';

/** Fonts by the names that systems know them by; the drawing takes the first that is there. */
export const CHART_FONTS =
  'Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, Microsoft YaHei, PingFang SC, SimHei, WenQuanYi Zen Hei, sans-serif';
const INK = '#1F2937';
const LINE = '#D1D5DB';
const TEXT = 12;
/** Told apart in black and white by lightness and by hatching. */
const MARKS = [
  { color: '#1459C7', decal: { symbol: 'none' } },
  { color: '#A7B4C6', decal: stripes(Math.PI / 4) },
  { color: '#374151', decal: dots() },
  { color: '#E5E7EB', decal: stripes(-Math.PI / 4) },
  { color: '#7C9BD1', decal: stripes(0) },
] as const;
const LINE_TYPES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'] as const;
/** More categories than this, or longer names, lie as rows. */
const STANDING_MAX = 8;
const NAME_MAX = 6;
/** Values stand on every point as long as they do not cover each other. */
const LABELLED_POINTS = 28;

export interface ChartPlan {
  /** Pixels at 96 to the inch. */
  readonly width: number;
  readonly height: number;
  readonly option: EChartsOption;
}

const WIDTH = 590;
const HEIGHT = 260;
const ROW = 22;

/** What ECharts draws: one message, values on the marks, legible in black and white. */
export function chartPlan(chart: DocumentChart): ChartPlan {
  const plan = PLANS[chart.kind](chart);
  const option: EChartsOption = {
    animation: false,
    backgroundColor: '#FFFFFF',
    textStyle: { fontFamily: CHART_FONTS, fontSize: TEXT, color: INK },
    ...(chart.series.length > 1 && {
      legend: { top: 0, itemWidth: 22, itemHeight: 11, textStyle: { color: INK, fontSize: TEXT } },
    }),
    ...plan.option,
  };
  return { ...plan, option };
}

const PLANS: Readonly<Record<DocumentChart['kind'], (chart: DocumentChart) => ChartPlan>> = {
  bar: (chart) => (isLong(chart) ? rows(chart) : columns(chart)),
  line,
  radar,
  waterfall: (chart) => ({
    width: WIDTH,
    height: HEIGHT,
    option: { ...grid(chart), ...waterfall(chart, MARKS, label(chart.unit)) },
  }),
};

function isLong({ categories }: DocumentChart): boolean {
  return categories.length > STANDING_MAX || categories.some((name) => name.length > NAME_MAX);
}

function columns(chart: DocumentChart): ChartPlan {
  return { width: WIDTH, height: HEIGHT, option: { ...grid(chart), series: bars(chart, 'top') } };
}

/** The first category on top, as in a table. */
function rows(chart: DocumentChart): ChartPlan {
  const { categories, series } = chart;
  const height = 50 + categories.length * ROW * Math.max(1, series.length * 0.7);
  return {
    width: WIDTH,
    height: Math.round(height),
    option: {
      grid: { left: 8, right: 56, top: series.length > 1 ? 28 : 8, bottom: 8, containLabel: true },
      yAxis: { ...categoryAxis(categories), inverse: true },
      xAxis: valueAxis(),
      series: bars(chart, 'right'),
    },
  };
}

function bars({ series, unit }: DocumentChart, position: 'top' | 'right'): SeriesOption[] {
  return series.map(({ name, values }, at) => ({
    type: 'bar',
    name,
    data: [...values],
    barMaxWidth: 34,
    itemStyle: mark(at),
    label: { ...label(unit), show: true, position },
  }));
}

function line(chart: DocumentChart): ChartPlan {
  const { series, categories, unit } = chart;
  const labelled = series.length * categories.length <= LABELLED_POINTS;
  return {
    width: WIDTH,
    height: HEIGHT,
    option: {
      ...grid(chart),
      series: series.map(({ name, values }, at): SeriesOption => {
        const { color } = mark(at);
        return {
          type: 'line',
          name,
          data: values.map((value, index) => ({
            value,
            label: {
              show: labelled || index === values.length - 1,
              position: isHighest(series, index, value) ? 'top' : 'bottom',
            },
          })),
          symbol: SYMBOLS[at % SYMBOLS.length] ?? 'circle',
          symbolSize: 7,
          lineStyle: { color: shade(color), width: 2, type: LINE_TYPES[at % LINE_TYPES.length] ?? 'solid' },
          itemStyle: { color: shade(color) },
          label: label(unit),
        };
      }),
    },
  };
}

/** The value of the upper line stands over it, that of the lower one under it. */
function isHighest(series: DocumentChart['series'], index: number, value: number | null): boolean {
  return series.every(({ values }) => (values[index] ?? -Infinity) <= (value ?? Infinity));
}

function radar({ categories, series, unit }: DocumentChart): ChartPlan {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const max = unit === '分' && largest <= 100 ? 100 : largest * 1.1 || 1;
  return {
    width: WIDTH,
    height: 310,
    option: {
      radar: {
        indicator: categories.map((name) => ({ name, max })),
        center: ['50%', '54%'],
        radius: '66%',
        axisName: { color: INK, fontSize: TEXT },
        splitArea: { show: false },
        axisLine: { lineStyle: { color: LINE } },
        splitLine: { lineStyle: { color: LINE } },
      },
      series: [
        {
          type: 'radar',
          data: series.map(({ name, values }, at) => {
            const { color } = mark(at);
            return {
              name,
              value: values.map((value) => value ?? 0),
              symbol: SYMBOLS[at % SYMBOLS.length] ?? 'circle',
              symbolSize: 6,
              lineStyle: { color: shade(color), width: 2, type: LINE_TYPES[at % LINE_TYPES.length] ?? 'solid' },
              itemStyle: { color: shade(color) },
              label: { ...label(unit), show: series.length === 1 },
            };
          }),
        },
      ],
    },
  };
}

function grid({ categories, series }: DocumentChart): EChartsOption {
  return {
    grid: { left: 8, right: 24, top: series.length > 1 ? 44 : 28, bottom: 8, containLabel: true },
    xAxis: categoryAxis(categories),
    yAxis: valueAxis(),
  };
}

function categoryAxis(categories: readonly string[]): object {
  return {
    type: 'category',
    data: [...categories],
    axisLabel: { color: INK, fontSize: TEXT, interval: 0, hideOverlap: false },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK } },
  };
}

/** The values stand on the marks: the axis only carries the eye. */
function valueAxis(): object {
  return { type: 'value', axisLabel: { show: false }, splitLine: { lineStyle: { color: '#EEF0F3' } } };
}

function label(unit: string): { color: string; fontSize: number; formatter: (point: { value: unknown }) => string } {
  return {
    color: INK,
    fontSize: TEXT - 1,
    formatter: ({ value }) => (typeof value === 'number' ? chartNumber(value, unit) : ''),
  };
}

function mark(at: number): (typeof MARKS)[number] & { borderColor: string; borderWidth: number } {
  return { ...(MARKS[at % MARKS.length] ?? MARKS[0]), borderColor: INK, borderWidth: 0.5 };
}

/** A line as light as a bar's filling would not be seen. */
function shade(color: string): string {
  return color === '#E5E7EB' || color === '#A7B4C6' ? '#6B7280' : color;
}

function stripes(rotation: number): object {
  return { symbol: 'rect', color: 'rgba(31,41,55,0.55)', dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation };
}

function dots(): object {
  return {
    symbol: 'circle',
    color: 'rgba(255,255,255,0.75)',
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.8,
  };
}
