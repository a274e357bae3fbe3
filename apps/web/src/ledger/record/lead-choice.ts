import { ChangeDetectionStrategy, Component, computed, output, signal } from '@angular/core';
import type { SearchAnswer } from '@yipanqi/contract';
import { ErrorNote, resourceWithLast } from '@yipanqi/web/ui';
import { NzInputModule } from 'ng-zorro-antd/input';

/** First of all: which project the record is about, found by two characters or by pinyin. */
@Component({
  selector: 'yp-lead-choice',
  imports: [ErrorNote, NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label for="lead-search">先选择项目</label>
    <input
      nz-input
      id="lead-search"
      autocomplete="off"
      placeholder="项目或企业名称两个字、拼音首字母，或项目编号"
      [value]="typed()"
      (input)="typed.set($any($event.target).value)"
    />
    @if (found.error(); as failure) {
      <yp-error slim [of]="failure" (retry)="found.reload()" />
    }
    @if (asked()) {
      @if (found.value(); as answer) {
        <ul aria-label="找到的项目">
          @for (lead of answer.leads; track lead.id) {
            <li>
              <button type="button" (click)="chosen.emit(lead.id)">
                <b>{{ lead.name }}</b> <span class="yp-muted">{{ lead.code }} · {{ lead.enterpriseName }}</span>
              </button>
            </li>
          } @empty {
            <li class="none">没有找到这样的项目，请换个词，或先登记项目。</li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      max-width: 560px;
    }
    label {
      font-weight: 500;
    }
    ul {
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    button {
      width: 100%;
      padding: 8px 12px;
      border: 0;
      border-bottom: 1px solid var(--yp-line);
      background: var(--yp-surface);
      color: inherit;
      text-align: left;
      cursor: pointer;
    }
    .yp-muted {
      margin-left: 8px;
    }
    .none {
      color: var(--yp-text-2);
    }
    button:hover,
    button:focus-visible {
      background: var(--yp-hover);
    }
  `,
})
export class LeadChoice {
  readonly chosen = output<string>();

  protected readonly typed = signal('');
  protected readonly asked = computed(() => {
    const q = this.typed().trim();
    return q.length < 2 ? '' : q;
  });
  protected readonly found = resourceWithLast<SearchAnswer>(() => {
    const q = this.asked();
    return q ? { url: '/api/search', params: { q } } : undefined;
  });
}
