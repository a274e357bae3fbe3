import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActivityIndexAnswer, ActivityIndexRow, ActivityIndexTrend } from '@yipanqi/contract';
import { SUB_INDEX_NAMES, SUB_INDICES, type SubIndex } from '@yipanqi/domain';
import { Chart, type ChartColours, Drawer, Money, Pending, resourceWithLast, Value } from '@yipanqi/web/ui';
import type { EChartsCoreOption } from 'echarts/core';
import { cohortMean, periodTick, periodWords, sourceSentence } from './index.words';

/** One unit: where its index comes from, part by part, its shape beside the cohort, and its way through twelve periods. */
@Component({
  selector: 'yp-unit-index-drawer',
  imports: [Chart, Drawer, Money, Pending, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './unit-index.drawer.html',
  styles: `
    .head {
      margin: 0 0 12px;
      font-size: 16px;
    }
    .head strong {
      font-size: 20px;
    }
    section {
      margin-bottom: 24px;
    }
    .note {
      margin: 8px 0 0;
    }
    .parts th,
    .parts td {
      padding: 4px 6px;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
})
export class UnitIndexDrawer {
  readonly answer = input.required<ActivityIndexAnswer>();
  readonly row = input.required<ActivityIndexRow>();
  readonly closed = output();
  readonly figureAsked = output<SubIndex>();
  readonly contractedAsked = output();

  protected readonly trend = resourceWithLast<ActivityIndexTrend>(
    () => ({ url: '/api/activity-index/trend', params: { unit: this.row().unit, period: this.answer().period } }),
    { about: () => this.row().unit + this.answer().period },
  );
  protected readonly heading = computed(() => `${this.row().name} · ${periodWords(this.answer().period)}活跃指数`);
  protected readonly source = computed(() => sourceSentence(this.answer().kind));
  protected readonly hasMean = computed(() => !this.answer().ownOnly);
  protected readonly strongest = computed(() => {
    const { subs, name } = this.row();
    const value = (sub: SubIndex): number => Number(subs[sub].normalised ?? 0);
    const ordered = [...SUB_INDICES].sort((a, b) => value(b) - value(a));
    const [best, worst] = [ordered[0]!, ordered.at(-1)!];
    if (value(best) === value(worst)) return `${name}六项折算分相同`;
    return `${name}${SUB_INDEX_NAMES[best]}最强，${SUB_INDEX_NAMES[worst]}最弱`;
  });
  protected readonly trendHeading = computed(() => {
    const points = this.trend.value()?.points ?? [];
    const [before, now] = [points.at(-2)?.index, points.at(-1)?.index];
    if (before == null || now == null) return '近 12 期活跃指数';
    const step = Number(now) - Number(before);
    return `近 12 期活跃指数，比上期${step > 0 ? '上升' : step < 0 ? '下降' : '持平'}${step === 0 ? '' : ` ${Math.abs(step).toFixed(2)}`}`;
  });

  protected readonly subs = SUB_INDICES;
  protected readonly names = SUB_INDEX_NAMES;
  protected readonly words = periodWords;

  protected mean(sub: SubIndex): number | null {
    return cohortMean(this.answer().rows, this.row().cohort, sub);
  }

  protected readonly radar = computed(() => {
    const row = this.row();
    const own = SUB_INDICES.map((sub) => Number(row.subs[sub].normalised ?? 0));
    const means = this.hasMean() ? SUB_INDICES.map((sub) => this.mean(sub) ?? 0) : null;
    return (colours: ChartColours): EChartsCoreOption => ({
      legend: { bottom: 0, textStyle: { color: colours.text } },
      radar: {
        radius: '62%',
        center: ['50%', '46%'],
        indicator: SUB_INDICES.map((sub, place) => ({
          name: `${SUB_INDEX_NAMES[sub]} ${Math.round(own[place] ?? 0)}`,
          max: 100,
        })),
        axisName: { color: colours.text },
        splitLine: { lineStyle: { color: colours.line } },
        axisLine: { lineStyle: { color: colours.line } },
        splitArea: { show: false },
      },
      series: [
        {
          type: 'radar',
          data: [
            ...(means === null
              ? []
              : [
                  {
                    name: '分组平均',
                    value: means,
                    symbol: 'none',
                    lineStyle: { color: colours.grey, type: 'dashed' },
                    itemStyle: { color: colours.grey },
                  },
                ]),
            {
              name: row.name,
              value: own,
              lineStyle: { color: colours.accent, width: 2 },
              itemStyle: { color: colours.accent },
              areaStyle: { color: colours.accent, opacity: 0.15 },
            },
          ],
        },
      ],
    });
  });

  protected readonly line = computed(() => {
    const { points = [], name = '' } = this.trend.value() ?? {};
    const last = points.length - 1;
    return (colours: ChartColours): EChartsCoreOption => ({
      grid: { left: 36, right: 16, top: 24, bottom: 48 },
      legend: { bottom: 0, textStyle: { color: colours.text } },
      xAxis: {
        type: 'category',
        data: points.map((point) => periodTick(point.period)),
        axisLabel: { color: colours.muted },
        axisLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 100,
        axisLabel: { color: colours.muted },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'line',
          name: '分组平均',
          data: points.map((point) => numberOrNull(point.cohortMean)),
          symbol: 'none',
          lineStyle: { color: colours.grey, type: 'dashed' },
          itemStyle: { color: colours.grey },
        },
        {
          type: 'line',
          name,
          data: points.map((point) => numberOrNull(point.index)),
          lineStyle: { color: colours.accent, width: 2 },
          itemStyle: { color: colours.accent },
          label: {
            show: true,
            color: colours.text,
            formatter: ({ dataIndex, value }: { dataIndex: number; value: number }) =>
              dataIndex === 0 || dataIndex === last ? String(value) : '',
          },
        },
      ],
    });
  });
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
