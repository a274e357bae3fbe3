import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import type { FigureSentence } from '@yipanqi/domain';
import { PlaceLink } from '@yipanqi/web/ui';

/** What a press on a number does: opens a drawer, or leads to a page or a place on this one. */
export type Opening =
  | { readonly words: string; readonly press: () => void }
  | { readonly link: string | readonly string[]; readonly params?: Params; readonly fragment?: string };

interface Part {
  readonly text: string;
  readonly button: Extract<Opening, { press: unknown }> | null;
  readonly link: Extract<Opening, { link: unknown }> | null;
}

/** A sentence whose numbers open what they are made of. */
@Component({
  selector: 'yp-sentence',
  imports: [PlaceLink, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (part of parts(); track $index) {
      @if (part.button; as opens) {
        <button
          class="yp-open"
          type="button"
          [attr.aria-label]="opens.words + ' ' + part.text + '，查看'"
          (click)="opens.press()"
          [textContent]="part.text"
        ></button>
      } @else if (part.link; as leads) {
        <a
          class="yp-open"
          [routerLink]="leads.link"
          [queryParams]="leads.params"
          [fragment]="leads.fragment"
          [textContent]="part.text"
        ></a>
      } @else {
        <span [textContent]="part.text"></span>
      }
    }
  `,
  styles: `
    :host {
      display: inline;
    }
    button,
    a {
      display: inline;
      font-size: inherit;
    }
  `,
})
export class SentenceLine<F> {
  readonly sentence = input.required<FigureSentence<F>>();
  /** null: the reader may not open it. */
  readonly opens = input.required<(figure: F) => Opening | null>();

  protected readonly parts = computed<readonly Part[]>(() =>
    this.sentence().map(({ text, figure }) => {
      const opening = figure === undefined ? null : this.opens()(figure);
      return {
        text,
        button: opening && 'press' in opening ? opening : null,
        link: opening && 'link' in opening ? opening : null,
      };
    }),
  );
}
