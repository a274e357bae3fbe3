import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatMoney, groupDigits, parseYuan, roundHalfUp, WAN, YI } from '@yipanqi/domain';

/** An amount in 元 as on the wire: shown in 亿元 or 万元, the exact 元 on hover and when copied; `null` is “—”. */
@Component({
  selector: 'yp-money',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown(); as money) {
      <span
        class="money"
        [class.yp-negative]="money.negative"
        [title]="money.title"
        (copy)="copyExact($event, money.exact)"
        >{{ money.text }}<span class="unit">{{ bare() ? '' : money.unit }}</span></span
      >
    } @else {
      <span class="yp-muted" [title]="reason()" [attr.aria-label]="reason() || '没有数值'">—</span>
    }
  `,
  styles: `
    .money {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    .unit {
      margin-left: 2px;
      color: var(--yp-text-2);
      font-size: 0.86em;
    }
    .unit:empty {
      display: none;
    }
  `,
})
export class Money {
  /** 元, e.g. "123456.78". */
  readonly yuan = input.required<string | null | undefined>();
  /** Why there is no value, shown on hover of “—”. */
  readonly reason = input('');
  /** Every row of a column in the same unit: '亿元' or '万元'; with `bare`, the unit stands in the heading. */
  readonly in = input<'亿元' | '万元' | ''>('');
  readonly bare = input(false, { transform: booleanAttribute });

  protected readonly shown = computed(() => {
    const yuan = this.yuan();
    if (yuan === null || yuan === undefined) return null;
    const money = formatMoney(yuan);
    const unit = this.in() || money.unit;
    const text = unit === money.unit ? money.text : inUnit(yuan, unit);
    return {
      text: text.replace('-', '−'),
      unit,
      exact: money.exact,
      title: `${money.exact} 元`,
      negative: money.exact.startsWith('-'),
    };
  });

  protected copyExact(event: ClipboardEvent, exact: string): void {
    const marked = document.getSelection()?.toString().trim() ?? '';
    // A selection that reaches beyond this amount is copied as it stands.
    if (marked === '' || !this.isOnlyThis(marked)) return;
    event.clipboardData?.setData('text/plain', exact);
    event.preventDefault();
  }

  private isOnlyThis(marked: string): boolean {
    const money = this.shown();
    return money !== null && `${money.text}${money.unit}`.includes(marked);
  }
}

function inUnit(yuan: string, unit: '亿元' | '万元'): string {
  return groupDigits(roundHalfUp(parseYuan(yuan), unit === '亿元' ? YI : WAN, 2));
}
