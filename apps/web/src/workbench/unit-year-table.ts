import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeasureYear, UnitYear } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT } from '@yipanqi/domain';
import { Money, Value } from '@yipanqi/web/ui';

/** A unit's (or the city's) year: every measure against its target and the clock. */
@Component({
  selector: 'yp-unit-year-table',
  imports: [Money, RouterLink, Value],
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
                  @if (isMoney(row)) {
                    <yp-money [yuan]="text(row.actual)" />
                  } @else {
                    <yp-value [of]="row.actual" suffix=" 个" />
                  }
                </td>
                <td class="is-number">
                  @if (isMoney(row)) {
                    <yp-money [yuan]="text(row.target)" reason="没有年度目标" />
                  } @else {
                    <yp-value [of]="row.target" suffix=" 个" reason="没有年度目标" />
                  }
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

  protected readonly names = MEASURE_NAMES;
  protected readonly rows = computed(() => this.year().rows);

  protected isMoney(row: MeasureYear): boolean {
    return MEASURE_UNIT[row.measure] === 'money';
  }

  protected text(value: string | number | null): string | null {
    return value === null ? null : String(value);
  }
}
