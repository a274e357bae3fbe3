import { RuleBroken } from './rule-broken';
import { textLength } from './text';

/** Lengths in characters, shared by forms, requests, imports and columns. */
export const LEAD_NAME_MAX = 200;
export const LEAD_NO_MAX = 64;
export const ENTERPRISE_NAME_MAX = 200;
export const ENTERPRISE_ALIAS_MAX = 200;
export const ENTERPRISE_ALIASES_MAX = 20;
export const VOUCHER_NO_MAX = 64;
export const EVIDENCE_MAX = 500;
export const NOTE_MAX = 2_000;
export const REASON_MAX = 500;
export const SOURCE_MAX = 200;
export const CONTACT_NAME_MAX = 100;
export const CONTACT_PHONE_MAX = 50;
export const PLACE_MAX = 100;
export const HEAD_LIST_MAX = 100;
export const ACTIVITY_SUBJECT_MAX = 200;
export const COUNTERPART_MAX = 200;
export const INDEX_SCHEME_NAME_MAX = 100;
export const USERNAME_MAX = 64;
export const DISPLAY_NAME_MAX = 64;
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
export const SEARCH_MAX = 100;
export const IDEMPOTENCY_KEY_MAX = 128;
export const SPLIT_UNITS_MAX = 20;

export const PAGE_SIZE_DEFAULT = 20;
export const PAGE_SIZE_MAX = 100;
/** Counts on lists are exact up to here and “1 000+” above. */
export const COUNT_CAP = 1_000;

export const IMPORT_FILE_MAX_BYTES = 64 * 1024 * 1024;
/** A workbook is counted while it is inflated and refused beyond this. */
export const IMPORT_INFLATED_MAX_BYTES = 512 * 1024 * 1024;
export const EXPORT_ROWS_MAX = 500_000;

/** Text without surrounding spaces, there and not too long. `label` is the field's name on the page. @throws RuleBroken */
export function requiredText(text: string | null | undefined, label: string, max: number, field?: string): string {
  const trimmed = optionalText(text, label, max, field);
  if (trimmed === null) throw new RuleBroken('FIELD_REQUIRED', { field: label }, field);
  return trimmed;
}

/** Text without surrounding spaces, or null when there is none. @throws RuleBroken TEXT_TOO_LONG */
export function optionalText(
  text: string | null | undefined,
  label: string,
  max: number,
  field?: string,
): string | null {
  const trimmed = (text ?? '').trim();
  const length = textLength(trimmed);
  if (length > max) throw new RuleBroken('TEXT_TOO_LONG', { field: label, max, length }, field);
  return trimmed === '' ? null : trimmed;
}
