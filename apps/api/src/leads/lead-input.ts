import type { UnitTree } from '@yipanqi/api/identity';
import {
  assertLeadDraft,
  assertSplit,
  parseDay,
  parseYuan,
  RuleBroken,
  type Day,
  type Fen,
  type LeadDraft,
  type Share,
} from '@yipanqi/domain';

/** Names of a draft's fields in the domain → in the request. */
const REQUEST_FIELDS: Readonly<Record<string, string>> = {
  leadNo: 'code',
  responsibleUnit: 'unit',
  intended: 'expected',
  introducer: 'referrer',
  note: 'remark',
};

/** The domain's rules of a draft, their refusals named as the request names its fields. @throws RuleBroken */
export function assertDraft(draft: LeadDraft, asOf: Day): void {
  withField(
    (field) => (field && REQUEST_FIELDS[field]) ?? field,
    () => assertLeadDraft(draft, asOf),
  );
}

/** 元 as text → 分; empty is null. @throws RuleBroken AMOUNT_INVALID, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE */
export function yuanOrNull(text: string | null | undefined, field: string): Fen | null {
  return text
    ? withField(
        () => field,
        () => parseYuan(text),
      )
    : null;
}

/** A calendar date; empty is null. @throws RuleBroken DATE_INVALID */
export function dayOrNull(text: string | null | undefined, field: string): Day | null {
  return text ? parseDay(text, field) : null;
}

/** Shares that add up to 100 % among units that exist. @throws RuleBroken SPLIT_…, UNIT_UNKNOWN */
export function checkedShares(shares: readonly Share[], units: UnitTree): Share[] {
  assertSplit(shares);
  return shares.map(({ unit, bp }) => ({ unit: units.get(unit, 'split').id, bp }));
}

function withField<T>(name: (field: string | undefined) => string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RuleBroken) throw new RuleBroken(error.code, error.details, name(error.field));
    throw error;
  }
}
