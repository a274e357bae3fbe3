import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { type Actor, Clock, Database, isId, type Queryable } from '@yipanqi/api/platform';
import type {
  OrderDetail,
  OrderEventView,
  OrderFilter,
  OrderPage,
  OrderSteps,
  SupervisionDesk,
} from '@yipanqi/contract';
import {
  addDays,
  afterOrderEvent,
  canAt,
  type Day,
  daysBetween,
  issueOrder,
  ORDER_LIFE,
  type OrderEventKind,
  orderLightWords,
  RuleBroken,
} from '@yipanqi/domain';
import { findingViews, type FindingRow } from '../findings/finding-view';
import { RuleSetRepository } from '../rules/rule-set.repository';
import { LIGHT_RANKS, lightRank, ORDER_COLUMNS, ORDER_JOINS, type OrderRow, orderSummary } from './order-row';

const PAGE = 50;
const DESK_ROWS = 8;

type DetailRow = OrderRow & { asked: string; issuedByName: string };
type EventRow = Omit<OrderEventView, 'at' | 'lateDays' | 'on' | 'deadline'> & {
  at: Date;
  on: Day;
  deadline: Day | null;
};

/** Orders as the asking user may see them, red ones first, then by deadline. */
@Injectable()
export class OrdersQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sets: RuleSetRepository,
  ) {}

  async page(actor: Actor, filter: OrderFilter): Promise<OrderPage> {
    const scope = scopeOf(actor, 'supervision.read');
    if (filter.unit) assertInScope(scope, filter.unit);
    return this.db.snapshot(async (tx) => {
      const asOf = this.clock.today();
      const { lights } = await this.sets.inForce(tx);
      const params: unknown[] = [asOf, addDays(asOf, lights.dueSoonDays)];
      const rank = lightRank('$1', '$2');
      const inScope = `true${scopeClause(scope, 'o.unit_id', params)}`;
      const counts = await tx.one<OrderPage['counts'] & Record<string, unknown>>(
        `SELECT count(*) FILTER (WHERE ${rank} = 0)::int AS red, count(*) FILTER (WHERE ${rank} = 1)::int AS yellow,
                count(*) FILTER (WHERE ${rank} = 2)::int AS green, count(*) FILTER (WHERE o.state = 'replied')::int AS replied,
                count(*) FILTER (WHERE o.extension_until IS NOT NULL)::int AS extensions,
                count(*) FILTER (WHERE o.state = 'closed')::int AS closed FROM supervision_order o WHERE ${inScope}`,
        params,
      );
      const where = `${inScope}${filters(filter, rank, params)}`;
      const counted = await tx.one<{ total: number }>(
        `SELECT count(*)::int AS total FROM ${ORDER_JOINS} WHERE ${where} AND $1::date IS NOT NULL AND $2::date IS NOT NULL`,
        params,
      );
      const after = filter.after
        ? ` AND (${rank}, o.deadline, o.id) > (SELECT ${rank}, o.deadline, o.id FROM supervision_order o WHERE o.id = $${params.push(filter.after)}::uuid)`
        : '';
      const rows = await tx.query<OrderRow & Record<string, unknown>>(
        `SELECT ${ORDER_COLUMNS} FROM ${ORDER_JOINS} WHERE ${where}${after} ORDER BY ${rank}, o.deadline, o.id LIMIT ${PAGE + 1}`,
        params,
      );
      const shown = rows.slice(0, PAGE);
      return {
        asOf,
        rows: shown.map((row) => orderSummary(row, asOf, lights)),
        total: counted?.total ?? 0,
        next: rows.length > PAGE ? shown.at(-1)!.id : null,
        counts: counts!,
        lightWords: orderLightWords(lights),
      };
    });
  }

  /** One order, by id or by its number as `2021-3`, with everything that happened to it. Out of reach is the same as unknown. @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, actor: Actor, id: string): Promise<OrderDetail> {
    const scope = scopeOf(actor, 'supervision.read');
    const [, year, serial] = /^(\d{4})-(\d{1,6})$/.exec(id) ?? [];
    const place = year === undefined ? 'o.id = $1' : 'o.year = $1 AND o.serial = $2';
    const key = year === undefined ? [id] : [Number(year), Number(serial)];
    const row =
      year !== undefined || isId(id)
        ? await db.one<DetailRow & Record<string, unknown>>(
            `SELECT ${ORDER_COLUMNS}, o.asked, i.name AS "issuedByName"
               FROM ${ORDER_JOINS} JOIN app_user i ON i.id = o.issued_by WHERE ${place}`,
            key,
          )
        : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    assertInScope(scope, row.unit);
    const { lights } = await this.sets.inForce(db);
    const findings = await db.query<FindingRow & Record<string, unknown>>(
      `SELECT f.finding, u.name AS "unitName", NULL AS "orderId", NULL AS "orderYear", NULL AS "orderSerial", NULL AS "orderState"
         FROM supervision_order_finding f JOIN supervision_order o ON o.id = f.order_id JOIN unit u ON u.id = o.unit_id
        WHERE f.order_id = $1 ORDER BY f.seq`,
      [row.id],
    );
    const events = await db.query<EventRow & Record<string, unknown>>(
      `SELECT id, kind, on_day::text AS "on", at, user_name AS "userName", text, evidence, deadline::text
         FROM supervision_event WHERE order_id = $1 ORDER BY seq`,
      [row.id],
    );
    return {
      ...orderSummary(row, this.clock.today(), lights),
      asked: row.asked,
      issuedByName: row.issuedByName,
      findingRows: await findingViews(db, findings),
      events: eventViews(events),
      steps: stepsOf(actor, row),
    };
  }

  /** What waits for the asking user's roles. */
  async desk(actor: Actor): Promise<SupervisionDesk> {
    const scope = scopeOf(actor, 'supervision.read');
    return this.db.snapshot(async (tx) => {
      const asOf = this.clock.today();
      const { lights } = await this.sets.inForce(tx);
      const params: unknown[] = [asOf];
      const inScope = scopeClause(scope, 'o.unit_id', params);
      const counts = await tx.one<Omit<SupervisionDesk, 'toAnswer'> & Record<string, unknown>>(
        `SELECT count(*) FILTER (WHERE o.state IN ('issued', 'returned'))::int AS "toAnswerTotal",
                count(*) FILTER (WHERE o.state = 'replied')::int AS "toJudge",
                count(*) FILTER (WHERE o.extension_until IS NOT NULL)::int AS extensions,
                count(*) FILTER (WHERE o.state IN ('issued', 'returned') AND o.deadline < $1)::int AS overdue
           FROM supervision_order o WHERE o.state NOT IN ('closed', 'withdrawn')${inScope}`,
        params,
      );
      const rows = await tx.query<OrderRow & Record<string, unknown>>(
        `SELECT ${ORDER_COLUMNS} FROM ${ORDER_JOINS}
          WHERE o.state IN ('issued', 'returned') AND $1::date IS NOT NULL${inScope} ORDER BY o.deadline, o.id LIMIT ${DESK_ROWS}`,
        params,
      );
      return { ...counts!, toAnswer: rows.map((row) => orderSummary(row, asOf, lights)) };
    });
  }
}

