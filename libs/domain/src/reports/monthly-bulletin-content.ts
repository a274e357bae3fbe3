import type { ActivityIndexOfPeriod } from '../activities/activity-index';
import type { RecordKind, RecordType } from '../ledger/record';
import { type Measure, MEASURES } from '../plan/measure';
import type { MeasureRanks, MeasureRates, MeasureValues } from '../plan/measure-values';
import type {
  HeadTargetStanding,
  IndicatorStanding,
  QuotaLineStanding,
  RemainderStanding,
} from '../plan/plan-standing';
import type { PlanPeriod } from '../plan/plan';
import type { Day, Month } from '../shared/calendar';
import type { WindowRates } from './rates';

export interface BulletinFigures {
  readonly month: MeasureValues;
  readonly yearToDate: MeasureValues;
  readonly planToDate: MeasureValues;
  /** Of the year to date. */
  readonly rates: WindowRates;
  /** Approved annual targets; null where there is none. */
  readonly target: Readonly<Record<keyof MeasureValues, string | number | null>>;
  /** Year to date against the annual target, per cent. */
  readonly completion: MeasureRates;
  /** Year to date against the clock, percentage points. */
  readonly paceGap: MeasureRates;
  /** Year to date against the same months of last year, per cent. */
  readonly yoy: MeasureRates;
  /** The month against the same month of last year, per cent. */
  readonly yoyMonth: MeasureRates;
}

export interface BulletinUnitContent extends BulletinFigures {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  /** By year to date, in the cohort; null for a unit that is not ranked. */
  readonly rank: MeasureRanks;
  readonly cityRank: MeasureRanks;
  /** Places won (+) or lost (−) against last month's bulletin. */
  readonly rankChange: MeasureRanks;
  readonly cityRankChange: MeasureRanks;
}

export interface BulletinProjectContent {
  readonly leadCode: string;
  readonly leadName: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly quotaLine: string;
  /** The month in which it reached 50 亿元. */
  readonly month: Month;
  readonly contracted: string;
}

/** A project by what was contracted with it in the month, increases and reversals included. */
export interface BulletinSigningContent {
  /** 1, 2, 2, 4 */
  readonly place: number;
  readonly leadCode: string;
  readonly leadName: string;
  readonly enterprise: string;
  readonly unit: string;
  readonly quotaLine: string;
  readonly contracted: string;
}

/** Ranked units with neither contracted capital nor money in place, by cohort and code. */
export interface ZeroProgress {
  readonly month: readonly string[];
  readonly year: readonly string[];
}

export interface BulletinAdjustmentContent {
  readonly voucherNo: string;
  readonly leadCode: string;
  readonly leadName: string;
  readonly unit: string;
  readonly type: RecordType;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  readonly bookedMonth: Month;
  /** null for milestones. */
  readonly amount: string | null;
}

/**
 * A monthly bulletin as it is stored, printed and digested. Nothing in it depends on the database that it was computed in:
 * no ids, no times, no users.
 */
export interface MonthlyBulletinContent {
  readonly kind: 'monthly' | 'monthlyInterim';
  readonly period: Month;
  readonly interim: boolean;
  readonly planVersion: number;
  readonly city: BulletinFigures;
  readonly units: readonly BulletinUnitContent[];
  readonly quotaLines: readonly QuotaLineStanding[];
  readonly remainder: RemainderStanding;
  readonly headTargets: readonly HeadTargetStanding[];
  readonly indicators: readonly IndicatorStanding[];
  readonly projectsOver5bn: readonly BulletinProjectContent[];
  readonly adjustments: readonly BulletinAdjustmentContent[];
  /** From here on: absent in bulletins of the first form, which had eleven measures. */
  readonly planPeriod?: PlanPeriod;
  /** The ten largest of the month. */
  readonly topSignings?: readonly BulletinSigningContent[];
  readonly zeroProgress?: ZeroProgress;
  /** null where none was computed for the month. */
  readonly activityIndex?: ActivityIndexOfPeriod | null;
}

/** The measures of which a bulletin speaks: those that there were when it was computed. */
export function measuresOf({ city }: Pick<MonthlyBulletinContent, 'city'>): readonly Measure[] {
  return MEASURES.filter((measure) => measure in city.month);
}
