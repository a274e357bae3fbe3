import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeaderDesk } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT, formatMoney } from '@yipanqi/domain';
import { Empty, Money } from '@yipanqi/web/ui';
import { UnitYearTable } from './unit-year-table';

/** One sentence for what matters, the first and the last three, and what waits for a decision. */
@Component({
  selector: 'yp-leader-desk',
  imports: [Empty, Money, RouterLink, UnitYearTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './leader-desk.html',
  styleUrl: './desk.css',
})
export class LeaderDeskView {
  readonly desk = input.required<LeaderDesk>();

  /** The three measures that every bulletin begins with. */
  protected readonly sentences = computed(() => {
    const { rows, timeProgress } = this.desk().year;
    return rows
      .filter((row) => ['signedProjects', 'contracted', 'inPlace'].includes(row.measure))
      .map((row) => {
        const money = MEASURE_UNIT[row.measure] === 'money' ? formatMoney(String(row.actual)) : null;
        const actual = money ? `${money.text} ${money.unit}` : `${row.actual} 个`;
        const against =
          row.completion === null ? '没有年度目标' : `完成年度目标的 ${row.completion}%，时间进度 ${timeProgress}%`;
        return `${MEASURE_NAMES[row.measure]} ${actual}，${against}。`;
      });
  });
  protected readonly waits = computed(
    () => this.desk().targetsToApprove + this.desk().editionsToApprove + this.desk().stuckTotal > 0,
  );
}
