import type { EditionKind, EditionStatus } from '@yipanqi/contract';
import { type Month, monthNumber, yearOf } from '@yipanqi/domain';

export function monthInWords(period: Month): string {
  return `${yearOf(period)}年${monthNumber(period)}月`;
}

export function editionTitle(kind: EditionKind, period: Month): string {
  return `关于${monthInWords(period)}招商投资促进情况的${kind === 'monthlyInterim' ? '快报' : '通报'}`;
}

/** 2021年第3期; from the second edition on with the edition. */
export function editionNumber(period: Month, edition: number): string {
  return `${yearOf(period)}年第${monthNumber(period)}期${edition > 1 ? `（第${edition}版）` : ''}`;
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

/** 关于2021年3月招商投资促进情况的通报（第2版）.docx */
export function editionFileName(
  { kind, period, edition }: { kind: EditionKind; period: Month; edition: number },
  ending: string,
): string {
  return `${editionTitle(kind, period)}${edition > 1 ? `（第${edition}版）` : ''}.${ending}`;
}
