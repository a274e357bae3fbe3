import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { PostingsKey } from '@yipanqi/contract';
import {
  CITY_UNIT,
  groupDigits,
  MEASURE_NAMES,
  MEASURE_UNIT,
  parseYuan,
  roundHalfUp,
  type WireValue,
  YI,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Money, Value } from '@yipanqi/web/ui';
import { unitOfMeasure } from './reports.labels';

/** A figure and what it is made of, as a page hands it to the drawer. */
export interface OpenedFigure {
  /** 渝北区 · 合同引资额 · 2021 年 1—6 月 */
  readonly heading: string;
  readonly key: EntriesKey;
}

/** The postings of a figure; narrowed further where that is asked for. */
export interface EntriesKey extends PostingsKey {
  readonly headGroup?: string;
  /** Several units, separated by commas: a subtotal. */
  readonly units?: string;
  readonly leadCode?: string;
  /** Days on which things happened, inclusive. */
  readonly occurredFrom?: string;
  readonly occurredTo?: string;
}

/**
 * An official figure; whoever may read its records can open them. Money in 亿元, so that a column compares.
 * `<yp-figure about="渝北区" [of]="row.value" [entries]="row.postings" (opened)="open(row)" />`
 */
@Component({
  selector: 'yp-figure',
  imports: [Money, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (opens()) {
      <button class="yp-open" type="button" [attr.aria-label]="words()" (click)="opened.emit()">
        @if (money(); as yuan) {
          <yp-money [bare]="!whole()" [in]="whole() ? '' : '亿元'" [yuan]="yuan" />
        } @else {
          <yp-value [suffix]="suffix()" [of]="of()" />
        }
      </button>
    } @else if (money(); as yuan) {
      <yp-money [bare]="!whole()" [in]="whole() ? '' : '亿元'" [yuan]="yuan" />
    } @else {
      <yp-value [suffix]="suffix()" [of]="of()" />
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class Figure {
  private readonly session = inject(Session);

  readonly of = input.required<WireValue>();
  readonly entries = input.required<EntriesKey>();
  /** Whose figure it is, for those who hear the page. */
  readonly about = input('');
  /** With its unit, 万元 or 亿元 as it comes: outside of a column. */
  readonly whole = input(false, { transform: booleanAttribute });
  readonly opened = output();

  protected readonly money = computed(() =>
    MEASURE_UNIT[this.entries().measure] === 'money' ? String(this.of()) : '',
  );
  protected readonly suffix = computed(() => (this.whole() ? ` ${unitOfMeasure(this.entries().measure)}` : ''));
  protected readonly opens = computed(() => {
    const { unit, units } = this.entries();
    return (units?.split(',') ?? [unit ?? CITY_UNIT]).every((each) => this.session.canAt('record.read', each));
  });
  protected readonly words = computed(() => {
    const { measure } = this.entries();
    const money = this.money();
    const text = money ? groupDigits(roundHalfUp(parseYuan(money), YI, 2)) : String(this.of());
    return `${this.about()} ${MEASURE_NAMES[measure]} ${text} ${unitOfMeasure(measure)}，查看凭证`.trim();
  });
}
