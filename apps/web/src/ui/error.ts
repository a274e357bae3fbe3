import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { errorSentence } from './error-sentence';

/** What went wrong, in one sentence, with a button to try again. `slim` is one line above content that is still shown. */
@Component({
  selector: 'yp-error',
  imports: [NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="sentence">{{ sentence() }}</p>
    <button nz-button type="button" [nzSize]="slim() ? 'small' : 'default'" (click)="retry.emit()">再试一次</button>`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 12px;
      padding: 40px 16px;
    }
    :host(.is-slim) {
      justify-content: flex-start;
      margin-bottom: 8px;
      padding: 6px 12px;
      border-left: 3px solid var(--yp-red);
      background: var(--yp-red-bg);
    }
    .sentence {
      margin: 0;
    }
  `,
  host: { role: 'alert', '[class.is-slim]': 'slim()' },
})
export class ErrorNote {
  readonly of = input.required<unknown>();
  readonly slim = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly sentence = computed(() => errorSentence(this.of()));
}
