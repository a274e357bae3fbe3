import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Actor, Clock, Database, type Tx } from '@yipanqi/api/platform';
import { addDays, canAt, CITY_UNIT, type Day, type LightConditions, reminderOf, RuleBroken } from '@yipanqi/domain';
import { RuleSetRepository } from '../rules/rule-set.repository';
import { OrderMessages } from './order-messages';
import { OrderRepository, type StoredOrder } from './order.repository';

const WORDS = {
  dueSoon: '临近期限，提醒及时答复。',
  overdue: '期限已过，尚未答复，催办。',
  escalated: '催办后仍未答复，报局领导。',
} as const;

/**
 * The daily look at orders that owe an answer: a reminder before the deadline, one to unit and bureau after it, then the leader.
 * Each is given once for a deadline, however often and by how many it is looked.
 */
@Injectable()
export class SweepOrders {
  constructor(
    private readonly db: Database,
    private readonly orders: OrderRepository,
    private readonly sets: RuleSetRepository,
    private readonly messages: OrderMessages,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns how many reminders were given. */
  async run(
    actor: Actor,
    onProgress?: (done: number, total: number) => Promise<void>,
    on: Day = this.clock.today(),
  ): Promise<number> {
    if (!canAt(actor.grants, 'supervision.issue', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const { lights } = await this.sets.inForce(this.db);
    const due = await this.orders.awaiting(this.db, addDays(on, lights.dueSoonDays));
    let given = 0;
    for (const [done, { id }] of due.entries()) {
      given += await this.db.tx((tx) => this.remind(tx, actor, id, on, lights));
      await onProgress?.(done + 1, due.length);
    }
    return given;
  }

  private async remind(tx: Tx, actor: Actor, id: string, on: Day, lights: LightConditions): Promise<number> {
    let order: StoredOrder = await this.orders.lock(tx, id);
    for (let given = 0; ; given++) {
      const kind = await this.wanted(tx, order, on, lights);
      if (kind === null) return given;
      const fence = fenceOf(order, kind);
      order = await this.orders.step(tx, actor, order, order.version, {
        kind,
        on,
        deadline: null,
        text: WORDS[kind],
        fence,
      });
      await this.messages.send(tx, kind, order, on);
      await this.audit.record(tx, actor, {
        action: `supervision.${kind}`,
        entity: 'supervisionOrder',
        entityId: id,
        after: { number: order.number, deadline: order.deadline, level: order.level, on },
      });
    }
  }

  /** What has to be said of the order and was not said yet of this deadline. */
  private async wanted(
    tx: Tx,
    order: StoredOrder,
    on: Day,
    lights: LightConditions,
  ): Promise<keyof typeof WORDS | null> {
    const kind = reminderOf(order, on, lights);
    if (kind !== 'dueSoon' && kind !== 'overdue' && kind !== 'escalated') return null;
    const said = await tx.one('SELECT 1 FROM supervision_event WHERE fence = $1', [fenceOf(order, kind)]);
    return said ? null : kind;
  }
}

function fenceOf({ id, deadline }: StoredOrder, kind: string): string {
  return `${id}:${deadline}:${kind}`;
}
