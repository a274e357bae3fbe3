import type { EditionKind, EditionStatus, RankingWindow } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT, MEASURES, type Measure, parseQuarter, quarterInWords } from '@yipanqi/domain';
import { type Choice, monthWords } from '@yipanqi/web/ui';

export const EDITION_KIND_NAMES: Readonly<Record<EditionKind, string>> = {
  monthly: '月度通报',
  monthlyInterim: '月度快报',
  quarterly: '季度督查报告',
  yearly: '年度考核报告',
};

/** What one calls a report of the kind. */
export const EDITION_WORDS: Readonly<Record<EditionKind, string>> = {
  monthly: '通报',
  monthlyInterim: '通报',
  quarterly: '督查报告',
  yearly: '考核报告',
};

/** 2021 年 3 月, 2021年第一季度, 2021 年 */
export function periodWords(kind: EditionKind, period: string): string {
  if (kind === 'quarterly') return quarterInWords(parseQuarter(period));
  return kind === 'yearly' ? `${period} 年` : monthWords(period);
}

/** Where an edition of the kind is shown. */
export function editionPath({ kind, id }: { kind: EditionKind; id: string }): readonly string[] {
  if (kind === 'quarterly') return ['/supervision/reports', id];
  return kind === 'yearly' ? ['/assessment/editions', id] : ['/bulletins', id];
}

export const EDITION_STATUS_NAMES: Readonly<Record<EditionStatus, string>> = {
  draft: '草稿',
  approved: '已批准',
  published: '已发布',
};

export const WINDOW_NAMES: Readonly<Record<RankingWindow, string>> = { month: '当月', yearToDate: '本年累计' };

export const WINDOW_CHOICES: readonly Choice[] = [
  { value: 'yearToDate', label: WINDOW_NAMES.yearToDate },
  { value: 'month', label: WINDOW_NAMES.month },
];

export const MEASURE_CHOICES: readonly Choice[] = MEASURES.map((measure) => ({
  value: measure,
  label: MEASURE_NAMES[measure],
}));

const COUNT_UNITS: Readonly<Partial<Record<Measure, string>>> = { headEnterprises: '家' };

/** The unit that stands in a heading: 亿元, 个, 家. */
export function unitOfMeasure(measure: Measure): string {
  return MEASURE_UNIT[measure] === 'money' ? '亿元' : (COUNT_UNITS[measure] ?? '个');
}

/** 合同引资额 → 合同引资: as one says it in a sentence. */
export function measureWords(measure: Measure): string {
  return MEASURE_NAMES[measure].replace(/[额数]$/, '');
}
