import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeasureYear, UnitYear } from '@yipanqi/contract';
import { MEASURE_NAMES } from '@yipanqi/domain';
import { Figure, type OpenedFigure, TargetLink } from '@yipanqi/web/reports';
import { Value } from '@yipanqi/web/ui';
import { yearFigure } from './year-figure';

/** A unit's (or the city's) year: every measure against its target and the clock. */
@Component({
  selector: 'yp-unit-year-table',
  imports: [Figure, RouterLink, TargetLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="yp-panel" aria-labelledby="year">
      <h2 id="year">{{ year().unitName }} {{ year().year }} 年</h2>
      <p class="yp-muted">已审核数，含未月结月份（快报）；时间进度 {{ year().timeProgress }}%</p>
      <div class="yp-table-box is-whole">
        <table class="yp-table" aria-label="本年指标">
          <thead>
            <tr>
              <th>指标</th>
              <th class="is-number">本年完成</th>
              <th class="is-number">年度目标</th>
              <th class="is-number">完成率</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.measure) {
              <tr>
                <th>
                  <a routerLink="/ranking" [queryParams]="{ measure: row.measure }">{{ names[row.measure] }}</a>
                </th>
                <td class="is-number">
                  @let figure = figureOf(row);
                  <yp-figure
                    whole
                    [about]="year().unitName"
                    [of]="row.actual"
                    [entries]="figure.key"
                    (opened)="opened.emit(figure)"
                  />
                </td>
                <td class="is-number">
                  <yp-target-link
                    whole
                    [of]="row.target"
                    [measure]="row.measure"
                    [year]="year().year"
                    [unit]="year().unit"
                  />
                </td>
                <td class="is-number"><yp-value [of]="row.completion" suffix="%" reason="没有年度目标" /></td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styles: `
    :host {
      grid-column: 1 / -1;
    }
    tbody th {
      white-space: nowrap;
    }
    p {
      margin: 0 0 8px;
    }
  `,
})
export class UnitYearTable {
  readonly year = input.required<UnitYear>();
  readonly opened = output<OpenedFigure>();

  protected readonly names = MEASURE_NAMES;
  protected readonly rows = computed(() => this.year().rows);

  protected figureOf({ measure }: MeasureYear): OpenedFigure {
    const { year, unit, unitName } = this.year();
    return yearFigure(measure, year, unit, unitName);
  }
}
