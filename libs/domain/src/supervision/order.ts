import { addDays, type Day, daysBetween } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';
import type { Light, LightConditions } from './rule-set';

export const ORDER_STATES = ['issued', 'replied', 'returned', 'closed', 'withdrawn'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_STATE_NAMES: Readonly<Record<OrderState, string>> = {
  issued: '待答复',
  replied: '待研判',
  returned: '退回重办',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** States in which the unit owes an answer; only in these the deadline runs. */
export const AWAITING_STATES: readonly OrderState[] = ['issued', 'returned'];
/** States in which an order still stands: a finding has one such order at most. */
export const OPEN_STATES: readonly OrderState[] = ['issued', 'replied', 'returned'];

/** Everything that happens to an order. */
export const ORDER_EVENT_NAMES = {
  issued: '签发督办单',
  replied: '答复',
  accepted: '研判通过，办结',
  sentBack: '退回重办',
  extensionRequested: '申请延期',
  extensionApproved: '同意延期',
  extensionRefused: '不同意延期',
  withdrawn: '撤回督办单',
  dueSoon: '临期提醒',
  overdue: '超期催办',
  escalated: '超期升级，报局领导',
} as const;

export type OrderEventKind = keyof typeof ORDER_EVENT_NAMES;

/** THE life of an order: from which states each event is possible, and where it leads; null leaves the state. */
export const ORDER_LIFE: Readonly<
  Record<OrderEventKind, { readonly from: readonly OrderState[]; readonly to: OrderState | null }>
> = {
  issued: { from: [], to: 'issued' },
  replied: { from: ['issued', 'returned'], to: 'replied' },
  accepted: { from: ['replied'], to: 'closed' },
  sentBack: { from: ['replied'], to: 'returned' },
  extensionRequested: { from: ['issued', 'returned'], to: null },
  extensionApproved: { from: ['issued', 'returned'], to: null },
  extensionRefused: { from: ['issued', 'returned'], to: null },
  withdrawn: { from: ['issued', 'replied', 'returned'], to: 'withdrawn' },
  dueSoon: { from: ['issued', 'returned'], to: null },
  overdue: { from: ['issued', 'returned'], to: null },
  escalated: { from: ['issued', 'returned'], to: null },
};

/** An order as its events leave it. */
export interface OrderStanding {
  readonly state: OrderState;
  readonly deadline: Day;
  /** Asked for and not yet decided. */
  readonly extensionUntil: Day | null;
  /** 0; 1 since the unit was reminded of the deadline that passed; 2 since the leader was told. */
  readonly level: 0 | 1 | 2;
}

/** What happened on a day. `deadline`: the one set (issued, sentBack, extensionApproved) or asked for (extensionRequested). */
export interface OrderEvent {
  readonly kind: OrderEventKind;
  readonly on: Day;
  readonly deadline: Day | null;
}

/** @throws RuleBroken ORDER_STATUS */
export function assertOrderStep(state: OrderState, kind: OrderEventKind): void {
  if (!ORDER_LIFE[kind].from.includes(state)) {
    throw new RuleBroken('ORDER_STATUS', { status: ORDER_STATE_NAMES[state], action: ORDER_EVENT_NAMES[kind] });
  }
}

/**
 * The order after an event. A reply makes an undecided request for an extension void; a new deadline begins a new count of
 * reminders.
 * @throws RuleBroken ORDER_STATUS, ORDER_DEADLINE, ORDER_EXTENSION_PENDING, ORDER_EXTENSION_NONE, ORDER_EXTENSION_DATE
 */
export function afterOrderEvent(order: OrderStanding, event: OrderEvent): OrderStanding {
  assertOrderStep(order.state, event.kind);
  const state = ORDER_LIFE[event.kind].to ?? order.state;
  switch (event.kind) {
    case 'sentBack':
      return { state, deadline: newDeadline(event), extensionUntil: null, level: 0 };
    case 'extensionRequested':
      return { ...order, extensionUntil: extensionWanted(order, event) };
    case 'extensionApproved':
      return { ...order, deadline: decided(order), extensionUntil: null, level: 0 };
    case 'extensionRefused':
      decided(order);
      return { ...order, extensionUntil: null };
    case 'overdue':
      return { ...order, level: 1 };
    case 'escalated':
      return { ...order, level: 2 };
    case 'dueSoon':
      return order;
    case 'issued':
    case 'replied':
    case 'accepted':
    case 'withdrawn':
      return { ...order, state, extensionUntil: null };
  }
}

/** A new order. @throws RuleBroken ORDER_DEADLINE */
export function issueOrder(event: OrderEvent): OrderStanding {
  return { state: 'issued', deadline: newDeadline(event), extensionUntil: null, level: 0 };
}

/** The order as it stood at the end of a day; null when it was issued later. Events in the order in which they happened. */
export function orderAt(events: readonly OrderEvent[], asOf: Day): OrderStanding | null {
  const [first, ...later] = events.filter(({ on }) => on <= asOf);
  if (first === undefined) return null;
  return later.reduce(afterOrderEvent, issueOrder(first));
}

function newDeadline({ on, deadline }: OrderEvent): Day {
  if (deadline === null || deadline <= on) {
    throw new RuleBroken('ORDER_DEADLINE', { date: deadline ?? '—', today: on }, 'deadline');
  }
  return deadline;
}

function extensionWanted(order: OrderStanding, { on, deadline }: OrderEvent): Day {
  if (order.extensionUntil !== null) throw new RuleBroken('ORDER_EXTENSION_PENDING', { until: order.extensionUntil });
  if (deadline === null || deadline <= order.deadline || deadline <= on) {
    throw new RuleBroken(
      'ORDER_EXTENSION_DATE',
      { until: deadline ?? '—', deadline: order.deadline, today: on },
      'until',
    );
  }
  return deadline;
}

function decided(order: OrderStanding): Day {
  if (order.extensionUntil === null) throw new RuleBroken('ORDER_EXTENSION_NONE');
  return order.extensionUntil;
}

/** Days by which an awaited answer is late; 0 when it is not. The day of the deadline is still in time. */
export function overdueDays({ state, deadline }: Pick<OrderStanding, 'state' | 'deadline'>, asOf: Day): number {
  return AWAITING_STATES.includes(state) ? Math.max(0, daysBetween(deadline, asOf)) : 0;
}

export function isDueSoon(
  { state, deadline }: Pick<OrderStanding, 'state' | 'deadline'>,
  asOf: Day,
  { dueSoonDays }: LightConditions,
): boolean {
  return AWAITING_STATES.includes(state) && deadline >= asOf && deadline <= addDays(asOf, dueSoonDays);
}

/** What the daily look at an order has to say: a reminder before the deadline, one after it, then the leader; null when nothing. */
export function reminderOf(order: OrderStanding, asOf: Day, lights: LightConditions): OrderEventKind | null {
  const late = overdueDays(order, asOf);
  if (late > lights.escalateAfterDays) return order.level === 0 ? 'overdue' : order.level === 1 ? 'escalated' : null;
  if (late > 0) return order.level === 0 ? 'overdue' : null;
  return isDueSoon(order, asOf, lights) ? 'dueSoon' : null;
}

/** Was an answer owed beyond its deadline between two days: one that came late, or one that had not come at the last of them? */
export function wasOverdue(events: readonly OrderEvent[], from: Day, to: Day): boolean {
  const [first, ...later] = events.filter(({ on }) => on <= to);
  if (first === undefined) return false;
  let standing = issueOrder(first);
  for (const event of later) {
    if (event.kind === 'replied' && event.on >= from && event.on > standing.deadline) return true;
    standing = afterOrderEvent(standing, event);
  }
  return overdueDays(standing, to) > 0;
}

/** Red, yellow or green of an order that stands; null once it is closed or withdrawn. */
export function orderLight(
  order: Pick<OrderStanding, 'state' | 'deadline'>,
  asOf: Day,
  lights: LightConditions,
): Light | null {
  if (!OPEN_STATES.includes(order.state)) return null;
  if (overdueDays(order, asOf) > 0) return 'red';
  return isDueSoon(order, asOf, lights) || order.state === 'returned' ? 'yellow' : 'green';
}

/** What the light of a unit is made of. */
export interface UnitTroubles {
  readonly redFindings: number;
  readonly yellowFindings: number;
  readonly orderLights: readonly (Light | null)[];
}

/** Red, yellow or green of a unit. Orders in its hands count by their own light. */
export function unitLight({ redFindings, yellowFindings, orderLights }: UnitTroubles, lights: LightConditions): Light {
  if (orderLights.includes('red') || redFindings >= lights.redFindings) return 'red';
  if (orderLights.includes('yellow') || redFindings + yellowFindings >= lights.yellowFindings) return 'yellow';
  return 'green';
}

/** 督办单〔2021〕3号 */
export function orderNumber(year: number, serial: number): string {
  return `督办单〔${year}〕${serial}号`;
}

export const ORDER_ITEM_MAX = 100;
export const ORDER_TEXT_MAX = 2_000;
export const ORDER_FINDINGS_MAX = 200;
