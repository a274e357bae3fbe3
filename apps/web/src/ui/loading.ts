import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey lines where rows will be. */
@Component({
  selector: 'yp-loading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="yp-sr">正在读取…</span>
    @for (width of widths(); track $index) {
      <span class="line" [style.width.%]="width"></span>
    }`,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      padding: 16px;
    }
    .line {
      height: 14px;
      border-radius: var(--yp-radius);
      background: var(--yp-line);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .line {
        animation: none;
      }
    }
  `,
  host: { role: 'status', 'aria-live': 'polite' },
})
export class Loading {
  readonly rows = input(6);

  protected readonly widths = computed(() => Array.from({ length: this.rows() }, (_, row) => 92 - ((row * 17) % 40)));
}
