import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { SearchAnswer } from '@yipanqi/contract';
import { Session } from '@yipanqi/web/identity';
import { Dialog, errorSentence, resourceWithLast } from '@yipanqi/web/ui';
import { debounceTime } from 'rxjs';
import { AllowedMenu } from './allowed-menu';

/** `records`: the search of the top bar; `all`: pages and actions too. */
export type PaletteMode = 'records' | 'all';

interface Hit {
  readonly kind: '页面' | '操作' | '项目' | '企业';
  readonly label: string;
  readonly note: string;
  readonly path: string;
}

const SEARCH_FROM = 2;
const PAUSE_MS = 150;

@Component({
  selector: 'yp-palette',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog [width]="560" (closed)="closed.emit()">
      <input
        #box
        class="box"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-hits"
        autocomplete="off"
        [attr.aria-label]="placeholder()"
        [attr.aria-activedescendant]="hits().length ? 'hit-' + at() : null"
        [placeholder]="placeholder()"
        (input)="typed.set(box.value)"
        (keydown)="press($event)"
      />
      <div id="palette-hits" class="hits" role="listbox">
        @for (hit of hits(); track hit.path + hit.label; let place = $index) {
          <button
            class="hit"
            type="button"
            role="option"
            tabindex="-1"
            [id]="'hit-' + place"
            [class.is-at]="place === at()"
            [attr.aria-selected]="place === at()"
            (mouseenter)="at.set(place)"
            (click)="go(hit)"
          >
            <span class="kind">{{ hit.kind }}</span>
            <span class="label">{{ hit.label }}</span>
            <span class="yp-muted note">{{ hit.note }}</span>
          </button>
        }
      </div>
      @if (words(); as sentence) {
        <p class="yp-muted">{{ sentence }}</p>
      }
    </yp-dialog>
  `,
  styles: `
    .box {
      width: 100%;
      padding: 8px 0;
      border: 0;
      border-bottom: 1px solid var(--yp-border);
      outline: none;
      background: none;
      color: var(--yp-text);
      font: inherit;
      font-size: 16px;
    }
    .hits {
      display: grid;
      margin-top: 8px;
    }
    .hit {
      display: flex;
      gap: 12px;
      padding: 7px 8px;
      border: 0;
      border-radius: var(--yp-radius);
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    .hit.is-at {
      background: var(--yp-accent-bg);
    }
    .kind {
      flex: none;
      color: var(--yp-text-2);
    }
    .label {
      flex: 1;
      min-width: 0;
    }
    .note {
      max-width: 45%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    p {
      margin: 8px 0 0;
    }
  `,
})
export class Palette {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly menu = inject(AllowedMenu);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  readonly mode = input.required<PaletteMode>();
  readonly closed = output();

  protected readonly typed = signal('');
  private readonly asked = toSignal(toObservable(this.typed).pipe(debounceTime(PAUSE_MS)), { initialValue: '' });
  private readonly query = computed(() => this.asked().trim());
  private readonly found = resourceWithLast<SearchAnswer>(() =>
    this.query().length >= SEARCH_FROM && this.session.can('lead.read')
      ? { url: '/api/search', params: { q: this.query() } }
      : undefined,
  );

  protected readonly hits = computed<readonly Hit[]>(() => [...this.pages(), ...this.records()]);
  protected readonly at = linkedSignal<number>(() => (this.hits().length > 0 ? 0 : -1));
  protected readonly placeholder = computed(() =>
    this.mode() === 'all' ? '页面、操作、项目或企业' : '项目或企业：两个字，或拼音首字母',
  );
  protected readonly words = computed(() => {
    const failure = this.found.error();
    if (failure) return errorSentence(failure);
    if (this.found.loading()) return '正在查找…';
    if (this.hits().length > 0) return '';
    return this.query().length >= SEARCH_FROM ? '没有找到，请换一个词试试。' : '请输入至少两个字。';
  });

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.hits().length;
    if (event.key === 'ArrowDown') this.at.update((at) => (at + 1) % Math.max(count, 1));
    else if (event.key === 'ArrowUp') this.at.update((at) => (at - 1 + count) % Math.max(count, 1));
    else if (event.key === 'Enter') this.go(this.hits()[this.at()]);
    else return;
    event.preventDefault();
  }

  protected go(hit: Hit | undefined): void {
    if (!hit) return;
    this.closed.emit();
    void this.router.navigateByUrl(hit.path);
  }

  private pages(): Hit[] {
    if (this.mode() !== 'all') return [];
    const word = this.typed().trim().toLowerCase();
    const fits = (text: string): boolean => text.toLowerCase().includes(word);
    return [
      ...this.menu
        .actions()
        .filter((action) => fits(action.label))
        .map((action): Hit => ({ kind: '操作', label: action.label, note: action.key ?? '', path: action.path })),
      ...this.menu
        .entries()
        .filter((entry) => fits(`${entry.label} ${entry.words ?? ''}`))
        .map((entry): Hit => ({ kind: '页面', label: entry.label, note: entry.group, path: entry.path })),
    ];
  }

  private records(): Hit[] {
    const found = this.query().length >= SEARCH_FROM ? this.found.value() : undefined;
    if (!found) return [];
    return [
      ...found.leads.map((lead): Hit => ({
        kind: '项目',
        label: lead.name,
        note: `${lead.code} ${lead.enterpriseName}`,
        path: `/leads/${lead.id}`,
      })),
      ...found.enterprises.map((enterprise): Hit => ({
        kind: '企业',
        label: enterprise.name,
        note: '',
        path: `/enterprises/${enterprise.id}`,
      })),
    ];
  }
}
