import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { isInFront } from './front';

/**
 * Side drawer for what a number is made of: content scrolls, `[sum]` stays at its foot. Put it in an `@if`; it is open
 * while it exists. `<yp-drawer heading="万州区 · 合同引资" (closed)="…">rows <div sum>合计 …</div></yp-drawer>`
 */
@Component({
  selector: 'yp-drawer',
  imports: [CdkTrapFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="shade" type="button" tabindex="-1" aria-label="关闭" (click)="closed.emit()"></button>
    <section
      class="box"
      role="dialog"
      aria-modal="true"
      [attr.aria-label]="heading()"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
    >
      <header>
        <h2>{{ heading() }}</h2>
        <button class="close" type="button" aria-label="关闭" (click)="closed.emit()">✕</button>
      </header>
      <div class="content"><ng-content /></div>
      <footer><ng-content select="[sum]" /></footer>
    </section>
  `,
  styles: `
    .shade {
      position: fixed;
      inset: 0;
      z-index: 900;
      border: 0;
      background: var(--yp-shade);
    }
    .box {
      position: fixed;
      inset: 0 0 0 auto;
      z-index: 901;
      display: grid;
      grid-template-rows: auto 1fr auto;
      width: min(100vw, 720px);
      background: var(--yp-surface);
      box-shadow: var(--yp-shadow);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      padding: 12px 16px;
      border-bottom: 1px solid var(--yp-line);
    }
    h2 {
      margin: 0;
    }
    .close {
      width: 32px;
      height: 32px;
      border: 0;
      background: none;
      color: var(--yp-text-2);
      cursor: pointer;
    }
    .content {
      overflow: auto;
      padding: 16px;
    }
    footer {
      padding: 12px 16px;
      border-top: 1px solid var(--yp-border);
      background: var(--yp-subtle);
      font-weight: 600;
      text-align: right;
    }
    footer:empty {
      display: none;
    }
  `,
  host: { '(document:keydown.escape)': 'escape()' },
})
export class Drawer {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly heading = input.required<string>();
  readonly closed = output();

  protected escape(): void {
    if (isInFront(this.host)) this.closed.emit();
  }
}
