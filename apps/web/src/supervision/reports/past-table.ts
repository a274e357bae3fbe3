import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type LastFindingContent, ORDER_STATE_NAMES, type QuarterUnitContent } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { State } from '@yipanqi/web/ui';
import { LightMark } from '../light';
import { OrderLink } from '../order-link';
import { ORDER_LOOKS } from '../supervision.labels';

/** Last quarter's findings of a report, and what became of them. */
@Component({
  selector: 'yp-past-table',
  imports: [LightMark, OrderLink, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './past-table.html',
  styleUrl: './report-table.css',
})
export class PastTable {
  readonly findings = input.required<readonly LastFindingContent[]>();
  readonly units = input.required<readonly QuarterUnitContent[]>();
  readonly label = input.required<string>();
  /** The quarter that they were found in. */
  readonly quarter = input.required<string>();

  protected readonly session = inject(Session);

  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly looks = ORDER_LOOKS;

  /** The key begins with the rule. */
  protected ruleOf({ key }: LastFindingContent): string {
    return key.slice(0, key.indexOf('|'));
  }

  protected unitName(id: string): string {
    return this.units().find(({ unit }) => unit === id)?.name ?? id;
  }
}
