import type { CorrectionKind } from './objection';
import type { ItemResult, ListResult, UnitResult } from './result';

/** Which version of which scheme a year was assessed by. */
export interface YearlyScheme {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  /** Marked 示例: no official weights. */
  readonly sample: boolean;
  readonly note: string;
}

/** An item with what the unit got for it last year; null when there was no such item. */
export interface YearlyItem extends ItemResult {
  readonly last: string | null;
}

/** What a unit came to in the same list last year. */
export interface YearlyLast {
  readonly score: string | null;
  readonly value: string | null;
  readonly rank: number | null;
  readonly of: number;
  readonly grade: string | null;
}

export interface YearlyRow extends Omit<UnitResult, 'items'> {
  readonly items: readonly YearlyItem[];
  /** null: not assessed in this list last year. */
  readonly last: YearlyLast | null;
  /** Points more (+) or fewer (−) than last year; null without either, or when the list's full score differs. */
  readonly scoreChange: string | null;
  /** Places won (+) or lost (−) since last year. */
  readonly rankChange: number | null;
}

export interface YearlyList extends Omit<ListResult, 'units'> {
  readonly units: readonly YearlyRow[];
}

/** What people entered for a unit, as the edition took it. */
export interface YearlyManual {
  readonly unit: string;
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly value: string;
  readonly evidence: string;
  readonly note: string;
}

/** A voucher of the year that was booked after it and is counted by a granted objection. */
export interface YearlyLateEntry {
  readonly voucherNo: string;
  readonly unit: string;
  readonly measure: string;
  /** 元 text, or a count. */
  readonly value: string | number;
}

/** A granted objection that the edition takes in. */
export interface YearlyCorrection {
  /** Number of the objection. */
  readonly key: string;
  readonly unit: string;
  readonly list: string;
  readonly item: string;
  readonly correction: CorrectionKind;
  readonly reply: string;
}

/** A year's assessment as it is stored, printed and digested: no ids of the database, no times, no users. */
export interface YearlyContent {
  readonly kind: 'yearly';
  /** 2021 */
  readonly period: string;
  readonly year: number;
  readonly planVersion: number;
  /** First month of the plan: where figures to date begin. */
  readonly planFrom: string;
  readonly scheme: YearlyScheme;
  readonly objectionDays: number;
  readonly enrolled: number;
  /** Edition of last year with which it is compared; null without one. */
  readonly comparedWith: { readonly year: number; readonly edition: number; readonly scheme: string } | null;
  /** Whose items are told: null for everybody's, as it is stored. */
  readonly openedTo: readonly string[] | null;
  readonly lists: readonly YearlyList[];
  readonly manual: readonly YearlyManual[];
  readonly late: readonly YearlyLateEntry[];
  readonly corrections: readonly YearlyCorrection[];
}

export interface ItemPlace {
  readonly unit: string;
  readonly list: string;
  readonly item: string;
}

export function yearlyRow(content: YearlyContent, list: string, unit: string): YearlyRow | null {
  const found = content.lists.find(({ key }) => key === list);
  return found?.units.find((row) => row.unit === unit) ?? null;
}

export function yearlyItem(content: YearlyContent, { unit, list, item }: ItemPlace): YearlyItem | null {
  return yearlyRow(content, list, unit)?.items.find(({ key }) => key === item) ?? null;
}

/**
 * What others than the bureau see of a published edition: everybody's scores, ranks and grades, but items, entries and
 * corrections of the given units only.
 */
export function narrowedTo(content: YearlyContent, units: readonly string[]): YearlyContent {
  const own = ({ unit }: { readonly unit: string }): boolean => units.includes(unit);
  return {
    ...content,
    openedTo: units,
    lists: content.lists.map((list) => ({
      ...list,
      units: list.units.map((row) => (own(row) ? row : { ...row, items: [], value: shownOnly(row) })),
    })),
    manual: content.manual.filter(own),
    late: content.late.filter(own),
    corrections: content.corrections.filter(own),
  };
}

/** The figure by which a list ranks is public; the leads and inputs behind it are the unit's own. */
function shownOnly({ value }: YearlyRow): YearlyRow['value'] {
  return value && { ...value, inputs: [], leads: [] };
}
