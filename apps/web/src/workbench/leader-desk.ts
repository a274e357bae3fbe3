import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionToDecide, LeaderDesk, UnitStanding } from '@yipanqi/contract';
import { MEASURE_NAMES } from '@yipanqi/domain';
import { EDITION_KIND_NAMES, Figure, type OpenedFigure } from '@yipanqi/web/reports';
import { Empty, monthWords, State } from '@yipanqi/web/ui';
import { UnitYearTable } from './unit-year-table';
import { yearFigure } from './year-figure';

const EDITION_PAGES: Readonly<Record<EditionToDecide['kind'], string>> = {
  monthly: '/bulletins',
  quarterly: '/supervision/reports',
  yearly: '/assessment/editions',
};

/** One sentence for what matters, the first and the last three, and what waits for a decision. */
@Component({
  selector: 'yp-leader-desk',
  imports: [Empty, Figure, NgTemplateOutlet, RouterLink, State, UnitYearTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './leader-desk.html',
  styleUrl: './desk.css',
})
export class LeaderDeskView {
  readonly desk = input.required<LeaderDesk>();
  readonly opened = output<OpenedFigure>();

  /** The three measures that every bulletin begins with. */
  protected readonly sentences = computed(() => {
    const { rows, timeProgress, year, unit, unitName } = this.desk().year;
    return rows
      .filter((row) => ['signedProjects', 'contracted', 'inPlace'].includes(row.measure))
      .map((row) => {
        const against =
          row.completion === null ? '没有年度目标' : `完成年度目标的 ${row.completion}%，时间进度 ${timeProgress}%`;
        return {
          measure: row.measure,
          name: MEASURE_NAMES[row.measure],
          actual: row.actual,
          against: `，${against}。`,
          figure: yearFigure(row.measure, year, unit, unitName),
        };
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

  protected contracted({ unit, unitName }: UnitStanding): OpenedFigure {
    return yearFigure('contracted', this.desk().year.year, unit, unitName);
  }

  protected page({ kind, id }: EditionToDecide): string {
    return `${EDITION_PAGES[kind]}/${id}`;
  }
}
