import type { EditionKind } from '@yipanqi/contract';
import { type Month, monthNumber, yearOf } from '@yipanqi/domain';
import { editionMark } from './edition-kind';

export { statusMark } from './edition-kind';

export function monthInWords(period: Month): string {
  return `${yearOf(period)}年${monthNumber(period)}月`;
}

export function editionTitle(kind: EditionKind, period: Month): string {
  return `关于${monthInWords(period)}招商投资促进情况的${kind === 'monthlyInterim' ? '快报' : '通报'}`;
}

/** 2021年第3期; from the second edition on with the edition. */
export function editionNumber(period: Month, edition: number): string {
  return `${yearOf(period)}年第${monthNumber(period)}期${editionMark(edition)}`;
}
