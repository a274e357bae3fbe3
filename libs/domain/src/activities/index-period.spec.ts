import type { Day } from '../shared/calendar';
import {
  addPeriods,
  assertPeriodBegun,
  daysOfPeriod,
  indexPeriodOf,
  parseIndexPeriod,
  schemeMonthOf,
} from './index-period';

describe('a period of the activity index', () => {
  it('is a month or an ISO week', () => {
    expect(parseIndexPeriod('2021-03')).toEqual({ kind: 'month', text: '2021-03' });
    expect(parseIndexPeriod('2021-W12')).toEqual({ kind: 'week', text: '2021-W12' });
    for (const text of ['2021', '2021-W60', '2021-13', 'W']) {
      expect(() => parseIndexPeriod(text)).toThrow(
        expect.objectContaining({ code: 'PERIOD_INVALID', field: 'period' }),
      );
    }
  });

  it('has days, neighbours and the month of its scheme', () => {
    expect(daysOfPeriod(parseIndexPeriod('2021-02'))).toEqual({ from: '2021-02-01', to: '2021-02-28' });
    expect(daysOfPeriod(parseIndexPeriod('2021-W01'))).toEqual({ from: '2021-01-04', to: '2021-01-10' });
    expect(addPeriods(parseIndexPeriod('2021-W01'), -1).text).toBe('2020-W53');
    expect(addPeriods(parseIndexPeriod('2021-01'), -1).text).toBe('2020-12');
    expect(schemeMonthOf(parseIndexPeriod('2021-W13'))).toBe('2021-04');
    expect(indexPeriodOf('2021-01-01' as Day, 'week').text).toBe('2020-W53');
  });

  it('has begun', () => {
    const today = '2021-03-24' as Day;
    expect(() => assertPeriodBegun(parseIndexPeriod('2021-W12'), today)).not.toThrow();
    expect(() => assertPeriodBegun(parseIndexPeriod('2021-W13'), today)).toThrow(
      expect.objectContaining({ code: 'PERIOD_AHEAD', details: { period: '2021-W13', current: '2021-W12' } }),
    );
  });
});
