import type { ActivityIndexOfPeriod } from '../activities/activity-index';
import { CITY_UNIT } from '../identity/permission';
import type { MonthTotal } from '../ledger/month-close';
import type { RecordKind, RecordType } from '../ledger/record';
import type { TargetValue } from '../plan/annual-target';
import { byCohortThenCode } from '../plan/cohort';
import { byMeasure, type MeasureRanks } from '../plan/measure-values';
import type { PlanFacts } from '../plan/plan';
import { type CountedHead, type LineTotal, planStanding } from '../plan/plan-standing';
import { type Day, type Month, yearOf } from '../shared/calendar';
import { type Fen, parseYuan, toYuan } from '../shared/money';
import { bulletinFigures, totalsByUnit, type Windows, windowsOf } from './bulletin-figures';
import type {
  BulletinAdjustmentContent,
  BulletinProjectContent,
  BulletinSigningContent,
  BulletinUnitContent,
  MonthlyBulletinContent,
  ZeroProgress,
} from './monthly-bulletin-content';
import { rank, rankChange, rankWithin } from './ranking';

export interface BulletinUnit {
  readonly id: string;
  readonly name: string;
  readonly cohort: string;
  readonly ranked: boolean;
}

export interface BulletinProject {
  readonly leadCode: string;
  readonly leadName: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly quotaLine: string;
  readonly month: Month;
  readonly contracted: Fen;
}

export interface BulletinSigning {
  readonly leadCode: string;
  readonly leadName: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly quotaLine: string;
  /** Contracted in the month. */
  readonly contracted: Fen;
}

export interface BulletinAdjustment {
  readonly voucherNo: string;
  readonly leadCode: string;
  readonly leadName: string;
  readonly unit: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  readonly bookedMonth: Month;
  readonly fen: Fen | null;
}

export interface MonthlyBulletinInput {
  /** Absent in inputs that were stored when the bulletin had its first form: they give it for ever. */
  readonly form?: 2;
  readonly period: Month;
  /** 快报: the month is still open, and its totals were made from the entries verified so far. */
  readonly interim: boolean;
  readonly plan: PlanFacts;
  readonly units: readonly BulletinUnit[];
  readonly totals: readonly MonthTotal[];
  /** null when that month was never closed. */
  readonly lastMonth: readonly MonthTotal[] | null;
  readonly lastYear: readonly MonthTotal[] | null;
  /** Approved annual targets of the period's year; those of `CITY_UNIT` are the city's. */
  readonly targets: readonly TargetValue[];
  readonly headsCounted: readonly CountedHead[];
  /** Leads that reached 50 亿元 up to the period and still do. */
  readonly projectsOver5bn: readonly BulletinProject[];
  /** Records booked to the period but dated in a month before it. */
  readonly adjustments: readonly BulletinAdjustment[];
  /** Projects with contracted capital in the month; the largest ten are named. */
  readonly signings?: readonly BulletinSigning[];
  /** Version of the scheme of the activity index; null where none holds. */
  readonly schemeVersion?: number | null;
  /** 活跃指数 of the month; null where there is no scheme. */
  readonly activityIndex?: ActivityIndexOfPeriod | null;
}

const TOP = 10;

/** Everything that a monthly bulletin says, from stored totals. The same input gives the same content, byte for byte. */
export function computeMonthlyBulletin(input: MonthlyBulletinInput): MonthlyBulletinContent {
  assertUnitsKnown(input);
  const content = contentOf(input);
  return input.form === 2 ? content : firstForm(content);
}

function contentOf(input: MonthlyBulletinInput): MonthlyBulletinContent {
  const { period, interim } = input;
  const targets = input.targets.filter((target) => target.year === yearOf(period));
  const { plan, headsCounted } = input;
  const standing = planStanding({ plan, month: period, planToDate: lineTotals(input.totals), headsCounted });
  const units = unitContents(input, targets);
  return {
    kind: interim ? 'monthlyInterim' : 'monthly',
    period,
    interim,
    planVersion: plan.version,
    city: bulletinFigures(
      period,
      windowsOf(input.totals),
      input.lastYear && windowsOf(input.lastYear),
      targets.filter((target) => target.unit === CITY_UNIT),
    ),
    units,
    quotaLines: standing.quotaLines,
    remainder: standing.remainder,
    headTargets: standing.headTargets,
    indicators: standing.indicators,
    projectsOver5bn: [...input.projectsOver5bn].sort(byContractedThenCode).map(projectContent),
    adjustments: [...input.adjustments].sort(byVoucher).map(adjustmentContent),
    planPeriod: plan.period,
    topSignings: topSignings(input.signings ?? []),
    zeroProgress: zeroProgress(input.units, units),
    activityIndex: input.activityIndex ?? null,
  };
}

/** What the first form did not have. */
const SECOND_FORM: readonly string[] = [
  'foreignContracted',
  'foreignInPlace',
  'foreignContractedShare',
  'foreignInPlaceShare',
  'planPeriod',
  'topSignings',
  'zeroProgress',
  'activityIndex',
];

function firstForm<T>(content: T): T {
  if (Array.isArray(content)) return content.map(firstForm) as T;
  if (typeof content !== 'object' || content === null) return content;
  const kept = Object.entries(content).filter(([key]) => !SECOND_FORM.includes(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, firstForm<unknown>(member)])) as T;
}

