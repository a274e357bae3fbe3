import { CdkTrapFocus } from '@angular/cdk/a11y';
import { booleanAttribute, ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { isInFront } from './front';

/**
 * A dialog over the page; open while it exists (put it in an `@if`). `[actions]` is the row of buttons at its foot.
 * `fast` ones must be answered: Esc and a click beside them do nothing.
 */
@Component({
  selector: 'yp-dialog',
  imports: [CdkTrapFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      class="shade"
      type="button"
      tabindex="-1"
      aria-label="关闭"
      [class.is-fast]="fast()"
      [disabled]="fast()"
      (click)="leave()"
    ></button>
    <section
      class="box"
      role="dialog"
      aria-modal="true"
      [class.is-fast]="fast()"
      [attr.aria-label]="heading()"
      [style.width.px]="width()"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
    >
      @if (heading()) {
        <h2>{{ heading() }}</h2>
      }
      <div class="content"><ng-content /></div>
      <div class="actions"><ng-content select="[actions]" /></div>
    </section>
  `,
  styles: `
    .shade {
      position: fixed;
      inset: 0;
      z-index: 910;
      border: 0;
      background: var(--yp-shade);
    }
    .box {
      position: fixed;
      inset: 10vh 12px auto;
      z-index: 910;
      display: flex;
      flex-direction: column;
      max-width: calc(100vw - 24px);
      max-height: 85vh;
      margin: 0 auto;
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
      box-shadow: var(--yp-shadow);
    }
    .is-fast {
      z-index: 990;
    }
    h2 {
      margin: 0;
      padding: 16px 24px 0;
    }
    .content {
      overflow: auto;
      padding: 16px 24px;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      padding: 0 24px 16px;
    }
    .actions:empty {
      display: none;
    }
  `,
  host: { '(document:keydown.escape)': 'escape()' },
})
export class Dialog {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly heading = input('');
  readonly width = input(520);
  readonly fast = input(false, { transform: booleanAttribute });
  readonly closed = output();

  protected leave(): void {
    if (!this.fast()) this.closed.emit();
  }

  protected escape(): void {
    if (isInFront(this.host)) this.leave();
  }
}
