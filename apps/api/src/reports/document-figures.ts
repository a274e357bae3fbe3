import {
  type BulletinUnitContent,
  groupDigits,
  MEASURE_UNIT,
  type Measure,
  parseYuan,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  type RecordKind,
  type RecordType,
  roundHalfUp,
  type WireValue,
  YI,
} from '@yipanqi/domain';

/** 元 as on the wire → 亿元, exact, without trailing zeros: '13234567800.00' → '132.345678'. */
export function yiExact(yuan: WireValue): string {
  const decimals = 10;
  const text = roundHalfUp(parseYuan(String(yuan)), YI, decimals);
  return text.replace(/\.?0+$/, '');
}

/** 元 as on the wire → 亿元 with two decimals and separators, as it is printed. */
export function yiPrinted(yuan: WireValue): string {
  return groupDigits(roundHalfUp(parseYuan(String(yuan)), YI, 2));
}

/** A figure as it is printed: 亿元 or a count. */
export function printed(measure: Measure, value: WireValue | null): string {
  if (value === null) return '—';
  return MEASURE_UNIT[measure] === 'money' ? yiPrinted(value) : groupDigits(String(value));
}

export function percentPrinted(percent: string | null): string {
  return percent === null ? '—' : `${percent}%`;
}

/** Percentage points with their sign. */
export function pointsPrinted(points: string | null): string {
  if (points === null) return '—';
  return /^-|^0\.0+$/.test(points) ? points : `+${points}`;
}

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
