import type { MeasureRates, MeasureValues } from '../plan/measure-values';
import type { Day, Quarter } from '../shared/calendar';
import type { SupervisionFinding } from './findings';
import type { OrderState } from './order';
import type { FindingLight, Light } from './rule-set';

/** Figures of one unit, or of the city. */
export interface QuarterFigures {
  /** The three months of the quarter. */
  readonly quarter: MeasureValues;
  readonly yearToDate: MeasureValues;
  /** Approved annual targets; null where there is none. */
  readonly target: Readonly<Record<keyof MeasureValues, string | number | null>>;
  /** Year to date against the annual target, per cent. */
  readonly completion: MeasureRates;
  /** Year to date against the clock, percentage points. */
  readonly paceGap: MeasureRates;
  /** Year to date against the same months of last year, per cent. */
  readonly yoy: MeasureRates;
}

export interface QuarterUnitContent extends QuarterFigures {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  readonly light: Light;
  readonly redFindings: number;
  readonly yellowFindings: number;
  /** Orders: issued in the quarter, standing at its end, and of those overdue. */
  readonly ordersIssued: number;
  readonly ordersOpen: number;
  readonly ordersOverdue: number;
}

/** A rule as it was applied, with what it found. */
export interface QuarterRuleContent {
  readonly key: string;
  readonly name: string;
  readonly asked: string;
  readonly deadlineDays: number;
  readonly red: number;
  readonly yellow: number;
  readonly units: number;
}

export interface QuarterOrderContent {
  readonly number: string;
  readonly unit: string;
  readonly item: string;
  readonly issuedOn: Day;
  readonly deadline: Day;
  readonly state: OrderState;
  readonly light: Light | null;
  readonly overdueDays: number;
  /** Replies up to the end of the quarter, and of those late ones. */
  readonly replies: number;
  readonly lateReplies: number;
  /** Day on which it was closed or withdrawn. */
  readonly endedOn: Day | null;
}

export interface QuarterReplyContent {
  readonly number: string;
  readonly unit: string;
  readonly on: Day;
  readonly text: string;
  readonly evidence: string;
  readonly late: boolean;
  /** What the bureau said of it up to the end of the quarter; null while it has not. */
  readonly verdict: 'accepted' | 'sentBack' | null;
}

export interface LastFindingContent {
  readonly key: string;
  readonly ruleName: string;
  readonly light: FindingLight;
  readonly unit: string;
  readonly name: string;
  readonly sentence: string;
  /** The rules still find it at the end of this quarter. */
  readonly stands: boolean;
  /** Number of the order that was issued for it, and how that stands. */
  readonly order: string | null;
  readonly orderState: OrderState | null;
}

/** What became of the last quarter's findings. */
export interface LastQuarterContent {
  readonly period: Quarter;
  readonly found: number;
  readonly settled: number;
  readonly standing: number;
  readonly findings: readonly LastFindingContent[];
}

/**
 * A quarterly supervision report as it is stored, printed and digested. Everything is as of the last day of the quarter;
 * nothing in it depends on the database that it was computed in.
 */
export interface QuarterlyContent {
  readonly kind: 'quarterly';
  readonly period: Quarter;
  readonly asOf: Day;
  readonly planVersion: number;
  readonly rulesVersion: number;
  readonly rulesName: string;
  readonly rulesSample: boolean;
  /** By which conditions a unit is red, yellow or green. */
  readonly lightWords: Readonly<Record<Light, string>>;
  readonly city: QuarterFigures;
  readonly units: readonly QuarterUnitContent[];
  readonly rules: readonly QuarterRuleContent[];
  readonly findings: readonly SupervisionFinding[];
  /** Issued in the quarter. */
  readonly orders: readonly QuarterOrderContent[];
  /** Issued before and standing at the end of the last quarter, as they stand at the end of this one. */
  readonly carried: readonly QuarterOrderContent[];
  /** Received in the quarter. */
  readonly replies: readonly QuarterReplyContent[];
  /** null when the last quarter was never supervised. */
  readonly lastQuarter: LastQuarterContent | null;
}
