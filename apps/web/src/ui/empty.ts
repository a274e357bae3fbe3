import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here: says why and, projected, what one can do about it. */
@Component({
  selector: 'yp-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="sentence">{{ sentence() }}</p>
    <div class="yp-actions"><ng-content /></div>`,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 12px;
      padding: 40px 16px;
      text-align: center;
    }
    .sentence {
      margin: 0;
      color: var(--yp-text-2);
    }
  `,
})
export class Empty {
  readonly sentence = input.required<string>();
}
