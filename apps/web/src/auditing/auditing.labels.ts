import {
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  RECORD_TYPES,
  WORKSHEET_STATUS_NAMES,
  type RecordKind,
  type RecordType,
  type WorksheetStatus,
} from '@yipanqi/domain';
import type { Choice, StateKey } from '@yipanqi/web/ui';

/** Colour and shape of a worksheet's state; the words are the domain's. */
export const WORKSHEET_LOOKS: Readonly<Record<WorksheetStatus, StateKey>> = {
  open: 'draft',
  checked: 'checked',
  sent: 'pending',
  replied: 'submitted',
  concluded: 'done',
};

export { WORKSHEET_STATUS_NAMES };

export const TYPE_CHOICES: readonly Choice[] = [
  { value: '', label: '全部类型' },
  ...RECORD_TYPES.map((type) => ({ value: type, label: RECORD_TYPE_NAMES[type] })),
];

/** 到位资金·到账 */
export function recordKind({ type, kind }: { readonly type: RecordType; readonly kind: RecordKind }): string {
  return `${RECORD_TYPE_NAMES[type]}·${RECORD_KIND_NAMES[kind]}`;
}

/** Years that can be audited, latest first. */
export function auditYears(today: string): readonly Choice[] {
  const current = Number(today.slice(0, 4)) || 2021;
  return Array.from({ length: 10 }, (_, back) => String(current - back)).map((year) => ({
    value: year,
    label: `${year} 年`,
  }));
}

/** The last full year. */
export function lastFullYear(today: string): string {
  return String((Number(today.slice(0, 4)) || 2022) - 1);
}
