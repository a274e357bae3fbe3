import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';

/**
 * The room of every page. Slots: `[actions]` (one primary button), `[filters]`, and the content.
 * `subtitle` is the line that says in words what one sees: “2021 年 6 月 · 主城新区 · 按合同引资 · 快报”.
 */
@Component({
  selector: 'yp-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header [class.yp-no-print]="!headOnPaper()">
      <div class="words">
        <h1>{{ heading() }}</h1>
        @if (subtitle()) {
          <p class="subtitle">{{ subtitle() }}</p>
        }
      </div>
      <div class="yp-actions yp-no-print"><ng-content select="[actions]" /></div>
    </header>
    <div class="filters yp-no-print"><ng-content select="[filters]" /></div>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      padding: 16px 24px 32px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: 8px 16px;
      margin-bottom: 16px;
    }
    h1 {
      margin: 0;
      font-size: 20px;
      line-height: 28px;
    }
    .subtitle {
      margin: 4px 0 0;
      color: var(--yp-text-2);
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .filters:not(:empty) {
      margin-bottom: 16px;
    }
    @media (max-width: 768px) {
      :host {
        padding: 12px 12px 24px;
      }
    }
    @media print {
      :host {
        padding: 0;
      }
    }
  `,
})
export class Page {
  readonly heading = input.required<string>();
  readonly subtitle = input('');
  /** Whether title and subtitle are printed; not where the content is a document with its own head. */
  readonly headOnPaper = input(true);

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.heading()} · 一盘棋`));
  }
}