function topSignings(signings: readonly BulletinSigning[]): BulletinSigningContent[] {
  const ordered = signings.filter(({ contracted }) => contracted > 0n).sort(byContractedThenCode);
  return ordered.slice(0, TOP).map(({ contracted, ...signing }) => {
    const { leadCode, leadName, enterprise, unit, quotaLine } = signing;
    const place = 1 + ordered.filter((other) => other.contracted > contracted).length;
    return { place, leadCode, leadName, enterprise, unit, quotaLine, contracted: toYuan(contracted) };
  });
}

function zeroProgress(units: readonly BulletinUnit[], contents: readonly BulletinUnitContent[]): ZeroProgress {
  const ranked = new Set(units.filter((unit) => unit.ranked).map(({ id }) => id));
  const without = (window: 'month' | 'yearToDate'): string[] =>
    contents
      .filter((unit) => ranked.has(unit.unit) && isNothing(unit[window].contracted) && isNothing(unit[window].inPlace))
      .map(({ unit }) => unit);
  return { month: without('month'), year: without('yearToDate') };
}

/** A month in which more was taken back than agreed is no progress either. */
function isNothing(yuan: string | number): boolean {
  return parseYuan(String(yuan)) <= 0n;
}

/** @throws RangeError: a total of a unit that is not listed would be in the city and in no row */
function assertUnitsKnown(input: MonthlyBulletinInput): void {
  const known = new Set(input.units.map((unit) => unit.id));
  const stray = input.totals.find((total) => !known.has(total.unit));
  if (stray !== undefined) throw new RangeError(`totals of a unit that is not listed: ${stray.unit}`);
}

function unitContents(input: MonthlyBulletinInput, targets: readonly TargetValue[]): BulletinUnitContent[] {
  const now = windowsByUnit(input.units, input.totals);
  const lastYear = input.lastYear && windowsByUnit(input.units, input.lastYear);
  const ranks = ranksOf(input.units, now);
  const lastRanks = input.lastMonth && ranksOf(input.units, windowsByUnit(input.units, input.lastMonth));
  return [...input.units].sort(byCohortThenCode).map(({ id, name, cohort }) => ({
    unit: id,
    name,
    cohort,
    ...bulletinFigures(
      input.period,
      now(id),
      lastYear && lastYear(id),
      targets.filter((target) => target.unit === id && id !== CITY_UNIT),
    ),
    rank: ranks.cohort(id),
    cityRank: ranks.city(id),
    rankChange: changes(lastRanks?.cohort(id), ranks.cohort(id)),
    cityRankChange: changes(lastRanks?.city(id), ranks.city(id)),
  }));
}

type WindowsOfUnit = (unit: string) => Windows;

function windowsByUnit(units: readonly BulletinUnit[], totals: readonly MonthTotal[]): WindowsOfUnit {
  const byUnit = totalsByUnit(totals);
  const windows = new Map(units.map(({ id }) => [id, windowsOf(byUnit.get(id) ?? [])]));
  const none = windowsOf([]);
  return (unit) => windows.get(unit) ?? none;
}

interface UnitRanks {
  readonly cohort: (unit: string) => MeasureRanks;
  readonly city: (unit: string) => MeasureRanks;
}

/** By year to date: in the cohort and over the whole city. */
function ranksOf(units: readonly BulletinUnit[], windows: WindowsOfUnit): UnitRanks {
  const perMeasure = byMeasure((measure) => {
    const values = units
      .filter((unit) => unit.ranked)
      .map(({ id, cohort }) => ({ unit: id, cohort, value: windows(id).yearToDate[measure] }));
    return {
      city: new Map(rank(values).map((ranked) => [ranked.unit, ranked.rank])),
      cohort: new Map([...rankWithin(values).values()].flat().map((ranked) => [ranked.unit, ranked.rank])),
    };
  });
  return {
    cohort: (unit) => byMeasure((measure) => perMeasure[measure].cohort.get(unit) ?? null),
    city: (unit) => byMeasure((measure) => perMeasure[measure].city.get(unit) ?? null),
  };
}

function changes(last: MeasureRanks | undefined, current: MeasureRanks): MeasureRanks {
  return byMeasure((measure) => rankChange(last?.[measure], current[measure]));
}

/** Sums over units: what the plan counts by line. */
export function lineTotals(totals: readonly MonthTotal[]): LineTotal[] {
  return totals.map(({ quotaLine, measure, value, planToDate }) => ({
    quotaLine,
    measure,
    thisMonth: value,
    planToDate,
  }));
}

function projectContent({ contracted, ...project }: BulletinProject): BulletinProjectContent {
  const { leadCode, leadName, enterprise, unit, quotaLine, month } = project;
  return { leadCode, leadName, enterprise, unit, quotaLine, month, contracted: toYuan(contracted) };
}

function adjustmentContent(adjustment: BulletinAdjustment): BulletinAdjustmentContent {
  const { voucherNo, leadCode, leadName, unit, type, kind, occurredOn, bookedMonth, fen } = adjustment;
  const amount = fen === null ? null : toYuan(fen);
  return { voucherNo, leadCode, leadName, unit, type, kind, occurredOn, bookedMonth, amount };
}

function byContractedThenCode(
  a: Pick<BulletinProject, 'contracted' | 'leadCode'>,
  b: Pick<BulletinProject, 'contracted' | 'leadCode'>,
): number {
  if (a.contracted !== b.contracted) return a.contracted > b.contracted ? -1 : 1;
  return a.leadCode < b.leadCode ? -1 : 1;
}

function byVoucher(a: BulletinAdjustment, b: BulletinAdjustment): number {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1;
  return a.voucherNo < b.voucherNo ? -1 : 1;
}
