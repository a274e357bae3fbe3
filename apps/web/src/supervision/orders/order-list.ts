import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrderSummary } from '@yipanqi/contract';
import { type Day, daysBetween, ORDER_STATE_NAMES } from '@yipanqi/domain';
import { dayWords, narrow, State, TableKeys } from '@yipanqi/web/ui';
import { LightMark } from '../light';
import { deadlineWords, ORDER_LOOKS } from '../supervision.labels';

/** Orders as a table, on a phone as cards. Red ones first: the server's order. */
@Component({
  selector: 'yp-order-list',
  imports: [LightMark, RouterLink, State, TableKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-list.html',
  styleUrl: './order-list.css',
})
export class OrderList {
  private readonly router = inject(Router);

  readonly orders = input.required<readonly OrderSummary[]>();
  /** Today, as the server has it. */
  readonly asOf = input.required<string>();

  protected readonly isNarrow = narrow();
  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly looks = ORDER_LOOKS;
  protected readonly day = dayWords;

  protected due(order: OrderSummary): string {
    return deadlineWords(order, daysBetween(this.asOf() as Day, order.deadline as Day));
  }

  protected open(place: number): void {
    const order = this.orders()[place];
    if (order) void this.router.navigate(['/supervision/orders', order.id]);
  }
}
