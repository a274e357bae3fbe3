import { assertConfirmable, assertSettledOrExplained, closeDueOn } from './month-close';
import { day, month } from './record.support';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('confirming a month', () => {
  const facts = { lastClosed: month('2021-02'), asOf: day('2021-04-01') };

  it('is possible from the first day after it until it is closed', () => {
    expect(() => assertConfirmable(month('2021-03'), facts)).not.toThrow();
    expect(() => assertConfirmable(month('2021-03'), { ...facts, lastClosed: null })).not.toThrow();
    expect(() => assertConfirmable(month('2021-02'), facts)).toThrow(code('MONTH_NOT_CONFIRMABLE'));
    expect(() => assertConfirmable(month('2021-04'), facts)).toThrow(code('MONTH_NOT_ENDED'));
  });

  it('asks why, where records are not settled', () => {
    expect(() => assertSettledOrExplained({ pending: 0, returned: 0 }, '')).not.toThrow();
    expect(() => assertSettledOrExplained({ pending: 1, returned: 0 }, '')).toThrow(code('MONTH_CONFIRM_REMARK'));
    expect(() => assertSettledOrExplained({ pending: 0, returned: 2 }, '')).toThrow(code('MONTH_CONFIRM_REMARK'));
    expect(() => assertSettledOrExplained({ pending: 1, returned: 2 }, '下月补齐')).not.toThrow();
  });

  it('and closing it is due on the 5th', () => {
    expect(closeDueOn(month('2021-03'))).toBe('2021-04-05');
    expect(closeDueOn(month('2021-12'))).toBe('2022-01-05');
  });
});
