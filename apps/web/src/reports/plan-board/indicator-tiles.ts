import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { PlanProgressAnswer } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT } from '@yipanqi/domain';
import { Money, Value } from '@yipanqi/web/ui';
import { Figure, type EntriesKey, type OpenedFigure } from '../figure';
import { paceWords } from '../ranking/ranking.words';
import { unitOfMeasure } from '../reports.labels';

/** The plan's own totals, each against its target and the clock. */
@Component({
  selector: 'yp-indicator-tiles',
  imports: [Figure, Money, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (indicator of progress().indicators; track indicator.measure) {
      <section class="yp-panel" [attr.aria-label]="names[indicator.measure]">
        <h3>{{ names[indicator.measure] }}</h3>
        <p class="actual">
          <yp-figure
            about="规划期累计"
            [of]="indicator.actual"
            [entries]="entries(indicator)"
            (opened)="opened.emit({ heading: names[indicator.measure] + ' · 规划期累计', key: entries(indicator) })"
          />
          <span class="yp-muted">
            /
            @if (isMoney(indicator)) {
              <yp-money bare in="亿元" [yuan]="$any(indicator.target)" />
            } @else {
              {{ indicator.target }}
            }
            {{ unit(indicator.measure) }}
          </span>
        </p>
        <p class="pace">
          完成 <yp-value suffix="%" [of]="indicator.completion" reason="没有规划目标" />，{{ pace(indicator.paceGap) }}
        </p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: 12px;
    }
    .yp-panel {
      padding: 8px 12px;
    }
    h3,
    p {
      margin: 0;
    }
    h3 {
      color: var(--yp-text-2);
      font-weight: 500;
    }
    .actual {
      font-size: 18px;
    }
    .actual .yp-muted {
      display: block;
    }
    .actual .yp-muted,
    .pace {
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
})
export class IndicatorTiles {
  readonly progress = input.required<PlanProgressAnswer>();
  readonly opened = output<OpenedFigure>();

  protected readonly names = MEASURE_NAMES;
  protected readonly unit = unitOfMeasure;
  protected readonly pace = paceWords;

  protected isMoney({ measure }: PlanProgressAnswer['indicators'][number]): boolean {
    return MEASURE_UNIT[measure] === 'money';
  }

  protected entries({ measure }: PlanProgressAnswer['indicators'][number]): EntriesKey {
    const { periodFrom, postingsTo } = this.progress();
    return { measure, from: periodFrom, to: postingsTo, unit: null, quotaLine: null };
  }
}
