import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { SearchAnswer } from '@yipanqi/contract';
import { ErrorNote, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';

/** A project or an enterprise that was found by its name. */
export interface Found {
  readonly id: string;
  readonly name: string;
}

/** An optional link to a project or an enterprise: typed by two characters or pinyin, chosen from what is found. */
@Component({
  selector: 'yp-found-field',
  imports: [ErrorNote, NzButtonModule, NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="fieldId()">{{ label() }}<span class="optional">（选填）</span></label>
    @if (chosen(); as one) {
      <div class="chosen">
        <b>{{ one.name }}</b>
        <button nz-button nzType="link" type="button" (click)="choose.emit(null)">取消关联</button>
      </div>
    } @else {
      <input
        nz-input
        autocomplete="off"
        [id]="fieldId()"
        [placeholder]="placeholder()"
        [value]="typed()"
        (input)="typed.set($any($event.target).value)"
      />
      @if (found.error(); as failure) {
        <yp-error slim [of]="failure" (retry)="found.reload()" />
      }
      @if (asked() && found.value()) {
        <ul [attr.aria-label]="'找到的' + label()">
          @for (one of rows(); track one.id) {
            <li>
              <button type="button" (click)="pick(one)">
                <b>{{ one.name }}</b> <span class="yp-muted">{{ one.more }}</span>
              </button>
            </li>
          } @empty {
            <li class="none">没有找到，请换个词；也可不关联。</li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      display: block;
      margin-bottom: 4px;
      font-weight: 500;
    }
    .optional {
      color: var(--yp-text-2);
      font-weight: 400;
    }
    ul {
      margin: 4px 0 0;
      padding: 0;
      border: 1px solid var(--yp-line);
      list-style: none;
    }
    li button {
      width: 100%;
      padding: 8px 12px;
      border: 0;
      border-bottom: 1px solid var(--yp-line);
      background: var(--yp-surface);
      color: inherit;
      text-align: left;
      cursor: pointer;
    }
    li button:hover,
    li button:focus-visible {
      background: var(--yp-hover);
    }
    .none {
      padding: 8px 12px;
      color: var(--yp-text-2);
    }
  `,
})
export class FoundField {
  readonly label = input.required<string>();
  readonly fieldId = input.required<string>();
  readonly of = input.required<'leads' | 'enterprises'>();
  readonly chosen = input.required<Found | null>();
  readonly placeholder = input('');
  readonly choose = output<Found | null>();

  protected readonly typed = signal('');
  protected readonly asked = computed(() => {
    const q = this.typed().trim();
    return q.length < 2 ? '' : q;
  });
  protected readonly found = resourceWithLast<SearchAnswer>(() => {
    const q = this.chosen() === null ? this.asked() : '';
    return q ? { url: '/api/search', params: { q } } : undefined;
  });
  protected readonly rows = computed<readonly (Found & { more: string })[]>(() => {
    const answer = this.found.value();
    if (this.of() === 'enterprises') return (answer?.enterprises ?? []).map((one) => ({ ...one, more: '' }));
    return (answer?.leads ?? []).map(({ id, name, code, enterpriseName }) => ({
      id,
      name,
      more: `${code} · ${enterpriseName}`,
    }));
  });

  protected pick({ id, name }: Found): void {
    this.typed.set('');
    this.choose.emit({ id, name });
  }
}
