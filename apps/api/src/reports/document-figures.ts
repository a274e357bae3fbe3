import {
  type BulletinUnitContent,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  type RecordKind,
  type RecordType,
} from '@yipanqi/domain';

/** Places won or lost. */
export function changePrinted(change: number | null): string {
  if (change === null) return '—';
  if (change === 0) return '平';
  return change > 0 ? `升${change}` : `降${-change}`;
}

/** 协议·增资, 到位资金·冲正. */
export function recordWords(type: RecordType, kind: RecordKind): string {
  return `${RECORD_TYPE_NAMES[type]}·${RECORD_KIND_NAMES[kind]}`;
}

/** By rank of contracted capital of the year to date; units that are not ranked last. */
export function byContractedRank(a: BulletinUnitContent, b: BulletinUnitContent): number {
  const place = (unit: BulletinUnitContent): number => unit.rank.contracted ?? Number.MAX_SAFE_INTEGER;
  return place(a) - place(b) || (a.unit < b.unit ? -1 : 1);
}
