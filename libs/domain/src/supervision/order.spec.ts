import { addDays } from '../shared/calendar';
import {
  afterOrderEvent,
  assertOrderStep,
  isDueSoon,
  issueOrder,
  ORDER_EVENT_NAMES,
  ORDER_LIFE,
  ORDER_STATES,
  orderAt,
  type OrderEvent,
  type OrderEventKind,
  orderLight,
  type OrderState,
  overdueDays,
  reminderOf,
  unitLight,
  wasOverdue,
} from './order';
import { SAMPLE_RULE_SET } from './sample-rules';
import { day } from './supervision.support';

const { lights } = SAMPLE_RULE_SET;
const code = (expected: string) => expect.objectContaining({ code: expected });
const issuedOn = day('2021-04-10');
const deadline = day('2021-05-10');
const event = (kind: OrderEventKind, on: string, until?: string): OrderEvent => ({
  kind,
  on: day(on),
  deadline: until === undefined ? null : day(until),
});
const issued = issueOrder({ kind: 'issued', on: issuedOn, deadline });

describe('the life of an order', () => {
  const kinds = Object.keys(ORDER_EVENT_NAMES) as OrderEventKind[];
  const pairs = ORDER_STATES.flatMap((state) => kinds.map((kind): [OrderState, OrderEventKind] => [state, kind]));

  it.each(pairs)('%s: %s is possible exactly where the table says so', (state, kind) => {
    const step = () => assertOrderStep(state, kind);
    if (ORDER_LIFE[kind].from.includes(state)) expect(step).not.toThrow();
    else expect(step).toThrow(code('ORDER_STATUS'));
  });

  it('nothing happens to what is closed or withdrawn', () => {
    for (const kind of kinds) {
      for (const state of ['closed', 'withdrawn'] as const) {
        expect(() => afterOrderEvent({ ...issued, state }, event(kind, '2021-05-01', '2021-06-01'))).toThrow(
          code('ORDER_STATUS'),
        );
      }
    }
  });

  it('goes from issue over a reply that did not suffice to its close', () => {
    const events = [
      { kind: 'issued', on: issuedOn, deadline } as const,
      event('replied', '2021-05-08'),
      event('sentBack', '2021-05-12', '2021-05-25'),
      event('replied', '2021-05-25'),
      event('accepted', '2021-05-28'),
    ];
    expect(orderAt(events, day('2021-04-09'))).toBeNull();
    expect(orderAt(events, day('2021-04-10'))).toMatchObject({ state: 'issued', deadline });
    expect(orderAt(events, day('2021-05-11'))).toMatchObject({ state: 'replied', deadline });
    expect(orderAt(events, day('2021-05-12'))).toMatchObject({ state: 'returned', deadline: '2021-05-25' });
    expect(orderAt(events, day('2021-12-31'))).toMatchObject({ state: 'closed' });
  });

  it('needs a deadline after the day of issue, and after the day on which it goes back', () => {
    expect(() => issueOrder({ kind: 'issued', on: issuedOn, deadline: issuedOn })).toThrow(code('ORDER_DEADLINE'));
    expect(() => issueOrder({ kind: 'issued', on: issuedOn, deadline: null })).toThrow(code('ORDER_DEADLINE'));
    const replied = afterOrderEvent(issued, event('replied', '2021-05-01'));
    expect(() => afterOrderEvent(replied, event('sentBack', '2021-05-02'))).toThrow(code('ORDER_DEADLINE'));
    expect(() => afterOrderEvent(replied, event('sentBack', '2021-05-02', '2021-05-02'))).toThrow(
      code('ORDER_DEADLINE'),
    );
  });
});

describe('extensions', () => {
  const asked = afterOrderEvent(issued, event('extensionRequested', '2021-05-01', '2021-05-31'));

  it('move the deadline only when approved, and begin a new count of reminders', () => {
    expect(asked).toMatchObject({ deadline, extensionUntil: '2021-05-31' });
    const approved = afterOrderEvent({ ...asked, level: 1 }, event('extensionApproved', '2021-05-12'));
    expect(approved).toEqual({ state: 'issued', deadline: '2021-05-31', extensionUntil: null, level: 0 });
    expect(afterOrderEvent(asked, event('extensionRefused', '2021-05-12'))).toEqual(issued);
  });

  it('are asked for once at a time, beyond the deadline and the day', () => {
    expect(() => afterOrderEvent(asked, event('extensionRequested', '2021-05-02', '2021-06-30'))).toThrow(
      code('ORDER_EXTENSION_PENDING'),
    );
    const ask = (on: string, until: string) => () => afterOrderEvent(issued, event('extensionRequested', on, until));
    expect(ask('2021-05-01', '2021-05-10')).toThrow(code('ORDER_EXTENSION_DATE'));
    expect(ask('2021-06-01', '2021-06-01')).toThrow(code('ORDER_EXTENSION_DATE'));
    expect(ask('2021-05-01', '2021-05-11')).not.toThrow();
  });

  it('cannot be decided without a request; a reply makes the request void', () => {
    expect(() => afterOrderEvent(issued, event('extensionApproved', '2021-05-02'))).toThrow(
      code('ORDER_EXTENSION_NONE'),
    );
    expect(() => afterOrderEvent(issued, event('extensionRefused', '2021-05-02'))).toThrow(
      code('ORDER_EXTENSION_NONE'),
    );
    expect(afterOrderEvent(asked, event('replied', '2021-05-03'))).toMatchObject({
      state: 'replied',
      extensionUntil: null,
    });
  });
});

