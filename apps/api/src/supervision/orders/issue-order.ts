import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, isUniqueViolation, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { IssueOrderBody, OrderDetail } from '@yipanqi/contract';
import {
  canAt,
  CITY_UNIT,
  type Day,
  issueOrder,
  ORDER_ITEM_MAX,
  ORDER_TEXT_MAX,
  parseDay,
  parseQuarter,
  quarterInWords,
  requiredText,
  RuleBroken,
  type SupervisionFinding,
} from '@yipanqi/domain';
import { OrderMessages } from './order-messages';
import { OrderRepository } from './order.repository';
import { OrdersQuery } from './orders.query';

/** Issues a 督办单 for findings of one unit, or by hand. A finding has one order that stands, at most. */
@Injectable()
export class IssueOrder {
  constructor(
    private readonly writes: Writes,
    private readonly units: UnitTree,
    private readonly orders: OrderRepository,
    private readonly query: OrdersQuery,
    private readonly messages: OrderMessages,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleBroken FORBIDDEN, UNIT_UNKNOWN, ORDER_DEADLINE, ORDER_FINDING_UNKNOWN, ORDER_FINDING_UNIT, ORDER_FINDING_TAKEN */
  run(write: Write, body: IssueOrderBody, on: Day = this.clock.today(), demo = false): Promise<OrderDetail> {
    const { actor } = write;
    if (!canAt(actor.grants, 'supervision.issue', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const unit = this.units.get(body.unit, 'unit').id;
    const item = requiredText(body.item, '督办事项', ORDER_ITEM_MAX, 'item');
    const asked = requiredText(body.asked, '办理要求', ORDER_TEXT_MAX, 'asked');
    const event = { kind: 'issued', on, deadline: parseDay(body.deadline, 'deadline') } as const;
    const standing = issueOrder(event);
    const keys = [...new Set(body.findings ?? [])];
    return this.writes.run(write, async (tx) => {
      const findings = keys.length === 0 ? [] : await taken(tx, body.quarter ?? '', keys, unit);
      const quarter = keys.length === 0 ? null : (body.quarter ?? null);
      const order = await this.orders
        .insert(tx, { ...standing, unit, item, asked, quarter, issuedBy: actor.userId, issuedOn: on, demo, findings })
        .catch((error: unknown) => {
          throw isUniqueViolation(error) && error.constraint === 'supervision_order_finding_open'
            ? new RuleBroken('ORDER_FINDING_TAKEN', { finding: findings[0]?.name ?? '' }, 'findings')
            : error;
        });
      await this.orders.tell(tx, actor, order.id, { ...event, text: `${item}。${asked}` });
      await this.messages.send(tx, 'issued', order, on, actor.userId);
      await this.audit.record(tx, actor, {
        action: 'supervision.issue',
        entity: 'supervisionOrder',
        entityId: order.id,
        after: { number: order.number, unit, item, asked, deadline: order.deadline, quarter, findings: keys },
      });
      return this.query.detail(tx, actor, order.id);
    });
  }
}

/** The findings as the quarter's list has them, none of them under an order that stands. */
async function taken(
  tx: Tx,
  quarterText: string,
  keys: readonly string[],
  unit: string,
): Promise<SupervisionFinding[]> {
  const quarter = parseQuarter(quarterText, 'quarter');
  const rows = await tx.query<{ finding: SupervisionFinding; ordered: boolean }>(
    `SELECT f.finding, EXISTS (SELECT FROM supervision_order_finding o WHERE o.finding_key = f.key AND o.open) AS ordered
       FROM supervision_finding f WHERE f.quarter = $1 AND f.key = ANY($2) ORDER BY f.seq`,
    [quarter, keys],
  );
  if (rows.length < keys.length) {
    throw new RuleBroken('ORDER_FINDING_UNKNOWN', { quarter: quarterInWords(quarter) }, 'findings');
  }
  if (rows.some(({ finding }) => finding.unit !== unit)) throw new RuleBroken('ORDER_FINDING_UNIT', {}, 'findings');
  const ordered = rows.find((row) => row.ordered);
  if (ordered) throw new RuleBroken('ORDER_FINDING_TAKEN', { finding: ordered.finding.name }, 'findings');
  return rows.map(({ finding }) => finding);
}
