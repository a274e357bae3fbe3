import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A number, percent or text; `null` is “—” with the reason on hover. `<yp-value [of]="row.completion" suffix="%" reason="没有年度目标" />` */
@Component({
  selector: 'yp-value',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (text() === null) {
      <span class="yp-muted" [title]="reason()" [attr.aria-label]="reason() || '没有数值'">—</span>
    } @else {
      <span [class.yp-negative]="negative()">{{ text() }}{{ suffix() }}</span>
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class Value {
  readonly of = input.required<string | number | null | undefined>();
  readonly suffix = input('');
  readonly reason = input('');
  /** A plus before a positive number: for differences such as 超/欠时序. */
  readonly signed = input(false, { transform: booleanAttribute });

  private readonly number = computed(() => Number(String(this.of()).replaceAll(',', '')));
  protected readonly negative = computed(() => this.number() < 0);
  protected readonly text = computed(() => {
    const value = this.of();
    if (value === null || value === undefined || value === '') return null;
    const plus = this.signed() && this.number() > 0 ? '+' : '';
    return `${plus}${String(value)}`.replace(/^-/, '−');
  });
}
