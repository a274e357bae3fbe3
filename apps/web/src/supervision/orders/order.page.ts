import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderDetail } from '@yipanqi/contract';
import { type Day, daysBetween, ORDER_EVENT_NAMES, ORDER_STATE_NAMES } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { dayWords, Doing, instantWords, Page, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { FindingLinks } from '../findings/finding-links';
import { LightMark } from '../light';
import { SupervisionClient } from '../supervision.client';
import { deadlineWords, ORDER_LOOKS } from '../supervision.labels';
import { ReplyForm, type Reply } from './reply-form';
import { StepDialog, type StepKind, type StepTaken } from './step-dialog';

/** One order: what is asked, what it was issued for, everything that happened, and the next step of whoever looks. */
@Component({
  selector: 'yp-order-page',
  imports: [FindingLinks, LightMark, NzButtonModule, Page, Pending, ReplyForm, RouterLink, State, StepDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order.page.html',
  styleUrl: './order.page.css',
})
export class OrderPage {
  private readonly client = inject(SupervisionClient);
  private readonly reference = inject(ReferenceStore);

  readonly id = input.required<string>();

  protected readonly order = resourceWithLast<OrderDetail>(() => `/api/supervision/orders/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly doing = new Doing();
  protected readonly step = signal<StepKind | null>(null);
  protected readonly stateNames = ORDER_STATE_NAMES;
  protected readonly looks = ORDER_LOOKS;
  protected readonly eventNames = ORDER_EVENT_NAMES;
  protected readonly day = dayWords;
  protected readonly instant = instantWords;

  protected readonly sentence = computed(() => {
    const order = this.order.value();
    return order ? `${order.number} · ${order.unitName} · ${order.issuedByName}签发` : '';
  });

  protected due(order: OrderDetail): string {
    return deadlineWords(order, daysBetween(this.reference.today() as Day, order.deadline as Day));
  }

  protected async reply({ id, version }: OrderDetail, reply: Reply): Promise<void> {
    await this.take(() => this.client.reply(id, { version, ...reply }));
  }

  protected async take(run: () => Promise<OrderDetail>): Promise<void> {
    await this.doing.run(run);
    // Also where it was refused: somebody else may have taken a step.
    this.order.reload();
  }

  protected async taken({ id, version }: OrderDetail, step: StepTaken): Promise<void> {
    const done = await this.doing.run(() => this.send(id, version, step));
    if (done) this.step.set(null);
    this.order.reload();
  }

  private send(id: string, version: number, { kind, reason, day }: StepTaken): Promise<OrderDetail> {
    switch (kind) {
      case 'accept':
        return this.client.judge(id, { version, verdict: 'accepted', reason });
      case 'sendBack':
        return this.client.judge(id, { version, verdict: 'sentBack', reason, deadline: day });
      case 'extend':
        return this.client.requestExtension(id, { version, until: day, reason });
      case 'grant':
        return this.client.decideExtension(id, { version, approved: true, reason });
      case 'refuse':
        return this.client.decideExtension(id, { version, approved: false, reason });
      case 'withdraw':
        return this.client.withdraw(id, { version, reason });
    }
  }
}
