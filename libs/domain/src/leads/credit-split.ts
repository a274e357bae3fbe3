import { type Share, WHOLE_BP, assertShares, bpText } from '../shared/allocate';
import type { Day } from '../shared/calendar';
import { RuleBroken } from '../shared/rule-broken';

/** The shares of a lead among units from a day on. */
export interface CreditSplit {
  readonly effectiveFrom: Day;
  readonly shares: readonly Share[];
}

/** A share as written in the workbook: the unit still by name. */
export interface NamedShare {
  readonly name: string;
  readonly bp: number;
}

const PER_CENT = /^(\d{1,3})(?:\.(\d{1,2})0*)?%?$/;

/** @throws RuleBroken SPLIT_SUM, SPLIT_EMPTY, SPLIT_SHARE_INVALID, SPLIT_UNIT_TWICE */
export function assertSplit(shares: readonly Share[]): void {
  assertShares(shares);
}

/**
 * '两江新区:60;万州区:40' → names and basis points, Σ = 10 000. Full-width signs and up to two decimals are accepted; names are
 * resolved to units by the caller. @throws RuleBroken SPLIT_FORMAT, SPLIT_SHARE_INVALID, SPLIT_UNIT_TWICE, SPLIT_SUM
 */
export function parseSplit(text: string, field = 'split'): NamedShare[] {
  const parts = text
    .normalize('NFKC')
    .split(';')
    .map((part) => part.trim());
  const entries = parts.filter((part, index) => part !== '' || index < parts.length - 1);
  const shares = entries.map((entry) => parseShare(entry, text, field));
  assertShares(shares.map(({ name, bp }) => ({ unit: name, bp })));
  return shares;
}

/** The inverse of `parseSplit`, for exports. */
export function splitText(shares: readonly NamedShare[]): string {
  return shares.map(({ name, bp }) => `${name}:${bpText(bp)}`).join(';');
}

/**
 * The shares that hold on a day: those of the latest split in effect; before the first one the earliest holds; without any,
 * everything is the responsible unit's.
 */
export function splitInForce(splits: readonly CreditSplit[], onDay: Day, responsibleUnit: string): readonly Share[] {
  const ordered = [...splits].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const inForce = ordered.findLast((split) => split.effectiveFrom <= onDay) ?? ordered[0];
  return inForce?.shares ?? [{ unit: responsibleUnit, bp: WHOLE_BP }];
}

function parseShare(entry: string, text: string, field: string): NamedShare {
  const colon = entry.lastIndexOf(':');
  const name = entry.slice(0, Math.max(0, colon)).trim();
  if (name === '') throw new RuleBroken('SPLIT_FORMAT', { value: text }, field);
  const share = entry.slice(colon + 1).trim();
  const match = PER_CENT.exec(share);
  if (!match) throw new RuleBroken('SPLIT_SHARE_INVALID', { value: share }, field);
  return { name, bp: Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) };
}
