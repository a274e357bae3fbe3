import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ORDER_STATE_NAMES, type QuarterOrderContent, type QuarterUnitContent } from '@yipanqi/domain';
import { State } from '@yipanqi/web/ui';
import { LightMark } from '../light';
import { OrderLink } from '../order-link';
import { ORDER_LOOKS } from '../supervision.labels';

/** Orders of a report as they stood at the end of its quarter. */
@Component({
  selector: 'yp-order-table',
  imports: [LightMark, OrderLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-table.html',
  styleUrl: './report-table.css',
})
export class OrderTable {
  readonly orders = input.required<readonly QuarterOrderContent[]>();
  readonly units = input.required<readonly QuarterUnitContent[]>();
  readonly label = input.required<string>();

  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly looks = ORDER_LOOKS;

  protected unitName(id: string): string {
    return this.units().find(({ unit }) => unit === id)?.name ?? id;
  }
}
