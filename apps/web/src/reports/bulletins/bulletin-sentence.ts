import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type BulletinFigure,
  type BulletinSentence,
  CITY_UNIT,
  type MonthlyBulletinContent,
  yearOf,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import type { OpenedFigure } from '../figure';
import { type BulletinNames, openedBy } from './bulletin-entries';

interface Part {
  readonly text: string;
  readonly opened: OpenedFigure | null;
  readonly link: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A sentence whose numbers open what they are made of. */
@Component({
  selector: 'yp-bulletin-sentence',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (part of parts(); track $index) {
      @if (part.opened; as figure) {
        <button
          class="yp-open"
          type="button"
          [attr.aria-label]="figure.heading + ' ' + part.text + '，查看凭证'"
          (click)="opened.emit(figure)"
          [textContent]="part.text"
        ></button>
      } @else if (part.link; as link) {
        <a class="yp-open" [routerLink]="link" [queryParams]="part.params" [textContent]="part.text"></a>
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
export class BulletinSentenceLine {
  private readonly session = inject(Session);

  readonly sentence = input.required<BulletinSentence>();
  readonly content = input.required<MonthlyBulletinContent>();
  readonly names = input.required<BulletinNames>();
  readonly opened = output<OpenedFigure>();

  protected readonly parts = computed<readonly Part[]>(() =>
    this.sentence().map(({ text, figure }) => ({ text, ...this.target(figure) })),
  );

  private target(figure: BulletinFigure | undefined): Omit<Part, 'text'> {
    const nothing = { opened: null, link: null, params: {} };
    if (figure === undefined) return nothing;
    const { period } = this.content();
    if (figure.of === 'target') {
      const may = this.session.canAt('target.read', figure.unit ?? CITY_UNIT);
      return may ? { ...nothing, link: '/targets', params: { year: yearOf(period) } } : nothing;
    }
    if (figure.of === 'activityIndex') {
      const may = this.session.canAt('activity.read', figure.unit);
      return may ? { ...nothing, link: '/activity-index', params: { period, unit: figure.unit } } : nothing;
    }
    const opened = openedBy(this.content(), figure, this.names());
    const unit = opened?.key.unit ?? CITY_UNIT;
    return opened !== null && this.session.canAt('record.read', unit) ? { ...nothing, opened } : nothing;
  }
}
