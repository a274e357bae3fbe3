import { type DocumentKind, numberOf } from '@yipanqi/domain';

/** What a template looks like on: one period of each kind. */
const SAMPLES: Readonly<Record<DocumentKind, { readonly period: string; readonly title: string }>> = {
  monthly: { period: '2021-03', title: '关于2021年3月招商投资促进情况的通报' },
  monthlyInterim: { period: '2021-03', title: '关于2021年3月招商投资促进情况的快报' },
  quarterly: { period: '2021-Q1', title: '关于2021年第一季度招商投资促进工作督查情况的通报' },
  yearly: { period: '2021', title: '关于2021年度招商投资促进工作考核情况的通报' },
};

export function sampleTitle(kind: DocumentKind): string {
  return SAMPLES[kind].title;
}

export function sampleNumber(kind: DocumentKind, pattern: string, edition = 1): string {
  return numberOf(pattern, { kind, period: SAMPLES[kind].period, edition });
}
