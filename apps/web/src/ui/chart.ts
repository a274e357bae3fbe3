import { DOCUMENT } from '@angular/common';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ECElementEvent, EChartsCoreOption, EChartsType } from 'echarts/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Theme } from './theme';

/** Colours of the current theme for an option: the accent is “us”, grey is the rest. */
export interface ChartColours {
  readonly accent: string;
  readonly grey: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly border: string;
  readonly surface: string;
  readonly green: string;
  readonly red: string;
}

const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/**
 * One chart with one message, said in `heading`. The projected table is the same figures in words: a button turns to it.
 * `option` is a function, so that colours follow the theme; ECharts loads with the first chart.
 * `<yp-chart heading="…" [option]="option()" [height]="360"><table class="yp-table">…</table></yp-chart>`
 */
@Component({
  selector: 'yp-chart',
  imports: [NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure>
      <figcaption>
        <h3>{{ heading() }}</h3>
        <button nz-button nzType="link" nzSize="small" type="button" (click)="asTable.set(!asTable())">
          {{ asTable() ? '看图' : '看数字' }}
        </button>
      </figcaption>
      @if (failed()) {
        <p class="yp-muted">图没有加载出来，请看下面的数字。</p>
      }
      <div
        #canvas
        class="canvas"
        role="img"
        [attr.aria-label]="heading()"
        [style.height.px]="height()"
        [hidden]="asTable() || failed()"
      ></div>
      <div class="numbers" [hidden]="!asTable() && !failed()"><ng-content /></div>
    </figure>
  `,
  styles: `
    figure {
      margin: 0;
    }
    figcaption {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
    h3 {
      margin: 0;
    }
    .numbers {
      overflow: auto;
    }
  `,
})
export class Chart {
  private readonly document = inject(DOCUMENT);
  private readonly theme = inject(Theme);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private chart: EChartsType | null = null;
  private gone = false;

  readonly heading = input.required<string>();
  readonly option = input.required<(colours: ChartColours) => EChartsCoreOption>();
  readonly height = input(320);
  /** `chongqing`: the district map; its features are joined by unit name (`nameProperty: 'name'`). */
  readonly map = input<'chongqing' | ''>('');
  readonly pick = output<ECElementEvent>();

  protected readonly asTable = signal(false);
  protected readonly failed = signal(false);
  private readonly ready = signal(false);

  constructor() {
    void this.load();
    afterRenderEffect(() => {
      const option = this.option();
      this.theme.isDark();
      if (!this.ready()) return;
      this.chart?.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option(this.colours()) }, true);
    });
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => {
      this.gone = true;
      this.chart?.dispose();
    });
  }

  private async load(): Promise<void> {
    try {
      const kit = await import('./chart-kit');
      const map = this.map();
      if (map) kit.registerMap(map, await districtMap(map));
      if (this.gone) return;
      const box = this.canvas().nativeElement;
      this.chart = kit.init(box, null, { renderer: 'svg' });
      this.chart.on('click', (event) => this.pick.emit(event as ECElementEvent));
      const observer = new ResizeObserver(() => {
        if (box.clientWidth > 0) this.chart?.resize();
      });
      observer.observe(box);
      this.ready.set(true);
    } catch {
      // The figures are still there as a table, and the page says so.
      this.failed.set(true);
    }
  }

  private colours(): ChartColours {
    const style = getComputedStyle(this.document.documentElement);
    const of = (name: string): string => style.getPropertyValue(`--yp-${name}`).trim();
    return {
      accent: of('accent'),
      grey: of('chart-grey'),
      text: of('text'),
      muted: of('text-2'),
      line: of('line'),
      border: of('border'),
      surface: of('surface'),
      green: of('green'),
      red: of('red'),
    };
  }
}

async function districtMap(name: string): Promise<string> {
  const answer = await fetch(`/map/${name}.json`);
  if (!answer.ok) throw new Error(`map ${name}: ${answer.status}`);
  return answer.text();
}
