import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanProgressAnswer, PostingsKey } from '@yipanqi/contract';
import { type Measure, OTHER_QUOTA_LINE } from '@yipanqi/domain';
import { Money, Value } from '@yipanqi/web/ui';
import { Figure, type OpenedFigure } from '../figure';
import { paceWords } from '../ranking/ranking.words';
import { byGap, type BoardLine } from './line-order';

type Remainder = PlanProgressAnswer['remainder'];
interface Row extends Remainder {
  readonly key: string;
  readonly name: string;
}

/** The plan's lines as bars against quota and clock, furthest behind first; the remainder is a bar of its own at the end. */
@Component({
  selector: 'yp-quota-line-bars',
  imports: [Figure, Money, NgTemplateOutlet, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './quota-line-bars.html',
  styleUrl: './quota-line-bars.css',
})
export class QuotaLineBars {
  readonly progress = input.required<PlanProgressAnswer>();
  readonly opened = output<OpenedFigure>();

  protected readonly pace = paceWords;
  protected readonly lines = computed<readonly Row[]>(() => byGap(this.progress().quotaLines));
  protected readonly remainder = computed<Row>(() => ({
    ...this.progress().remainder,
    key: OTHER_QUOTA_LINE,
    name: '未分到额度的部分',
  }));
  /** All lines and what is in none of them. */
  protected readonly whole = computed<OpenedFigure>(() => {
    const { periodFrom, postingsTo } = this.progress();
    return {
      heading: '全市 · 合同引资额 · 规划期累计',
      key: { measure: 'contracted', from: periodFrom, to: postingsTo, unit: null, quotaLine: null },
    };
  });
  private readonly scale = computed(() =>
    Math.max(100, ...[...this.lines(), this.remainder()].map((row) => Number(row.completion ?? 0))),
  );
  protected readonly clock = computed(() => Number(this.progress().timeProgress));

  protected isAhead(row: Pick<BoardLine, 'paceGap'>): boolean {
    return row.paceGap !== null && Number(row.paceGap) >= 0;
  }

  /** Width of a share of the quota in per cent: the line that is furthest past its quota fills the column. */
  protected scaled(percent: number): number {
    return (Math.max(percent, 0) / this.scale()) * 100;
  }

  protected filled(row: Row): number {
    return this.scaled(Number(row.completion ?? 0));
  }

  protected month(row: Row): PostingsKey {
    return this.key(row, this.progress().month, this.progress().month);
  }

  protected planToDate(row: Row): PostingsKey {
    return this.key(row, this.progress().periodFrom, this.progress().postingsTo);
  }

  protected open(row: Row, key: PostingsKey, window: string): void {
    this.opened.emit({ heading: `${row.name} · 合同引资额 · ${window}`, key });
  }

  private key(row: Row, from: string, to: string): PostingsKey {
    const measure: Measure = 'contracted';
    return { measure, from, to, unit: null, quotaLine: row.key };
  }
}
