import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { itemWords, listWords, METHODS, type Scheme, type SchemeList } from '@yipanqi/domain';

/** A scheme for reading: every list and every item in words. */
@Component({
  selector: 'yp-scheme-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (scheme().note) {
      <p class="yp-muted">{{ scheme().note }}</p>
    }
    @for (list of lists(); track list.list.key) {
      <section class="yp-panel" [attr.aria-label]="list.list.name">
        <h2>{{ list.list.name }}</h2>
        <dl class="yp-facts">
          @for (word of list.words; track word.label) {
            <dt>{{ word.label }}</dt>
            <dd>{{ word.text }}</dd>
          }
        </dl>
        @if (list.items.length > 0) {
          <ol>
            @for (item of list.items; track item.key) {
              <li>
                <h3>
                  {{ item.name }}
                  <span class="yp-muted">{{ item.title }}</span>
                  <strong>{{ item.weight }}</strong>
                </h3>
                <dl class="yp-facts">
                  @for (word of item.words; track $index) {
                    <dt>{{ word.label }}</dt>
                    <dd>{{ word.text }}</dd>
                  }
                </dl>
              </li>
            }
          </ol>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    h2 {
      margin: 0 0 8px;
      font-size: 16px;
    }
    ol {
      display: grid;
      gap: 12px;
      margin: 12px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-top: 12px;
      border-top: 1px solid var(--yp-line);
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: baseline;
      margin: 0 0 4px;
      font-size: 14px;
    }
    h3 strong {
      margin-left: auto;
    }
    h3 .yp-muted {
      font-weight: 400;
    }
    @media (max-width: 480px) {
      .yp-facts {
        grid-template-columns: minmax(72px, 30%) minmax(0, 1fr);
      }
    }
  `,
})
export class SchemeView {
  readonly scheme = input.required<Scheme>();

  protected readonly lists = computed(() => this.scheme().lists.map(viewOf));
}

function viewOf(list: SchemeList) {
  return {
    list,
    words: listWords(list),
    items: list.items.map((item) => ({
      key: item.key,
      name: item.name,
      title: METHODS[item.method].title,
      weight: METHODS[item.method].outside ? '不占满分' : `${item.weight} 分`,
      words: itemWords(item).filter(({ label }) => label !== '权重'),
    })),
  };
}
