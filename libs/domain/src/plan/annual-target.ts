import { type Month, monthNumber } from '../shared/calendar';
import { type Ratio, ratio, ratioOrNull, subtract, toPercent } from '../shared/ratio';
import { RuleBroken } from '../shared/rule-broken';
import type { Measure } from './measure';

export const TARGET_STATUSES = ['draft', 'approved'] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

export const TARGET_STATUS_NAMES: Readonly<Record<TargetStatus, string>> = { draft: '草稿', approved: '已批准' };

/**
 * How a target is spread over the year: twelve weights in any one scale (fen, counts, per mille), each month's own or
 * cumulative. Only their proportions matter. No phasing means twelve equal months.
 */
export interface Phasing {
  readonly kind: 'perMonth' | 'cumulative';
  readonly values: readonly bigint[];
}

export interface TargetValue {
  readonly unit: string;
  readonly year: number;
  readonly measure: Measure;
  /** Fen for money measures, else a count. */
  readonly value: bigint;
  readonly phasing: Phasing | null;
}

export interface AnnualTarget extends TargetValue {
  readonly status: TargetStatus;
  readonly draftedBy: string;
  readonly approvedBy: string | null;
}

/** A new draft; it takes the place of what was there before only when it is approved. @throws RuleBroken TARGET_NEGATIVE, TARGET_PHASING */
export function draftTarget(value: TargetValue, drafterId: string): AnnualTarget {
  if (value.value < 0n) throw new RuleBroken('TARGET_NEGATIVE', {}, 'value');
  if (value.phasing !== null) assertPhasing(value.phasing);
  return { ...value, status: 'draft', draftedBy: drafterId, approvedBy: null };
}

/** @throws RuleBroken TARGET_STATUS, TARGET_OWN */
export function approveTarget(target: AnnualTarget, approverId: string): AnnualTarget {
  if (target.status !== 'draft') {
    throw new RuleBroken('TARGET_STATUS', { status: TARGET_STATUS_NAMES[target.status], action: '批准' });
  }
  if (target.draftedBy === approverId) throw new RuleBroken('TARGET_OWN');
  return { ...target, status: 'approved', approvedBy: approverId };
}

/** @throws RuleBroken TARGET_PHASING */
export function assertPhasing({ kind, values }: Phasing): void {
  const falls = values.some((value, index) => kind === 'cumulative' && value < (values[index - 1] ?? 0n));
  const whole = kind === 'cumulative' ? values[11] : values.reduce((sum, value) => sum + value, 0n);
  if (values.length !== 12 || values.some((value) => value < 0n) || falls || whole === undefined || whole === 0n) {
    throw new RuleBroken('TARGET_PHASING', {}, 'phasing');
  }
}

/** The part of the year that the clock, or the phased curve, has run through at the end of the month; exact. */
export function timeProgress(month: Month, phasing: Phasing | null = null): Ratio {
  const elapsed = monthNumber(month);
  if (phasing === null) return ratio(BigInt(elapsed), 12n);
  if (phasing.kind === 'cumulative') return ratio(phasing.values[elapsed - 1] ?? 0n, phasing.values[11] ?? 1n);
  return ratio(sum(phasing.values.slice(0, elapsed)), sum(phasing.values));
}

/** actual ÷ target in per cent, one decimal; null (“—”) without a target. */
export function completion(actual: bigint, target: bigint | null | undefined): string | null {
  return toPercent(completionRatio(actual, target));
}

/** completion − time progress in percentage points, two decimals, rounded once: '-12.92', '42.31'; null without a target. */
export function paceGap(actual: bigint, target: bigint | null | undefined, elapsed: Ratio): string | null {
  const done = completionRatio(actual, target);
  return done === null ? null : toPercent(subtract(done, elapsed), 2);
}

function completionRatio(actual: bigint, target: bigint | null | undefined): Ratio | null {
  return ratioOrNull(actual, target ?? 0n);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
