import type { Month } from '../shared/calendar';
import type { Exact } from './exact';

/**
 * What one year is assessed from, as plain JSON: it is kept with the edition, and the same facts give the same scores for ever.
 * Money is in fen.
 */
export interface AssessmentFacts {
  readonly year: number;
  /** The last closed month that is counted; its number in the year is what has elapsed. */
  readonly asOf: Month;
  /** The enrolled units, in the order in which they are printed. */
  readonly units: readonly UnitFacts[];
}

export interface UnitFacts {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  /** By key of `INPUTS`; what is missing has no value. */
  readonly inputs: Readonly<Record<string, InputFact>>;
  /** Leads that something was booked for in the year: events for the responsible unit, money for each unit by its share. */
  readonly leads: readonly LeadFact[];
}

export interface InputFact {
  /** null is “—”: no denominator, or not entered. */
  readonly value: Exact | null;
  readonly target?: Exact | null;
  /** Of manual inputs: what shows it. */
  readonly evidence?: string;
}

export const LEAD_FLAGS = ['industrial', 'strategicEmerging', 'digital', 'foreign'] as const;
export type LeadFlag = (typeof LEAD_FLAGS)[number];

export const LEAD_FLAG_NAMES: Readonly<Record<LeadFlag, string>> = {
  industrial: '工业',
  strategicEmerging: '战新',
  digital: '数字经济',
  foreign: '外资',
};

/** What a lead did in the year, booked up to `asOf`. */
export const LEAD_EVENTS = ['signed', 'started', 'producing', 'funded', 'over5bn', 'head'] as const;
export type LeadEvent = (typeof LEAD_EVENTS)[number];

export const LEAD_EVENT_NAMES: Readonly<Record<LeadEvent, string>> = {
  signed: '本年签约',
  started: '本年开工',
  producing: '本年投产',
  funded: '本年有到位资金',
  over5bn: '本年达到50亿元',
  head: '本年签约头部企业',
};

export interface LeadFact {
  /** The lead's number, as printed. */
  readonly lead: string;
  readonly name: string;
  readonly events: readonly LeadEvent[];
  readonly flags: readonly LeadFlag[];
  /** Verified contracted capital of the whole lead to date, all units together: what size bands look at. */
  readonly size: Exact;
  /** Booked in the year for this unit. */
  readonly contracted: Exact;
  readonly inPlace: Exact;
}
