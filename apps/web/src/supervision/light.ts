import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type Light, LIGHT_WORDS } from '@yipanqi/domain';

const SHAPES: Readonly<Record<Light, string>> = { red: '▲', yellow: '◆', green: '●' };

/** Red, yellow or green in words, colour and shape, never colour alone; “—” where there is no light. */
@Component({
  selector: 'yp-light',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (of(); as light) {
      <span class="shape" aria-hidden="true">{{ shape() }}</span>{{ words() || names[light] }}
    } @else {
      <span class="yp-muted">—</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 6px;
      border-radius: var(--yp-radius);
      font-size: 12px;
      line-height: 20px;
      white-space: nowrap;
    }
    :host(.red) {
      background: var(--yp-red-bg);
      color: var(--yp-red);
    }
    :host(.yellow) {
      background: var(--yp-orange-bg);
      color: var(--yp-orange);
    }
    :host(.green) {
      background: var(--yp-green-bg);
      color: var(--yp-green);
    }
  `,
  host: { '[class]': 'of() ?? ""' },
})
export class LightMark {
  readonly of = input.required<Light | null>();
  /** Other words with the same look, e.g. `红灯 3 个`. */
  readonly words = input('');

  protected readonly names = LIGHT_WORDS;
  protected readonly shape = computed(() => {
    const light = this.of();
    return light === null ? '' : SHAPES[light];
  });
}
