import type { PlanPeriod } from '../plan/plan';
import { bookedMonth, isLate } from './booking';
import {
  assertClosable,
  type BookedValue,
  closeMonth,
  type MonthTotal,
  nextToClose,
  openMonthTotals,
} from './month-close';
import { day, month } from './record.support';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('booking', () => {
  it('takes the month of the event while it is open, else the first open one', () => {
    expect(bookedMonth(day('2021-03-31'), null)).toEqual({ month: '2021-03', late: false });
    expect(bookedMonth(day('2021-03-31'), month('2021-02'))).toEqual({ month: '2021-03', late: false });
    expect(bookedMonth(day('2021-03-31'), month('2021-03'))).toEqual({ month: '2021-04', late: true });
    expect(bookedMonth(day('2019-01-01'), month('2021-12'))).toEqual({ month: '2022-01', late: true });
  });

  it('knows a late record by its two months', () => {
    expect(isLate({ occurredOn: day('2021-03-31'), bookedMonth: month('2021-04') })).toBe(true);
    expect(isLate({ occurredOn: day('2021-03-31'), bookedMonth: month('2021-03') })).toBe(false);
  });
});

describe('which month may close', () => {
  const facts = { lastClosed: month('2021-02'), firstMonth: month('2021-01'), asOf: day('2021-12-01') };
  const fresh = { ...facts, lastClosed: null };

  it('is the one after the last closed, or the first with entries', () => {
    expect(nextToClose(month('2021-12'), null)).toBe('2022-01');
    expect(nextToClose(null, month('2021-03'))).toBe('2021-03');
    expect(nextToClose(null, null)).toBeNull();
    expect(() => assertClosable(month('2021-03'), facts)).not.toThrow();
    expect(() => assertClosable(month('2021-01'), fresh)).not.toThrow();
  });

  it('may start before the first entry, never after it', () => {
    expect(() => assertClosable(month('2020-12'), fresh)).not.toThrow();
    expect(() => assertClosable(month('1900-01'), fresh)).toThrow(code('MONTH_OUT_OF_ORDER'));
    expect(() => assertClosable(month('2021-02'), fresh)).toThrow(code('MONTH_OUT_OF_ORDER'));
    expect(() => assertClosable(month('2021-02'), { ...fresh, firstMonth: null })).toThrow(
      code('MONTH_NOTHING_BOOKED'),
    );
  });

  it('is in order, once, and over', () => {
    expect(() => assertClosable(month('2021-02'), facts)).toThrow(code('MONTH_ALREADY_CLOSED'));
    expect(() => assertClosable(month('2021-04'), facts)).toThrow('月结须按顺序进行，2021-04 之前应先结 2021-03。');
    const lastDay = { ...facts, asOf: day('2021-03-31') };
    expect(() => assertClosable(month('2021-03'), lastDay)).toThrow(code('MONTH_NOT_ENDED'));
    expect(() => assertClosable(month('2021-03'), { ...facts, asOf: day('2021-04-01') })).not.toThrow();
  });
});

describe('closing', () => {
  const plan: PlanPeriod = { from: month('2021-01'), to: month('2021-12') };
  const booked = (value: bigint, facts: Partial<BookedValue> = {}): BookedValue => ({
    unit: '500101',
    quotaLine: 'ngit',
    measure: 'contracted',
    value,
    ...facts,
  });
  const figures = (totals: readonly MonthTotal[]) => totals.map((one) => [one.value, one.yearToDate, one.planToDate]);

  it('carries the running totals forward', () => {
    const january = closeMonth([], [booked(5n), booked(2n)], month('2021-01'), plan);
    const february = closeMonth(january, [booked(-3n)], month('2021-02'), plan);
    const march = closeMonth(february, [], month('2021-03'), plan);
    expect([january, february, march].map(figures)).toEqual([[[7n, 7n, 7n]], [[-3n, 4n, 4n]], [[0n, 4n, 4n]]]);
  });

  it('starts the year in January and the plan with its first month, and keeps the plan’s final value', () => {
    const before = closeMonth([], [booked(9n)], month('2020-12'), plan);
    const first = closeMonth(before, [booked(1n)], month('2021-01'), plan);
    const last = closeMonth(first, [booked(2n)], month('2021-12'), plan);
    const after = closeMonth(last, [booked(4n)], month('2022-01'), plan);
    expect([before, first, last, after].map(figures)).toEqual([
      [[9n, 9n, 0n]],
      [[1n, 1n, 1n]],
      [[2n, 3n, 3n]],
      [[4n, 4n, 3n]],
    ]);
  });

  it('keeps units, lines and measures apart, in one order, without empty rows', () => {
    const totals = closeMonth(
      [],
      [
        booked(1n, { unit: '500102' }),
        booked(1n, { measure: 'signedProjects' }),
        booked(1n),
        booked(1n, { quotaLine: 'finance' }),
        booked(3n, { quotaLine: 'nev' }),
        booked(-3n, { quotaLine: 'nev' }),
      ],
      month('2021-01'),
      plan,
    );
    expect(totals.map(({ unit, quotaLine, measure }) => `${unit} ${quotaLine} ${measure}`)).toEqual([
      '500101 finance contracted',
      '500101 ngit signedProjects',
      '500101 ngit contracted',
      '500102 ngit contracted',
    ]);
  });

  it('gives an open month the totals that it would have if everything up to it closed now', () => {
    const postings = [
      { ...booked(2n), month: month('2021-02') },
      { ...booked(4n), month: month('2021-03') },
      { ...booked(8n), month: month('2021-04') },
    ];
    const january = closeMonth([], [booked(1n)], month('2021-01'), plan);
    const closed = { month: month('2021-01'), totals: january };
    expect(figures(openMonthTotals(month('2021-03'), postings, closed, plan))).toEqual([[4n, 7n, 7n]]);
    const never = { month: null, totals: [] };
    expect(figures(openMonthTotals(month('2021-03'), postings, never, plan))).toEqual([[4n, 6n, 6n]]);
  });
});
