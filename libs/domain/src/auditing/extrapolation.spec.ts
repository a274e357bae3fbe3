import { type Fen, YI } from '../shared/money';
import { type CheckedItem, sampleResult } from './extrapolation';

function checked(yi: bigint, facts: Partial<CheckedItem> = {}): CheckedItem {
  return { amount: (yi * YI) as Fen, status: 'checked', grade: 'none', error: 0n as Fen, ...facts };
}

describe('what a sample says', () => {
  it('is wrong over checked amount, and says that it is no proof', () => {
    const result = sampleResult([
      checked(3n),
      checked(1n, { status: 'concluded', grade: 'serious', error: (YI / 10n) as Fen }),
      checked(5n, { status: 'open' }),
    ]);
    expect(result).toMatchObject({
      drawn: 3,
      checked: 2,
      withIssue: 1,
      checkedAmount: '400000000.00',
      errorAmount: '10000000.00',
      errorRate: '2.50',
    });
    expect(result.words).toContain('尚有 1 张未核查');
    expect(result.words).toContain('不能当作全部凭证差错率的统计证明');
  });

  it('has no rate before anything is checked, nor without money', () => {
    expect(sampleResult([checked(1n, { status: 'open' })]).errorRate).toBeNull();
    expect(sampleResult([checked(0n)]).errorRate).toBeNull();
  });
});
