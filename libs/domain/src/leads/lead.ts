import { type Day, assertNotInFuture } from '../shared/calendar';
import {
  CONTACT_NAME_MAX,
  CONTACT_PHONE_MAX,
  LEAD_NAME_MAX,
  LEAD_NO_MAX,
  NOTE_MAX,
  SOURCE_MAX,
  optionalText,
  requiredText,
} from '../shared/limits';
import { assertAmount } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { nameKey } from '../shared/text';

/** Flags beside the sector; null takes the default of the plan direction. They are never derived from the sector alone. */
export interface LeadFlags {
  readonly industrial: boolean | null;
  readonly strategicEmerging: boolean | null;
  readonly digital: boolean | null;
}

export type ResolvedFlags = { readonly [Flag in keyof LeadFlags]: boolean };

/** A lead as written down at registration, from the page or from a row of the workbook. */
export interface LeadDraft {
  /** The unit's own number, unique in the city (项目编号). */
  readonly leadNo: string;
  readonly name: string;
  readonly responsibleUnit: string;
  /** First report (登记日期). */
  readonly registeredOn: Day;
  /** Intended investment in 分; null when not known yet. Counts in no official figure. */
  readonly intendedFen?: bigint | null;
  readonly source?: string | null;
  readonly introducer?: string | null;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly note?: string | null;
}

/** Everything wrong with a draft, one refusal a field, so that a form or an import can show all at once. */
export function leadFaults(draft: LeadDraft, asOf: Day): RuleBroken[] {
  return DRAFT_RULES.flatMap((rule) => faultOf(() => rule(draft, asOf)));
}

/** @throws RuleBroken the first of `leadFaults` */
export function assertLeadDraft(draft: LeadDraft, asOf: Day): void {
  const [first] = leadFaults(draft, asOf);
  if (first) throw first;
}

const DRAFT_RULES: readonly ((draft: LeadDraft, asOf: Day) => void)[] = [
  (draft) => requiredText(draft.leadNo, '项目编号', LEAD_NO_MAX, 'leadNo'),
  (draft) => assertName(draft.name, '项目名称', LEAD_NAME_MAX, 'name'),
  (draft) => requiredText(draft.responsibleUnit, '责任单位', LEAD_NO_MAX, 'responsibleUnit'),
  (draft, asOf) => assertNotInFuture(draft.registeredOn, asOf, 'registeredOn'),
  (draft) => assertAmount(draft.intendedFen ?? 0n, 'intended'),
  (draft) => optionalText(draft.source, '来源', SOURCE_MAX, 'source'),
  (draft) => optionalText(draft.introducer, '引荐人', CONTACT_NAME_MAX, 'introducer'),
  (draft) => optionalText(draft.contactName, '联系人', CONTACT_NAME_MAX, 'contactName'),
  (draft) => optionalText(draft.contactPhone, '联系电话', CONTACT_PHONE_MAX, 'contactPhone'),
  (draft) => optionalText(draft.note, '备注', NOTE_MAX, 'note'),
];

/** A name that is there, not too long, and has letters or characters to be found by. @throws RuleBroken */
export function assertName(name: string, label: string, max: number, field = 'name'): string {
  const text = requiredText(name, label, max, field);
  if (nameKey(text) === '') throw new RuleBroken('NAME_WITHOUT_LETTERS', { field: label }, field);
  return text;
}

/** The flags with the direction's defaults filled in; a lead without direction has none of them unless said. */
export function resolveFlags(flags: LeadFlags, directionDefaults: ResolvedFlags | null): ResolvedFlags {
  return {
    industrial: flags.industrial ?? directionDefaults?.industrial ?? false,
    strategicEmerging: flags.strategicEmerging ?? directionDefaults?.strategicEmerging ?? false,
    digital: flags.digital ?? directionDefaults?.digital ?? false,
  };
}

/** What official figures hang on: fixed for good once a record of the lead is verified. */
export interface LockedFields extends ResolvedFlags {
  readonly enterpriseId: string;
  readonly responsibleUnit: string;
  /** Key of the plan direction, null for “other”. */
  readonly direction: string | null;
}

export const LOCKED_FIELD_NAMES: Readonly<Record<keyof LockedFields, string>> = {
  enterpriseId: '企业名称',
  responsibleUnit: '责任单位',
  direction: '规划方向',
  industrial: '工业',
  strategicEmerging: '战新',
  digital: '数字经济',
};

/** @throws RuleBroken LEAD_LOCKED naming the first field that would change */
export function assertLeadUnlocked(before: LockedFields, after: LockedFields, hasVerifiedRecord: boolean): void {
  if (!hasVerifiedRecord) return;
  const fields = Object.keys(LOCKED_FIELD_NAMES) as (keyof LockedFields)[];
  const changed = fields.find((field) => before[field] !== after[field]);
  if (changed) throw new RuleBroken('LEAD_LOCKED', { field: LOCKED_FIELD_NAMES[changed] }, changed);
}

function faultOf(check: () => void): RuleBroken[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof RuleBroken) return [error];
    throw error;
  }
}
