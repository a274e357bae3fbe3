import { Injectable } from '@nestjs/common';
import { Notify, type Recipients } from '@yipanqi/api/notifications';
import type { Tx } from '@yipanqi/api/platform';
import { CITY_UNIT, type Day, type OrderEventKind } from '@yipanqi/domain';
import type { StoredOrder } from './order.repository';

const LEADERS: Recipients = { unit: CITY_UNIT, roles: ['leader'] };
const BUREAU: Recipients = { unit: CITY_UNIT, roles: ['verifier', 'leader'] };

/** Who is told what of an event; `order` is as it stands after it. */
const MESSAGES: Readonly<Record<OrderEventKind, (order: StoredOrder) => { to: readonly Recipients[]; title: string }>> =
  {
    issued: (order) => ({
      to: [district(order)],
      title: `收到${order.number}：${order.item}，请于 ${order.deadline} 前答复`,
    }),
    replied: (order) => ({ to: [BUREAU], title: `${order.number}已答复，待研判：${order.item}` }),
    accepted: (order) => ({ to: [district(order)], title: `${order.number}已办结：${order.item}` }),
    sentBack: (order) => ({
      to: [district(order)],
      title: `${order.number}退回重办，请于 ${order.deadline} 前重新答复：${order.item}`,
    }),
    extensionRequested: (order) => ({
      to: [LEADERS],
      title: `${order.number}申请延期至 ${order.extensionUntil}，待审批`,
    }),
    extensionApproved: (order) => ({ to: [district(order)], title: `${order.number}同意延期至 ${order.deadline}` }),
    extensionRefused: (order) => ({
      to: [district(order)],
      title: `${order.number}不同意延期，期限仍为 ${order.deadline}`,
    }),
    withdrawn: (order) => ({ to: [district(order)], title: `${order.number}已撤回：${order.item}` }),
    dueSoon: (order) => ({ to: [district(order)], title: `${order.number}将于 ${order.deadline} 到期，请及时答复` }),
    overdue: (order) => ({
      to: [district(order), { unit: CITY_UNIT, roles: ['verifier'] }],
      title: `${order.number}已于 ${order.deadline} 到期，尚未答复：${order.item}`,
    }),
    escalated: (order) => ({ to: [LEADERS], title: `${order.number}超期仍未答复，报请局领导督促：${order.item}` }),
  };

function district({ unit }: StoredOrder): Recipients {
  return { unit, roles: ['officer'] };
}

/** Tells in the transaction of an event whoever it concerns. */
@Injectable()
export class OrderMessages {
  constructor(private readonly notify: Notify) {}

  async send(tx: Tx, kind: OrderEventKind, order: StoredOrder, on: Day, except?: string): Promise<void> {
    const { to, title } = MESSAGES[kind](order);
    for (const recipients of to) {
      await this.notify.send(tx, {
        to: recipients,
        kind: 'supervision',
        title,
        link: `/supervision/orders/${order.id}`,
        key: `supervision:${order.id}:${kind}:${order.deadline}:${order.version}:${on}`,
        ...(except !== undefined && { except }),
      });
    }
  }
}
