import type { EChartsOption } from 'echarts';
import type { DocumentChart } from '../official-document';

interface Look {
  readonly color: string;
  readonly decal: object;
}

interface Step {
  readonly name: string;
  readonly value: number;
  /** Where the bar begins. */
  readonly base: number;
  readonly height: number;
}

/** The values of the first series as steps, and their sum as the last bar. */
export function steps({ categories, series }: DocumentChart): Step[] {
  let reached = 0;
  const all = categories.map((name, at): Step => {
    const value = series[0]?.values[at] ?? 0;
    const from = reached;
    reached += value;
    return { name, value, base: Math.min(from, reached), height: Math.abs(value) };
  });
  return [...all, { name: '合计', value: reached, base: Math.min(0, reached), height: Math.abs(reached) }];
}

/** Additions filled, deductions hatched, the sum dark; an unseen bar lifts each to where it begins. */
export function waterfall(
  chart: DocumentChart,
  marks: readonly Look[],
  label: { color: string; fontSize: number; formatter: (point: { value: unknown }) => string },
): EChartsOption {
  const all = steps(chart);
  const [plus, minus, sum] = [marks[0], marks[1], marks[2]];
  const look = (step: Step, at: number): object => ({
    ...(at === all.length - 1 ? { ...sum, decal: { symbol: 'none' } } : step.value < 0 ? minus : plus),
    borderColor: '#1F2937',
    borderWidth: 0.5,
  });
  return {
    legend: { show: false },
    xAxis: {
      type: 'category',
      data: all.map(({ name }) => name),
      axisLabel: { color: label.color, fontSize: label.fontSize, interval: 0, width: 62, overflow: 'break' },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: all.map(({ base }) => base),
      },
      {
        type: 'bar',
        stack: 'all',
        barMaxWidth: 40,
        data: all.map((step, at) => ({
          value: step.height,
          itemStyle: look(step, at),
          label: { ...label, show: true, position: 'top', formatter: () => label.formatter({ value: step.value }) },
        })),
      },
    ],
  };
}
