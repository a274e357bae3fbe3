import { type Month, monthRange, monthsBetween } from '../shared/calendar';
import { sumFen, toYuan } from '../shared/money';
import { type Ratio, ratio, toPercent } from '../shared/ratio';
import { completion, paceGap } from './annual-target';
import { type Measure, MEASURES } from './measure';
import { type WireValue, wireValue } from './measure-values';
import { OTHER_QUOTA_LINE, type PlanFacts, type PlanPeriod } from './plan';

/** A plan-to-date figure of the city by quota line; `other` included. */
export interface LineTotal {
  readonly quotaLine: string;
  readonly measure: Measure;
  /** The month's own figure; 0 when it is not wanted. */
  readonly thisMonth: bigint;
  readonly planToDate: bigint;
}

/** A head enterprise (or institute) that counts in a group, with the lead for which it does. */
export interface CountedHead {
  readonly group: string;
  readonly enterprise: string;
  readonly leadCode: string;
  readonly leadName: string;
  readonly unit: string;
  readonly month: Month;
}

export interface PlanStandingInput {
  readonly plan: PlanFacts;
  readonly month: Month;
  readonly planToDate: readonly LineTotal[];
  readonly headsCounted: readonly CountedHead[];
}

/** Money in 元, completion in per cent, pace gap in percentage points. */
export interface QuotaLineStanding {
  readonly key: string;
  readonly name: string;
  readonly quota: string;
  readonly thisMonth: string;
  readonly contracted: string;
  readonly completion: string | null;
  readonly paceGap: string | null;
  readonly toSign: string;
}

export type RemainderStanding = Omit<QuotaLineStanding, 'key' | 'name'>;

export interface HeadTargetStanding {
  readonly key: string;
  readonly name: string;
  readonly target: number;
  readonly counted: readonly string[];
  readonly missing: number;
  readonly countedLeads: readonly Omit<CountedHead, 'group'>[];
}

export interface IndicatorStanding {
  readonly measure: Measure;
  readonly target: WireValue;
  readonly actual: WireValue;
  readonly completion: string | null;
  readonly paceGap: string | null;
  /** Still missing, never below 0. */
  readonly missing: WireValue;
}

export interface PlanStanding {
  readonly month: Month;
  readonly planVersion: number;
  readonly elapsedMonths: number;
  readonly planMonths: number;
  /** Elapsed part of the plan period in per cent. */
  readonly timeProgress: string;
  readonly quotaLines: readonly QuotaLineStanding[];
  /** The quota that the plan gives to no line, and what is counted under none. */
  readonly remainder: RemainderStanding;
  readonly headTargets: readonly HeadTargetStanding[];
  readonly indicators: readonly IndicatorStanding[];
}

/** The plan against what was signed and against the clock, at the end of a month. */
export function planStanding(input: PlanStandingInput): PlanStanding {
  const { plan, month } = input;
  const elapsed = planElapsed(plan.period, month);
  return {
    month,
    planVersion: plan.version,
    elapsedMonths: elapsedMonths(plan.period, month),
    planMonths: planMonths(plan.period),
    timeProgress: toPercent(elapsed),
    quotaLines: plan.quotaLines.map(({ key, name, quota }) => ({
      key,
      name,
      ...quotaProgress(input, quota, (line) => line === key, elapsed),
    })),
    remainder: remainderProgress(input, elapsed),
    headTargets: plan.headGroups.map((group) => headProgress(group, input)),
    indicators: indicatorProgress(input, elapsed),
  };
}

/** Elapsed months ÷ months of the plan, between 0 and 1. */
export function planElapsed(period: PlanPeriod, month: Month): Ratio {
  return ratio(BigInt(elapsedMonths(period, month)), BigInt(planMonths(period)));
}

function elapsedMonths(period: PlanPeriod, month: Month): number {
  return Math.min(Math.max(monthsBetween(period.from, month) + 1, 0), planMonths(period));
}

function planMonths(period: PlanPeriod): number {
  return monthRange(period.from, period.to).length;
}

/** Everything counted outside the plan's lines belongs to the remainder, so that lines and remainder add up to the city. */
function remainderProgress(input: PlanStandingInput, elapsed: Ratio): RemainderStanding {
  const { plan } = input;
  const keys = new Set(plan.quotaLines.map(({ key }) => key));
  const quota = (plan.indicators.contracted ?? 0n) - sumFen(plan.quotaLines.map((line) => line.quota));
  return quotaProgress(input, quota, (line) => line === OTHER_QUOTA_LINE || !keys.has(line), elapsed);
}

function quotaProgress(
  input: PlanStandingInput,
  quota: bigint,
  belongs: (quotaLine: string) => boolean,
  elapsed: Ratio,
): RemainderStanding {
  const totals = input.planToDate.filter((total) => total.measure === 'contracted' && belongs(total.quotaLine));
  const contracted = sumFen(totals.map((total) => total.planToDate));
  return {
    quota: toYuan(quota),
    thisMonth: toYuan(sumFen(totals.map((total) => total.thisMonth))),
    contracted: toYuan(contracted),
    completion: completion(contracted, quota),
    paceGap: paceGap(contracted, quota, elapsed),
    toSign: toYuan(atLeastZero(quota - contracted)),
  };
}

/** Counts those of the plan period up to the month, in the order in which they came to count. */
function headProgress(group: PlanFacts['headGroups'][number], input: PlanStandingInput): HeadTargetStanding {
  const { period } = input.plan;
  const last = input.month < period.to ? input.month : period.to;
  const countedLeads = input.headsCounted
    .filter((head) => head.group === group.key && head.month >= period.from && head.month <= last)
    .map(({ enterprise, leadCode, leadName, unit, month }) => ({ enterprise, leadCode, leadName, unit, month }))
    .sort(byMonthThenName);
  return {
    key: group.key,
    name: group.name,
    target: group.target,
    counted: countedLeads.map(({ enterprise }) => enterprise),
    missing: Math.max(0, group.target - countedLeads.length),
    countedLeads,
  };
}

function indicatorProgress(input: PlanStandingInput, elapsed: Ratio): IndicatorStanding[] {
  return MEASURES.flatMap((measure) => {
    const target = input.plan.indicators[measure];
    if (target === undefined) return [];
    const totals = input.planToDate.filter((total) => total.measure === measure);
    const actual = totals.reduce((sum, total) => sum + total.planToDate, 0n);
    return [
      {
        measure,
        target: wireValue(measure, target),
        actual: wireValue(measure, actual),
        completion: completion(actual, target),
        paceGap: paceGap(actual, target, elapsed),
        missing: wireValue(measure, atLeastZero(target - actual)),
      },
    ];
  });
}

function atLeastZero(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

function byMonthThenName(a: Omit<CountedHead, 'group'>, b: Omit<CountedHead, 'group'>): number {
  if (a.month !== b.month) return a.month < b.month ? -1 : 1;
  if (a.enterprise !== b.enterprise) return a.enterprise < b.enterprise ? -1 : 1;
  return a.leadCode < b.leadCode ? -1 : 1;
}
