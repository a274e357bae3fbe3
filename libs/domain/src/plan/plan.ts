import type { Fen } from '../shared/money';
import type { Month } from '../shared/calendar';
import type { Measure } from './measure';

/** Where a lead counts that has no quota line of the plan: directions 58 and the first 59, and “other”. */
export const OTHER_QUOTA_LINE = 'other';

export interface PlanQuotaLine {
  readonly key: string;
  readonly name: string;
  /** Contracted capital over the whole plan period. */
  readonly quota: Fen;
}

export interface PlanHeadGroup {
  readonly key: string;
  readonly name: string;
  /** A target shared by several quota lines is one group; it is never split. */
  readonly quotaLines: readonly string[];
  readonly target: number;
}

export interface PlanPeriod {
  readonly from: Month;
  /** Last month that belongs to the plan. */
  readonly to: Month;
}

/** What progress and bulletins need to know of one version of the plan. */
export interface PlanFacts {
  readonly version: number;
  readonly period: PlanPeriod;
  readonly quotaLines: readonly PlanQuotaLine[];
  readonly headGroups: readonly PlanHeadGroup[];
  /** City totals over the plan period; money in fen, counts as integers. */
  readonly indicators: Readonly<Partial<Record<Measure, bigint>>>;
}
