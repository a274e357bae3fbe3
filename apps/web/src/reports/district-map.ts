import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MEASURE_UNIT, type Measure, type WireValue } from '@yipanqi/domain';
import { Chart, type ChartColours } from '@yipanqi/web/ui';
import type { ECElementEvent, EChartsCoreOption } from 'echarts/core';
import { unitOfMeasure } from './reports.labels';
import { Figure } from './figure';
import type { PostingsKey } from '@yipanqi/contract';
import { valueWords } from './ranking/ranking.words';

export interface MapRow {
  readonly unit: string;
  readonly name: string;
  readonly value: WireValue;
  readonly postings: PostingsKey;
}

/** How many districts carry their figure on the map itself. */
const LABELLED = 5;
/** Zones and the bureau are no district: their ids are not a plain division code of a district. */
const DISTRICT = /^500[12]\d\d$/;

/** The city's districts in shades of one colour, deeper is more; those without a shape stand beside it. */
@Component({
  selector: 'yp-district-map',
  imports: [Chart, Figure],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-chart map="chongqing" [heading]="heading()" [height]="height()" [option]="option()" (pick)="pick($event)">
      <table class="yp-table">
        <thead>
          <tr>
            <th>单位</th>
            <th class="is-number">数值（{{ unit() }}）</th>
          </tr>
        </thead>
        <tbody>
          @for (row of byValue(); track row.unit) {
            <tr>
              <th>{{ row.name }}</th>
              <td class="is-number">
                <yp-figure [about]="row.name" [of]="row.value" [entries]="row.postings" (opened)="opened.emit(row)" />
              </td>
            </tr>
          }
        </tbody>
      </table>
    </yp-chart>
    @if (zones().length > 0) {
      <dl aria-label="没有地图轮廓的开发区">
        @for (row of zones(); track row.unit) {
          <div>
            <dt>{{ row.name }}</dt>
            <dd>
              <yp-figure [about]="row.name" [of]="row.value" [entries]="row.postings" (opened)="opened.emit(row)" />
              <span class="yp-muted">{{ unit() }}</span>
            </dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 24px;
      margin: 8px 0 0;
    }
    dl div {
      display: flex;
      gap: 8px;
    }
    dt {
      color: var(--yp-text-2);
      font-weight: 400;
    }
    dd {
      margin: 0;
    }
  `,
})
export class DistrictMap {
  readonly heading = input.required<string>();
  readonly rows = input.required<readonly MapRow[]>();
  readonly measure = input.required<Measure>();
  readonly height = input(420);
  readonly opened = output<MapRow>();

  protected readonly unit = computed(() => unitOfMeasure(this.measure()));
  protected readonly byValue = computed(() => [...this.rows()].sort((a, b) => Number(b.value) - Number(a.value)));
  private readonly districts = computed(() => this.byValue().filter((row) => DISTRICT.test(row.unit)));
  protected readonly zones = computed(() => this.byValue().filter((row) => !DISTRICT.test(row.unit)));

  protected readonly option = computed(() => {
    const measure = this.measure();
    const rows = this.districts();
    return (colours: ChartColours): EChartsCoreOption => mapOption(rows, measure, colours);
  });

  protected pick(event: ECElementEvent): void {
    const row = this.rows().find(({ name }) => name === event.name);
    if (row) this.opened.emit(row);
  }
}

function mapOption(rows: readonly MapRow[], measure: Measure, colours: ChartColours): EChartsCoreOption {
  const shown = (value: WireValue): number => (MEASURE_UNIT[measure] === 'money' ? Number(value) / 1e8 : Number(value));
  const words = new Map(rows.map((row) => [row.name, valueWords(measure, row.value)]));
  const largest = Math.max(...rows.map((row) => shown(row.value)), 0);
  return {
    tooltip: { formatter: ({ name }: { name: string }) => `${name}<br>${words.get(name) ?? '没有数值'}` },
    visualMap: {
      min: 0,
      max: largest || 1,
      left: 0,
      bottom: 0,
      itemHeight: 80,
      calculable: false,
      text: [`${largest.toFixed(MEASURE_UNIT[measure] === 'money' ? 2 : 0)} ${unitOfMeasure(measure)}`, '0'],
      textStyle: { color: colours.muted },
      inRange: { color: [colours.line, colours.accent] },
    },
    series: [
      {
        type: 'map',
        map: 'chongqing',
        nameProperty: 'name',
        selectedMode: false,
        top: 8,
        bottom: 8,
        labelLayout: { hideOverlap: true },
        itemStyle: { borderColor: colours.surface, areaColor: colours.line },
        emphasis: {
          label: { color: colours.text },
          itemStyle: { areaColor: colours.accent, borderColor: colours.text },
        },
        data: rows.map((row, place) => ({
          name: row.name,
          value: shown(row.value),
          label: {
            show: place < LABELLED && shown(row.value) > 0,
            formatter: row.name,
            color: colours.text,
            textBorderColor: colours.surface,
            textBorderWidth: 3,
            fontSize: 11,
          },
        })),
      },
    ],
  };
}
