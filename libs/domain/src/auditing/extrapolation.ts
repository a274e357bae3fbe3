import { type Fen, sumFen, toYuan } from '../shared/money';
import { percent } from '../shared/ratio';
import type { FindingGrade, WorksheetStatus } from './worksheet';

export interface CheckedItem {
  readonly amount: Fen;
  readonly status: WorksheetStatus;
  readonly grade: FindingGrade;
  readonly error: Fen;
}

/** What was found in a sample, in figures. */
export interface SampleResult {
  readonly drawn: number;
  readonly checked: number;
  readonly withIssue: number;
  /** Of the records that are checked, 元. */
  readonly checkedAmount: string;
  readonly errorAmount: string;
  /** Wrong ÷ checked amount, per cent; null while nothing with an amount is checked. */
  readonly errorRate: string | null;
  /** What the figures do and do not say. */
  readonly words: string;
}

/** Wrong amount over checked amount, and nothing more: it is said that this is no estimate of the whole. */
export function sampleResult(items: readonly CheckedItem[]): SampleResult {
  const checked = items.filter((item) => item.status !== 'open');
  const amount = sumFen(checked.map((item) => item.amount));
  const error = sumFen(checked.map((item) => item.error));
  return {
    drawn: items.length,
    checked: checked.length,
    withIssue: checked.filter((item) => item.grade !== 'none').length,
    checkedAmount: toYuan(amount),
    errorAmount: toYuan(error),
    errorRate: percent(error, amount, 2),
    words: wordsOf(items.length, checked.length),
  };
}

function wordsOf(drawn: number, checked: number): string {
  if (checked === 0) return '尚未核查，没有可以说明的结果。';
  const part = checked < drawn ? `样本尚有 ${drawn - checked} 张未核查，比率会变。` : '';
  return `${part}差错率只是已核查凭证中差错金额与其金额之比，说明这些凭证的情况；样本小、单位之间差别大，不能当作全部凭证差错率的统计证明，需要时应扩大核查。`;
}
