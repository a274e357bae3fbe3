import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionToDecide, LeaderDesk } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT, formatMoney } from '@yipanqi/domain';
import { EDITION_KIND_NAMES } from '@yipanqi/web/reports';
import { Empty, Money, monthWords, State } from '@yipanqi/web/ui';
import { UnitYearTable } from './unit-year-table';

const EDITION_PAGES: Readonly<Record<EditionToDecide['kind'], string>> = {
  monthly: '/bulletins',
  quarterly: '/supervision/reports',
  yearly: '/assessment/editions',
};

/** One sentence for what matters, the first and the last three, and what waits for a decision. */
@Component({
  selector: 'yp-leader-desk',
  imports: [Empty, Money, RouterLink, State, UnitYearTable],
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
    () =>
      this.desk().targetsToApprove +
        this.desk().editions.length +
        this.desk().monthsToApproveTotal +
        this.desk().stuckTotal >
      0,
  );

  protected readonly monthWords = monthWords;
  protected readonly kinds = EDITION_KIND_NAMES;

  protected page({ kind, id }: EditionToDecide): string {
    return `${EDITION_PAGES[kind]}/${id}`;
  }
}
