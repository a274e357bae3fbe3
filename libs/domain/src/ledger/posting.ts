import type { Allocation } from '../shared/allocate';
import type { Month } from '../shared/calendar';
import type { Measure } from '../plan/measure';
import type { VerifiedRecord } from './record';

/** What the ledger takes from a lead. All of it is locked once the lead has a verified record. */
export interface LeadFacts {
  readonly id: string;
  readonly enterpriseId: string;
  /** The responsible unit: project counts go to it whole. */
  readonly unit: string;
  readonly quotaLine: string;
  /** Head-target group of the direction; null when it has none. */
  readonly headGroup: string | null;
  readonly industrial: boolean;
  readonly strategicEmerging: boolean;
  readonly digital: boolean;
}

/** One line of the official figures: every figure is a sum over postings. */
export interface Posting {
  /** The record whose verification made this posting. */
  readonly recordId: string;
  readonly leadId: string;
  readonly unit: string;
  readonly quotaLine: string;
  readonly month: Month;
  readonly measure: Measure;
  /** Fen or a count; never 0. */
  readonly value: bigint;
}

type LeadFlag = 'industrial' | 'strategicEmerging' | 'digital';

interface CapitalMeasures {
  readonly whole: Measure;
  readonly flagged: readonly (readonly [LeadFlag, Measure])[];
  readonly foreign: Measure;
}

const CAPITAL_MEASURES: Readonly<Record<VerifiedRecord['type'], CapitalMeasures | null>> = {
  agreement: {
    whole: 'contracted',
    flagged: [
      ['industrial', 'industrialContracted'],
      ['strategicEmerging', 'strategicEmergingContracted'],
      ['digital', 'digitalContracted'],
    ],
    foreign: 'foreignContracted',
  },
  funds: { whole: 'inPlace', flagged: [['industrial', 'industrialInPlace']], foreign: 'foreignInPlace' },
  milestone: null,
};

/** The money of a record by unit, once for each measure that the lead's flags and the currency put it under. */
export function capitalPostings(lead: LeadFacts, record: VerifiedRecord): Posting[] {
  const measures = CAPITAL_MEASURES[record.type];
  if (measures === null) return [];
  const under = [measures.whole, ...measures.flagged.filter(([flag]) => lead[flag]).map(([, measure]) => measure)];
  return [
    ...under.flatMap((measure) => postingsOf(lead, record, measure, record.allocations)),
    ...postingsOf(lead, record, measures.foreign, record.foreign),
  ];
}

function postingsOf(
  lead: LeadFacts,
  record: VerifiedRecord,
  measure: Measure,
  allocations: readonly Allocation[],
): Posting[] {
  return allocations
    .filter(({ fen }) => fen !== 0n)
    .map(({ unit, fen }) => ({
      recordId: record.id,
      leadId: lead.id,
      unit,
      quotaLine: lead.quotaLine,
      month: record.bookedMonth,
      measure,
      value: fen,
    }));
}
