import { earlierMonths, firstAhead } from './first-ahead';

const row = (unit: string, paceGap: string | null): { unit: string; paceGap: string | null } => ({ unit, paceGap });

describe('第一次超过时序', () => {
  it('is a unit that was behind in every earlier month of the year', () => {
    const now = [row('a', '0.00'), row('b', '3.10'), row('c', '-0.01'), row('d', '8.00'), row('e', null)];
    const january = [row('a', '-4.00'), row('b', '1.00'), row('c', '-1.00'), row('d', null), row('e', '-2.00')];
    const february = [row('a', '-0.10'), row('b', '-1.00'), row('c', '-1.00'), row('d', '-3.00'), row('e', '-2.00')];

    expect([...firstAhead(now, [january, february])]).toEqual(['a']);
  });

  it('is nobody in January', () => {
    expect(earlierMonths('2021-01')).toEqual([]);
    expect(firstAhead([row('a', '5.00')], []).size).toBe(0);
  });

  it('looks at the months of the same year', () => {
    expect(earlierMonths('2021-04')).toEqual(['2021-01', '2021-02', '2021-03']);
  });
});
