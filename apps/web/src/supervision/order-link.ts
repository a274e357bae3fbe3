import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@yipanqi/web/identity';
import { orderPath } from './supervision.labels';

/** Number of an order; it leads to the order for those who reach its unit. A published report names others' orders too. */
@Component({
  selector: 'yp-order-link',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (reaches()) {
      <a [routerLink]="path()">{{ number() }}</a>
    } @else {
      {{ number() }}
    }
  `,
})
export class OrderLink {
  private readonly session = inject(Session);

  readonly number = input.required<string>();
  readonly unit = input.required<string>();

  protected readonly path = computed(() => orderPath(this.number()));
  protected readonly reaches = computed(() => this.session.canAt('supervision.read', this.unit()));
}
