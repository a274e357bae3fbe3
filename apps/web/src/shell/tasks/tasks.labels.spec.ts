import { cronWords, tookWords } from './tasks.labels';

describe('the words of schedules', () => {
  it.each([
    ['0 2 8 * *', '每月 8 日 02:00'],
    ['30 2 10 1,4,7,10 *', '每年 1、4、7、10 月 10 日 02:30'],
    ['0 3 20 1 *', '每年 1 月 20 日 03:00'],
    ['5 1 * * *', '每天 01:05'],
    ['*/5 * * * *', '*/5 * * * *'],
    ['0 9 * * 1-5', '0 9 * * 1-5'],
  ])('%s is %s', (cron, words) => {
    expect(cronWords(cron)).toBe(words);
  });

  it('say how long something took', () => {
    expect(tookWords('2021-04-08T02:00:00Z', '2021-04-08T02:00:03Z')).toBe('3 秒');
    expect(tookWords('2021-04-08T02:00:00Z', '2021-04-08T02:10:00Z')).toBe('10 分钟');
    expect(tookWords(null, '2021-04-08T02:10:00Z')).toBe('');
  });
});
