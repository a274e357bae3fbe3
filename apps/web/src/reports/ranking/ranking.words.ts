import type { RankingAnswer } from '@yipanqi/contract';
import { MEASURE_UNIT, formatMoney, type Measure, monthNumber, parseMonth, type WireValue } from '@yipanqi/domain';
import { monthWords } from '@yipanqi/web/ui';
import { measureWords, unitOfMeasure } from '../reports.labels';

type Asked = Pick<RankingAnswer, 'month' | 'measure' | 'window' | 'interim'>;

/** “2021 年 1—6 月 · 主城新区 · 按合同引资 · 快报” */
export function rankingSentence(asked: Asked, cohort: string): string {
  const parts = [windowWords(asked.month, asked.window), cohort || '全部分组', `按${measureWords(asked.measure)}`];
  return [...parts, ...(asked.interim ? ['快报'] : [])].join(' · ');
}

/** 2021 年 6 月, or 2021 年 1—6 月 for the year to date. */
export function windowWords(month: string, window: RankingAnswer['window']): string {
  const number = monthNumber(parseMonth(month));
  if (window === 'month' || number === 1) return monthWords(month);
  return `${month.slice(0, 4)} 年 1—${number} 月`;
}

/** 12.34 亿元, 5 个 */
export function valueWords(measure: Measure, value: WireValue): string {
  if (MEASURE_UNIT[measure] === 'count') return `${value} ${unitOfMeasure(measure)}`;
  const money = formatMoney(String(value));
  return `${money.text} ${money.unit}`;
}

/** 超时序 3.20 个百分点 */
export function paceWords(paceGap: string | null): string {
  if (paceGap === null) return '没有年度目标';
  if (Number(paceGap) === 0) return '与时序持平';
  return `${paceGap.startsWith('-') ? '欠' : '超'}时序 ${paceGap.replace('-', '')} 个百分点`;
}
