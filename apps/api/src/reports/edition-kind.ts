import type { EditionKind, EditionStatus, JobKind } from '@yipanqi/contract';
import { parseMonth, parseQuarter, parseYear } from '@yipanqi/domain';

export const EDITION_KINDS: readonly EditionKind[] = ['monthly', 'monthlyInterim', 'quarterly', 'yearly'];

export const EDITION_KIND_NAMES: Readonly<Record<EditionKind, string>> = {
  monthly: '月度通报',
  monthlyInterim: '月度快报',
  quarterly: '季度督查报告',
  yearly: '年度考核报告',
};

/** Kind of background work that computes it; its handler stands with the maker. */
export const EDITION_JOBS = {
  monthly: 'monthly-bulletin',
  monthlyInterim: 'monthly-bulletin',
  quarterly: 'quarterly-report',
  yearly: 'yearly-report',
} as const satisfies Record<EditionKind, JobKind>;

/** Where a report of the kind is shown. */
export function editionPage({ kind, id }: { kind: EditionKind; id: string }): string {
  const pages: Readonly<Record<EditionKind, string>> = {
    monthly: '/bulletins',
    monthlyInterim: '/bulletins',
    quarterly: '/supervision/reports',
    yearly: '/assessment/editions',
  };
  return `${pages[kind]}/${id}`;
}

/** 2021-03, 2021-Q1 or 2021, as the kind has it. @throws RuleBroken MONTH_INVALID, QUARTER_INVALID, YEAR_INVALID */
export function parsePeriod(kind: EditionKind, period: string): string {
  if (kind === 'quarterly') return parseQuarter(period, 'period');
  return kind === 'yearly' ? String(parseYear(period, 'period')) : parseMonth(period, 'period');
}

const STATUS_MARKS: Readonly<Record<EditionStatus, string>> = {
  draft: '（草稿）',
  approved: '（待发布）',
  published: '',
};

/** Stands behind the number until an edition is published; a 快报 never is. */
export function statusMark({ kind, status }: { kind: EditionKind; status: EditionStatus }): string {
  return kind === 'monthlyInterim' ? '' : STATUS_MARKS[status];
}

/** （第2版）, from the second edition on. */
export function editionMark(edition: number): string {
  return edition > 1 ? `（第${edition}版）` : '';
}
