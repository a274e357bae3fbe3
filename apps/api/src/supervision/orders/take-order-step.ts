import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { type Actor, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { OrderDetail } from '@yipanqi/contract';
import { type Action, type OrderEventKind, RuleBroken } from '@yipanqi/domain';
import { OrderMessages } from './order-messages';
import { OrderRepository, type ToldEvent } from './order.repository';
import { OrdersQuery } from './orders.query';

export interface OrderStep {
  readonly action: Action;
  readonly version: number;
  /** Verb of the trail: supervision.reply */
  readonly trail: string;
  readonly event: ToldEvent & { readonly kind: OrderEventKind };
}

/** What every step of an order has in common: scope, lock, rule, version, timeline, trail, messages — in one transaction. */
@Injectable()
export class TakeOrderStep {
  constructor(
    private readonly writes: Writes,
    private readonly orders: OrderRepository,
    private readonly query: OrdersQuery,
    private readonly messages: OrderMessages,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, ORDER_OWN_ANSWER, VERSION_STALE, and what the life of orders refuses */
  run(write: Write, id: string, { action, version, trail, event }: OrderStep): Promise<OrderDetail> {
    const { actor } = write;
    const scope = scopeOf(actor, action);
    return this.writes.run(write, async (tx) => {
      const order = await this.orders.lock(tx, id);
      assertInScope(scope, order.unit);
      if (action !== 'supervision.reply') await assertNotOwn(tx, actor, id);
      const after = await this.orders.step(tx, actor, order, version, event);
      await this.messages.send(tx, event.kind, after, event.on, actor.userId);
      const { kind, on, text, evidence, deadline } = event;
      await this.audit.record(tx, actor, {
        action: trail,
        entity: 'supervisionOrder',
        entityId: id,
        before: { state: order.state, deadline: order.deadline },
        after: { state: after.state, deadline: after.deadline, kind, on, text, evidence, wanted: deadline },
      });
      return this.query.detail(tx, actor, id);
    });
  }
}

/** Nobody decides what he answered or asked for himself. */
async function assertNotOwn(tx: Tx, actor: Actor, id: string): Promise<void> {
  const last = await tx.one<{ userId: string }>(
    `SELECT user_id AS "userId" FROM supervision_event
      WHERE order_id = $1 AND kind IN ('replied', 'extensionRequested') ORDER BY seq DESC LIMIT 1`,
    [id],
  );
  if (last?.userId === actor.userId) throw new RuleBroken('ORDER_OWN_ANSWER');
}
