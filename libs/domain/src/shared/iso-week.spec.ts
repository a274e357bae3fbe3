import fc from 'fast-check';
import { addDays, type Day, daysBetween } from './calendar';
import {
  addWeeks,
  firstDayOfWeek,
  lastDayOfWeek,
  monthOfWeek,
  parseWeek,
  weekInWords,
  weekOf,
  type Week,
} from './iso-week';

describe('an ISO week', () => {
  it.each([
    ['2021-01-01', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2021-03-22', '2021-W12'],
    ['2021-03-28', '2021-W12'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
  ])('of %s is %s', (day, week) => {
    expect(weekOf(day as Day)).toBe(week);
  });

  it('runs from Monday to Sunday', () => {
    expect([firstDayOfWeek('2021-W12' as Week), lastDayOfWeek('2021-W12' as Week)]).toEqual([
      '2021-03-22',
      '2021-03-28',
    ]);
    expect([firstDayOfWeek('2020-W53' as Week), lastDayOfWeek('2020-W53' as Week)]).toEqual([
      '2020-12-28',
      '2021-01-03',
    ]);
  });

  it('belongs to the month of its Thursday, and is said in words', () => {
    expect(monthOfWeek('2021-W13' as Week)).toBe('2021-04');
    expect(monthOfWeek('2020-W53' as Week)).toBe('2020-12');
    expect(weekInWords('2021-W02' as Week)).toBe('2021年第2周');
  });

  it.each(['2021-W53', '2021-W00', '2021-12', '2021-W1', 'W12', ''])('%s is none', (text) => {
    expect(() => parseWeek(text)).toThrow(expect.objectContaining({ code: 'WEEK_INVALID' }));
  });

  it('holds each of its seven days, and the next follows it', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1950-01-01' as Day, count));
    fc.assert(
      fc.property(days, (day) => {
        const week = weekOf(day);
        const into = daysBetween(firstDayOfWeek(week), day);
        expect(into >= 0 && into < 7).toBe(true);
        expect(parseWeek(week)).toBe(week);
        expect(weekOf(addDays(day, 7))).toBe(addWeeks(week, 1));
      }),
    );
  });
});
