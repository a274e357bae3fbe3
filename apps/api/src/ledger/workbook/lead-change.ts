import type { NewLead, Placed } from '@yipanqi/api/leads';
import {
  assertLeadUnlocked,
  isOpenStage,
  LOCKED_FIELD_NAMES,
  RuleBroken,
  type CreditSplit,
  type Share,
  type WorkbookLead,
} from '@yipanqi/domain';

/** Columns of 项目 that a row may change, by their headings. */
const COMPARED = {
  name: '项目名称',
  enterpriseId: '企业名称',
  unitId: '责任单位',
  placeUnitId: '落地区县',
  direction: '规划方向',
  industrial: '工业',
  strategicEmerging: '战新',
  digital: '数字经济',
  registeredOn: '登记日期',
  stage: '阶段',
  source: '来源',
  referrer: '引荐人',
  contactName: '联系人',
  contactPhone: '联系电话',
  remark: '备注',
} as const satisfies Partial<Record<keyof NewLead, string>>;
type Compared = keyof typeof COMPARED;

/** The lead as the row wants it. An empty text leaves what is there; an empty direction, flag or split says something. */
export function asWritten(before: NewLead, row: WorkbookLead, enterpriseId: string, placed: Placed): NewLead {
  return {
    ...before,
    ...placed,
    name: row.name,
    enterpriseId,
    unitId: row.unitId,
    placeUnitId: row.placeUnitId ?? before.placeUnitId,
    registeredOn: row.registeredOn,
    stage: row.stage !== null && isOpenStage(before.stage) ? row.stage : before.stage,
    source: row.source ?? before.source,
    referrer: row.referrer ?? before.referrer,
    contactName: row.contactName ?? before.contactName,
    contactPhone: row.contactPhone ?? before.contactPhone,
    remark: row.remark ?? before.remark,
    splits: sameShares(sharesNow(before.splits), row.split) ? before.splits : splitsOf(row),
  };
}

/** Headings of what differs; empty: the row changes nothing. */
export function changedHeadings(before: NewLead, after: NewLead): string[] {
  const fields = (Object.keys(COMPARED) as Compared[]).filter((field) => before[field] !== after[field]);
  return [...fields.map((field) => COMPARED[field]), ...(before.splits === after.splits ? [] : ['分劈'])];
}

/** The first heading that a lead with verified records may not change any more, with the refusal; null: nothing is in the way. */
export function lockedFault(before: NewLead, after: NewLead): { heading: string; refusal: RuleBroken } | null {
  try {
    assertLeadUnlocked(
      { ...before, responsibleUnit: before.unitId },
      { ...after, responsibleUnit: after.unitId },
      true,
    );
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { heading: LOCKED_FIELD_NAMES[error.field as keyof typeof LOCKED_FIELD_NAMES], refusal: error };
  }
  return before.splits === after.splits
    ? null
    : { heading: '分劈', refusal: new RuleBroken('LEAD_LOCKED', { field: '分劈' }) };
}

/** The split of a row holds from the day of registration on. */
export function splitsOf(row: WorkbookLead): CreditSplit[] {
  return row.split.length === 0 ? [] : [{ effectiveFrom: row.registeredOn, shares: row.split }];
}

/** The shares that were set last: what an export shows. */
function sharesNow(splits: readonly CreditSplit[]): readonly Share[] {
  return [...splits].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)).at(-1)?.shares ?? [];
}

function sameShares(a: readonly Share[], b: readonly Share[]): boolean {
  const text = (shares: readonly Share[]): string =>
    shares
      .map(({ unit, bp }) => `${unit}:${bp}`)
      .sort()
      .join(';');
  return text(a) === text(b);
}
