import type { ActivityIndexAnswer, ActivityIndexRow } from '@yipanqi/contract';
import {
  addPeriods,
  type Day,
  daysOfPeriod,
  indexPeriodOf,
  parseIndexPeriod,
  ratio,
  ratioFromDecimal,
  add,
  divide,
  RATIO_ZERO,
  type SubIndex,
  toDecimal,
  weekNumber,
} from '@yipanqi/domain';
import { type Choice, monthWords } from '@yipanqi/web/ui';
import type { PostingsOf } from '@yipanqi/web/ledger';

const MONTHS_BACK = 36;
const WEEKS_BACK = 53;

/** '2021-03' → 2021 年 3 月; '2021-W12' → 2021 年第 12 周（3 月 22 日至 3 月 28 日） */
export function periodWords(text: string): string {
  const period = parseIndexPeriod(text);
  if (period.kind === 'month') return monthWords(period.text);
  const { from, to } = daysOfPeriod(period);
  return `${text.slice(0, 4)} 年第 ${weekNumber(period.text)} 周（${shortDay(from)}至 ${shortDay(to)}）`;
}

/** On the axis of a chart. */
export function periodTick(text: string): string {
  const period = parseIndexPeriod(text);
  return period.kind === 'month' ? `${Number(text.slice(5))}月` : `${weekNumber(period.text)}周`;
}

/** What one reads without having asked: the last closed month, or the last week that has ended. */
export function defaultPeriod(kind: 'month' | 'week', today: string, lastClosedMonth: string | null): string {
  const before = addPeriods(indexPeriodOf(today as Day, kind), -1).text;
  return kind === 'month' ? (lastClosedMonth ?? before) : before;
}

/** Newest first, by year. */
export function periodChoices(kind: 'month' | 'week', today: string, chosen: string): Choice[] {
  const last = indexPeriodOf(today as Day, kind);
  const count = kind === 'month' ? MONTHS_BACK : WEEKS_BACK;
  const texts: string[] = Array.from({ length: count }, (_, step) => addPeriods(last, -step).text);
  const all = texts.includes(chosen) ? texts : [...texts, chosen].sort().reverse();
  return all.map((text) => ({ value: text, label: choiceWords(text), group: `${text.slice(0, 4)} 年` }));
}

/** 2021 年 3 月 · 主城新区 · 第 1 版方案（示例）· 快报 */
export function indexSentence(answer: ActivityIndexAnswer, cohort: string): string {
  const { number, sample, draft } = answer.scheme;
  const scheme = `第 ${number} 版方案${draft ? '（草稿，试算）' : sample ? '（示例）' : ''}`;
  const words = [periodWords(answer.period), cohort || '全部分组', scheme, answer.interim && '快报'];
  return words.filter(Boolean).join(' · ');
}

/** Which days or months the figures come from. */
export function sourceSentence(kind: 'month' | 'week'): string {
  return kind === 'month'
    ? '按月：签约、开工取计入该月的已审核凭证（已月结的月份取月结数），活动取计入该月的已审核活动；冲正在其计入的月份扣除。'
    : '按周：签约、开工和活动都按发生日期统计已审核的记录，周一至周日；与按月的计入口径不同，逐周相加不等于月数。';
}

/** The postings behind a ledger figure of a period. */
export function postingsOf(
  answer: Pick<ActivityIndexAnswer, 'kind' | 'period' | 'from' | 'to'>,
  unit: string,
  measure: PostingsOf['measure'],
): PostingsOf {
  if (answer.kind === 'month') return { measure, unit, from: answer.period, to: answer.period };
  return { measure, unit, occurredFrom: answer.from, occurredTo: answer.to };
}

/** The request for the activities behind a figure of a period. */
export function activitiesOf(
  answer: Pick<ActivityIndexAnswer, 'kind' | 'period' | 'from' | 'to'>,
  unit: string,
  kind: string,
): Record<string, string> {
  const asked = { unit, kind, status: 'verified', sums: '1' };
  if (answer.kind === 'month') return { ...asked, bookedMonth: answer.period };
  return { ...asked, from: answer.from, to: answer.to };
}

/** Mean of a sub-index over the ranked units of a cohort, for the grey line of the radar; null when there are none. */
export function cohortMean(rows: readonly ActivityIndexRow[], cohort: string, sub: SubIndex): number | null {
  const values = rows
    .filter((row) => row.ranked && row.cohort === cohort)
    .flatMap((row) => row.subs[sub].normalised ?? []);
  if (values.length === 0) return null;
  const sum = values.map(ratioFromDecimal).reduce(add, RATIO_ZERO);
  return Number(toDecimal(divide(sum, ratio(BigInt(values.length))), 2));
}

/** As short as a phone's list needs it: 第 12 周 3.22—3.28 */
function choiceWords(text: string): string {
  const period = parseIndexPeriod(text);
  if (period.kind === 'month') return monthWords(period.text);
  const { from, to } = daysOfPeriod(period);
  const dots = (day: string): string => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`;
  return `第 ${weekNumber(period.text)} 周 ${dots(from)}—${dots(to)}`;
}

function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`;
}
