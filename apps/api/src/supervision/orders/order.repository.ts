import { Injectable } from '@nestjs/common';
import { type Actor, isId, newId, type Queryable, type Tx, updateVersioned } from '@yipanqi/api/platform';
import {
  afterOrderEvent,
  type Day,
  OPEN_STATES,
  orderNumber,
  type OrderEvent,
  type OrderEventKind,
  type OrderStanding,
  RuleBroken,
  type SupervisionFinding,
} from '@yipanqi/domain';

export interface StoredOrder extends OrderStanding {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
  readonly item: string;
  readonly version: number;
}

export interface NewOrder extends OrderStanding {
  readonly unit: string;
  readonly item: string;
  readonly asked: string;
  readonly quarter: string | null;
  readonly issuedBy: string;
  readonly issuedOn: Day;
  readonly demo: boolean;
  readonly findings: readonly SupervisionFinding[];
}

/** An event with its words. `fence` names a reminder, so that it is given once. */
export interface ToldEvent extends OrderEvent {
  readonly text: string;
  readonly evidence?: string;
  readonly fence?: string;
}

/** Events that name the deadline that holds after them. */
const ABOUT_DEADLINE: readonly OrderEventKind[] = ['extensionApproved', 'dueSoon', 'overdue', 'escalated'];

type Row = Omit<StoredOrder, 'number'> & { year: number; serial: number } & Record<string, unknown>;

const SELECT = `SELECT id, year, serial, unit_id AS unit, item, state, deadline::text, extension_until::text AS "extensionUntil", level,
  version FROM supervision_order`;

@Injectable()
export class OrderRepository {
  /** Nobody else takes a step until the transaction ends. @throws RuleBroken NOT_FOUND */
  async lock(tx: Tx, id: string): Promise<StoredOrder> {
    const row = isId(id) ? await tx.one<Row>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]) : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    return stored(row);
  }

  /** Orders that owe an answer and are due by a day; their rows are locked one after another by who works on them. */
  awaiting(db: Queryable, until: Day): Promise<{ id: string }[]> {
    return db.query<{ id: string }>(
      `SELECT id FROM supervision_order WHERE state IN ('issued', 'returned') AND deadline <= $1 ORDER BY deadline, id`,
      [until],
    );
  }

  /** The number is the next of its year. A finding that has an order that stands is refused by its unique key. */
  async insert(tx: Tx, order: NewOrder): Promise<StoredOrder> {
    const year = Number(order.issuedOn.slice(0, 4));
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`supervision-order:${year}`]);
    const row = await tx.one<Row>(
      `INSERT INTO supervision_order (id, year, serial, unit_id, item, asked, quarter, state, deadline, issued_by, issued_on, demo)
       SELECT $1, $2, coalesce(max(serial), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM supervision_order WHERE year = $2
       RETURNING id, year, serial, unit_id AS unit, item, state, deadline::text, extension_until::text AS "extensionUntil", level, version`,
      [
        newId(),
        year,
        order.unit,
        order.item,
        order.asked,
        order.quarter,
        order.state,
        order.deadline,
        order.issuedBy,
        order.issuedOn,
        order.demo,
      ],
    );
    const { id } = row!;
    const findings = order.findings.map((finding, index) => ({ key: finding.key, seq: index + 1, finding }));
    await tx.run(
      `INSERT INTO supervision_order_finding (order_id, finding_key, seq, finding)
       SELECT $1, key, seq, finding FROM jsonb_to_recordset($2) AS f(key text, seq int, finding jsonb)`,
      [id, JSON.stringify(findings)],
    );
    return stored(row!);
  }

  /** Takes a step: the rules say whether it is possible, the version whether it was seen. Returns how the order stands then. */
  async step(tx: Tx, actor: Actor, order: StoredOrder, version: number, event: ToldEvent): Promise<StoredOrder> {
    const after = afterOrderEvent(order, event);
    const ended = OPEN_STATES.includes(after.state) ? null : event.on;
    await updateVersioned(
      tx,
      'supervision_order',
      order.id,
      version,
      'state = $3, deadline = $4, extension_until = $5, level = $6, ended_on = $7',
      [after.state, after.deadline, after.extensionUntil, after.level, ended],
    );
    if (ended !== null) {
      await tx.run('UPDATE supervision_order_finding SET open = false WHERE order_id = $1 AND open', [order.id]);
    }
    const about = ABOUT_DEADLINE.includes(event.kind) ? after.deadline : null;
    await this.tell(tx, actor, order.id, { ...event, deadline: event.deadline ?? about });
    return { ...order, ...after, version: order.version + 1 };
  }

  async tell(
    tx: Tx,
    actor: Actor,
    id: string,
    { kind, on, deadline, text, evidence, fence }: ToldEvent,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO supervision_event (id, order_id, seq, kind, on_day, user_id, user_name, text, evidence, deadline, fence)
       SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 FROM supervision_event WHERE order_id = $2`,
      [newId(), id, kind, on, actor.userId, actor.name, text, evidence ?? '', deadline, fence ?? null],
    );
  }
}

function stored({ id, year, serial, unit, item, state, deadline, extensionUntil, level, version }: Row): StoredOrder {
  return { id, number: orderNumber(year, serial), unit, item, state, deadline, extensionUntil, level, version };
}