function filters({ light, state, unit, quarter, open, mine }: OrderFilter, rank: string, params: unknown[]): string {
  const clauses: string[] = [];
  if (light) clauses.push(`${rank} = ${LIGHT_RANKS[light]}`);
  if (state) clauses.push(`o.state = $${params.push(state)}`);
  if (unit) clauses.push(`o.unit_id = $${params.push(unit)}`);
  if (quarter) clauses.push(`o.quarter = $${params.push(quarter)}`);
  if (open) clauses.push(`o.state NOT IN ('closed', 'withdrawn')`);
  if (mine === 'verdict') clauses.push(`o.state = 'replied'`);
  if (mine === 'extension') clauses.push('o.extension_until IS NOT NULL');
  return clauses.map((clause) => ` AND ${clause}`).join('');
}

/** A reply is late against the deadline that held when it came. */
function eventViews(events: readonly EventRow[]): OrderEventView[] {
  const [first, ...later] = events;
  if (first === undefined) return [];
  let standing = issueOrder(first);
  const views = [eventView(first, 0)];
  for (const event of later) {
    const late = event.kind === 'replied' ? Math.max(0, daysBetween(standing.deadline, event.on)) : 0;
    views.push(eventView(event, late));
    standing = afterOrderEvent(standing, event);
  }
  return views;
}

function eventView({ at, ...event }: EventRow, lateDays: number): OrderEventView {
  return { ...event, at: at.toISOString(), lateDays };
}

function stepsOf({ grants }: Actor, { state, unit, extensionUntil }: OrderRow): OrderSteps {
  const may = (kind: OrderEventKind): boolean => ORDER_LIFE[kind].from.includes(state);
  const replies = canAt(grants, 'supervision.reply', unit);
  return {
    reply: replies && may('replied'),
    requestExtension: replies && may('extensionRequested') && extensionUntil === null,
    judge: canAt(grants, 'supervision.close', unit) && may('accepted'),
    decideExtension: canAt(grants, 'supervision.extend', unit) && may('extensionApproved') && extensionUntil !== null,
    withdraw: canAt(grants, 'supervision.issue', unit) && may('withdrawn'),
  };
}
