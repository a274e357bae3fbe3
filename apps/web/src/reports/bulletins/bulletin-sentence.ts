import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import {
  type BulletinFigure,
  type BulletinSentence,
  CITY_UNIT,
  type MonthlyBulletinContent,
  yearOf,
} from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import type { OpenedFigure } from '../figure';
import { type Opening, SentenceLine } from '../sentence';
import { targetAddress } from '../target-link';
import { type BulletinNames, openedBy } from './bulletin-entries';

/** Places of the bulletin's own tables. */
export const TABLE_PLACES = { zeroProgress: 'zero-progress', adjustments: 'adjustments' } as const;

/** A sentence of a bulletin whose numbers open what they are made of. */
@Component({
  selector: 'yp-bulletin-sentence',
  imports: [SentenceLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<yp-sentence [sentence]="sentence()" [opens]="opens" />`,
})
export class BulletinSentenceLine {
  private readonly session = inject(Session);

  readonly sentence = input.required<BulletinSentence>();
  readonly content = input.required<MonthlyBulletinContent>();
  readonly names = input.required<BulletinNames>();
  readonly opened = output<OpenedFigure>();

  protected readonly opens = (figure: BulletinFigure): Opening | null => {
    const { period } = this.content();
    switch (figure.of) {
      case 'target': {
        const { measure, unit } = figure;
        const may = this.session.canAt('target.read', unit ?? CITY_UNIT);
        return may ? { link: '/targets', params: targetAddress({ year: yearOf(period), unit, measure }) } : null;
      }
      case 'activityIndex': {
        const may = this.session.canAt('activity.read', figure.unit);
        return may ? { link: '/activity-index', params: { period, unit: figure.unit } } : null;
      }
      case 'plan':
        return this.session.can('plan.read')
          ? { link: '/plan-board', params: { month: period, view: figure.view } }
          : null;
      case 'table':
        return { link: [], fragment: TABLE_PLACES[figure.table] };
      default:
        return this.records(figure);
    }
  };

  private records(figure: BulletinFigure): Opening | null {
    const opened = openedBy(this.content(), figure, this.names());
    if (opened === null || !this.session.canAt('record.read', opened.key.unit ?? CITY_UNIT)) return null;
    return { words: opened.heading, press: () => this.opened.emit(opened) };
  }
}