describe('overdue', () => {
  const on = (days: number) => addDays(deadline, days);

  it('the day of the deadline is in time, the next is late', () => {
    expect([overdueDays(issued, on(-1)), overdueDays(issued, on(0)), overdueDays(issued, on(1))]).toEqual([0, 0, 1]);
    expect(overdueDays({ state: 'returned', deadline }, on(3))).toBe(3);
    for (const state of ['replied', 'closed', 'withdrawn'] as const) {
      expect(overdueDays({ state, deadline }, on(99))).toBe(0);
    }
  });

  it.each([
    [-6, 0, null],
    [-5, 0, 'dueSoon'],
    [0, 0, 'dueSoon'],
    [1, 0, 'overdue'],
    [1, 1, null],
    [7, 1, null],
    [8, 1, 'escalated'],
    [8, 0, 'overdue'],
    [30, 2, null],
  ] as const)('%i days from the deadline at level %i → %s', (days, level, reminder) => {
    expect(reminderOf({ ...issued, level }, on(days), lights)).toBe(reminder);
  });

  it('counts in a year when the answer came late in it, or had not come at its end', () => {
    const first = { kind: 'issued', on: issuedOn, deadline } as const;
    const during = (events: OrderEvent[], from: string, to: string): boolean =>
      wasOverdue([first, ...events], day(from), day(to));
    expect(during([event('replied', '2021-05-10')], '2021-01-01', '2021-12-31')).toBe(false);
    expect(during([event('replied', '2021-05-11')], '2021-01-01', '2021-12-31')).toBe(true);
    expect(during([], '2021-01-01', '2021-12-31')).toBe(true);
    expect(during([], '2021-01-01', '2021-05-10')).toBe(false);
    // Answered late in the first year: it does not count again in the second.
    expect(during([event('replied', '2021-05-11')], '2022-01-01', '2022-12-31')).toBe(false);
    expect(during([event('withdrawn', '2021-06-01')], '2021-01-01', '2021-12-31')).toBe(false);
  });

  it('is said of nothing that was answered', () => {
    expect(reminderOf({ ...issued, state: 'replied' }, on(30), lights)).toBeNull();
  });
});

describe('lights', () => {
  const on = (days: number) => addDays(deadline, days);

  it.each([
    ['issued', -6, 'green'],
    ['issued', -5, 'yellow'],
    ['issued', 0, 'yellow'],
    ['issued', 1, 'red'],
    ['returned', -20, 'yellow'],
    ['returned', 1, 'red'],
    ['replied', 30, 'green'],
    ['closed', 30, null],
    ['withdrawn', 30, null],
  ] as const)('an order that is %s, %i days from its deadline → %s', (state, days, light) => {
    expect(orderLight({ state, deadline }, on(days), lights)).toBe(light);
  });

  it('a deadline is soon within the stated days', () => {
    expect([isDueSoon(issued, on(-5), lights), isDueSoon(issued, on(-6), lights)]).toEqual([true, false]);
  });

  it.each([
    [0, 0, [], 'green'],
    [0, 7, [], 'green'],
    [0, 8, [], 'yellow'],
    [3, 5, [], 'yellow'],
    [9, 99, [], 'yellow'],
    [10, 0, [], 'red'],
    [0, 0, ['yellow'], 'yellow'],
    [0, 0, ['green', null], 'green'],
    [0, 0, ['green', 'red'], 'red'],
  ] as const)('a unit with %i red and %i yellow findings and orders %s → %s', (red, yellow, orders, light) => {
    expect(unitLight({ redFindings: red, yellowFindings: yellow, orderLights: orders }, lights)).toBe(light);
  });
});
