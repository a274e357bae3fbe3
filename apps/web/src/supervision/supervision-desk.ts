import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderSummary, SupervisionDesk as Desk } from '@yipanqi/contract';
import { CITY_UNIT, type Day, daysBetween } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { resourceWithLast } from '@yipanqi/web/ui';
import { LightMark } from './light';
import { deadlineWords } from './supervision.labels';

/** What of supervision waits for the asking user: orders to answer, first due first; replies and extensions to decide. */
@Component({
  selector: 'yp-supervision-desk',
  imports: [LightMark, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shows()) {
      <section class="yp-panel" aria-labelledby="supervision-desk">
        <h2 id="supervision-desk">督办单</h2>
        <ul>
          @for (order of toAnswer(); track order.id) {
            <li>
              <a [routerLink]="['/supervision/orders', order.id]">{{ order.item }}</a>
              <span class="yp-muted">{{ order.number }}</span>
              <yp-light [of]="order.light" [words]="due(order)" />
            </li>
          }
          @if (decides()) {
            @if (desk.value()?.toJudge; as count) {
              <li>
                <a routerLink="/supervision" [queryParams]="{ mine: 'verdict' }">{{ count }} 件督办单答复待研判</a>
              </li>
            }
            @if (desk.value()?.extensions; as count) {
              <li>
                <a routerLink="/supervision" [queryParams]="{ mine: 'extension' }">{{ count }} 件延期申请待审批</a>
              </li>
            }
            @if (desk.value()?.overdue; as count) {
              <li>
                <a routerLink="/supervision" [queryParams]="{ light: 'red' }">{{ count }} 件督办单超期未答复</a>
              </li>
            }
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: 16px;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
  `,
})
export class SupervisionDesk {
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  protected readonly desk = resourceWithLast<Desk>(() =>
    this.session.can('supervision.reply') || this.session.can('supervision.close')
      ? '/api/supervision/desk'
      : undefined,
  );
  protected readonly decides = computed(() => this.session.canAt('supervision.close', CITY_UNIT));
  protected readonly toAnswer = computed(() =>
    this.session.can('supervision.reply') ? (this.desk.value()?.toAnswer ?? []) : [],
  );
  protected readonly shows = computed(() => {
    const desk = this.desk.value();
    if (!desk) return false;
    return this.toAnswer().length > 0 || (this.decides() && desk.toJudge + desk.extensions + desk.overdue > 0);
  });

  protected due(order: OrderSummary): string {
    return deadlineWords(order, daysBetween(this.reference.today() as Day, order.deadline as Day));
  }
}
