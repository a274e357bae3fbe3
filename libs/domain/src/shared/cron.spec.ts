import { dueTimes, nextDue } from './cron';

const at = (text: string): Date => new Date(`${text}+08:00`);
const words = (instants: readonly Date[]): string[] =>
  instants.map((instant) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16));

describe('a schedule, by the clock of Asia/Shanghai', () => {
  it('is due on its day of the month', () => {
    expect(words(dueTimes('0 2 8 * *', at('2021-02-08T02:00:00'), at('2021-05-08T02:00:00')))).toEqual([
      '2021-03-08T02:00',
      '2021-04-08T02:00',
      '2021-05-08T02:00',
    ]);
    expect(dueTimes('0 2 8 * *', at('2021-02-08T02:00:00'), at('2021-03-08T01:59:59'))).toEqual([]);
  });

  it('is due quarterly, yearly, daily, on weekdays and by steps', () => {
    const year: [Date, Date] = [at('2021-01-01T00:00:00'), at('2021-12-31T23:59:00')];
    expect(words(dueTimes('30 2 10 1,4,7,10 *', ...year))).toHaveLength(4);
    expect(words(dueTimes('0 3 20 1 *', ...year))).toEqual(['2021-01-20T03:00']);
    expect(dueTimes('0 1 * * *', ...year)).toHaveLength(365);
    expect(dueTimes('0 9 * * 1-5', ...year)).toHaveLength(261);
    expect(words(dueTimes('*/20 8 1 1 *', ...year))).toEqual([
      '2021-01-01T08:00',
      '2021-01-01T08:20',
      '2021-01-01T08:40',
    ]);
    // Day or weekday, where both are named.
    expect(dueTimes('0 9 1 3 1', ...year)).toHaveLength(5);
  });

  it('has a next time, or none at all', () => {
    expect(words([nextDue('0 2 8 * *', at('2021-03-08T02:00:00'))!])).toEqual(['2021-04-08T02:00']);
    expect(words([nextDue('0 2 29 2 *', at('2021-03-01T00:00:00'))!])).toEqual(['2024-02-29T02:00']);
    expect(words([nextDue('0 2 29 2 *', at('2096-03-01T00:00:00'))!])).toEqual(['2104-02-29T02:00']);
    expect(nextDue('0 2 30 2 *', at('2021-03-01T00:00:00'))).toBeNull();
    // Shanghai is ahead of Greenwich: 18:00 of the 7th there is 02:00 of the 8th here.
    expect(nextDue('0 2 8 * *', new Date('2021-04-07T17:59:59Z'))).toEqual(new Date('2021-04-07T18:00:00Z'));
  });

  it.each([
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 7',
    '5-1 * * * *',
    'a * * * *',
  ])('“%s” is none', (pattern) => {
    expect(() => nextDue(pattern, at('2021-01-01T00:00:00'))).toThrow();
  });
});
