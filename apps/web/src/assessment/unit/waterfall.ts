import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { YearlyItem } from '@yipanqi/domain';
import { Chart, type ChartColours } from '@yipanqi/web/ui';
import type { EChartsCoreOption } from 'echarts/core';

interface Bar {
  readonly key: string;
  readonly name: string;
  /** Where the bar begins and how long it is, in points. */
  readonly base: number;
  readonly length: number;
  readonly score: number;
  readonly total: boolean;
}

/** A score as a waterfall: each item lifts (or lowers) it from where the one before left it, the whole stands at the end. */
@Component({
  selector: 'yp-waterfall',
  imports: [Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-chart [heading]="heading()" [option]="option()" [height]="height()" (pick)="choose($event.dataIndex)">
      <ng-content />
    </yp-chart>
  `,
})
export class Waterfall {
  readonly heading = input.required<string>();
  readonly items = input.required<readonly YearlyItem[]>();
  readonly score = input.required<string | null>();
  /** Key of the item that was chosen. */
  readonly picked = output<string>();

  protected readonly bars = computed<Bar[]>(() => bars(this.items(), this.score()));
  protected readonly height = computed(() => 56 + this.bars().length * 30);
  protected readonly option = computed(() => {
    const bars = this.bars();
    return (colours: ChartColours): EChartsCoreOption => ({
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      tooltip: { show: false },
      xAxis: {
        type: 'value',
        max: 'dataMax',
        axisLabel: { show: false },
        splitLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => name),
        axisLabel: { color: colours.text, width: 112, overflow: 'truncate' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.border } },
      },
      series: [
        {
          type: 'bar',
          stack: 'score',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: bars.map(({ base }) => base),
        },
        {
          type: 'bar',
          stack: 'score',
          barMaxWidth: 18,
          label: {
            show: true,
            position: 'right',
            color: colours.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => label(bars[dataIndex]),
          },
          data: bars.map(({ length, score, total }) => ({
            value: length,
            itemStyle: { color: score < 0 ? colours.red : total ? colours.grey : colours.accent },
          })),
        },
      ],
    });
  });

  protected choose(index: number | undefined): void {
    const bar = this.bars()[index ?? -1];
    if (bar && !bar.total) this.picked.emit(bar.key);
  }
}

function bars(items: readonly YearlyItem[], score: string | null): Bar[] {
  let at = 0;
  const rows = items
    .filter((item) => item.score !== null)
    .map(({ key, name, score: own }): Bar => {
      const points = Number(own);
      const base = Math.min(at, at + points);
      at += points;
      return { key, name, base, length: Math.abs(points), score: points, total: false };
    });
  const whole = Number(score ?? 0);
  return [...rows, { key: '', name: '总分', base: 0, length: whole, score: whole, total: true }];
}

function label(bar: Bar | undefined): string {
  if (!bar) return '';
  return `${bar.score < 0 ? '−' : ''}${Math.abs(bar.score).toFixed(2)}`;
}
