import { SAMPLE_RULE_SET, UNIT_MEASURE_SUBJECT, UNIT_SUBJECT } from '@yipanqi/domain';
import { conditionWords, deadlineWords, orderPath, ruleWords } from './supervision.labels';

const rule = (key: string) => SAMPLE_RULE_SET.rules.find((each) => each.key === key)!;

describe('words of supervision', () => {
  it('says conditions as one reads them', () => {
    expect(ruleWords(UNIT_SUBJECT, rule('inPlaceRateLow'))).toEqual([
      { light: 'red', words: '资金到位率（同期，今年以来）低于 10 %' },
      { light: 'yellow', words: '资金到位率（同期，今年以来）低于 20 %' },
    ]);
    const [filter] = rule('contractedBehind').filters;
    expect(conditionWords(UNIT_MEASURE_SUBJECT, filter!)).toBe('指标为合同引资额');
    expect(conditionWords(undefined, { field: 'x', comparison: 'daysOver', threshold: '30' })).toBe('距x已超过 30 天');
  });

  it('says how a deadline stands, and nothing once nobody waits', () => {
    const words = (state: 'issued' | 'returned' | 'replied', overdueDays: number, left: number): string =>
      deadlineWords({ state, overdueDays } as Parameters<typeof deadlineWords>[0], left);
    expect([words('issued', 3, -3), words('returned', 0, 0), words('issued', 0, 5), words('replied', 0, 5)]).toEqual([
      '超期 3 天',
      '今天到期',
      '还有 5 天',
      '',
    ]);
  });

  it('finds the page of an order by its number', () => {
    expect(orderPath('督办单〔2021〕3号')).toEqual(['/supervision/orders', '2021-3']);
  });
});
