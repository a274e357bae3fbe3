import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { addMonths, monthRange, parseMonth, type Month } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { type Choice, ChoiceList, monthWords } from '@yipanqi/web/ui';

/** The first month that any figure is kept for: two years before the plan, for year on year. */
const FIRST = '2019-01' as Month;

/** A month, newest first, by year; one step back and forth beside it. Open months are marked 未月结. */
@Component({
  selector: 'yp-month-choice',
  imports: [ChoiceList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" aria-label="上一月" [disabled]="!before()" (click)="step(before())">‹</button>
    <yp-choice [label]="label()" [options]="options()" [value]="month()" (chosen)="chosen.emit($event)" />
    <button type="button" aria-label="下一月" [disabled]="!after()" (click)="step(after())">›</button>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    button {
      width: 28px;
      height: 32px;
      border: 1px solid var(--yp-border);
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
      color: var(--yp-text);
      cursor: pointer;
    }
    button:disabled {
      color: var(--yp-text-3);
      cursor: default;
      opacity: 0.5;
    }
  `,
})
export class MonthChoice {
  private readonly reference = inject(ReferenceStore);

  readonly month = input.required<string>();
  readonly label = input('月份');
  readonly chosen = output<string>();

  private readonly months = computed(() => {
    const last = parseMonth(this.reference.today().slice(0, 7));
    const asked = this.month();
    const months: string[] = monthRange(FIRST, last).reverse();
    return asked === '' || months.includes(asked) ? months : [...months, asked].sort().reverse();
  });
  protected readonly options = computed<readonly Choice[]>(() =>
    this.months().map((month) => ({
      value: month,
      label: monthWords(month) + (this.isClosed(month) ? '' : '（未月结）'),
      group: `${month.slice(0, 4)} 年`,
    })),
  );
  protected readonly before = computed(() => this.neighbour(-1));
  protected readonly after = computed(() => this.neighbour(1));

  protected step(month: string): void {
    if (month) this.chosen.emit(month);
  }

  private isClosed(month: string): boolean {
    const last = this.reference.lastClosedMonth();
    return last !== null && month <= last;
  }

  private neighbour(step: number): string {
    if (this.month() === '') return '';
    const next = addMonths(parseMonth(this.month()), step);
    return this.months().includes(next) ? next : '';
  }
}
