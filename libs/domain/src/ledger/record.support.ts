import type { Day, Month } from '../shared/calendar';
import type { Fen } from '../shared/money';
import { type HeadCount } from './head-count';
import { aLead } from './history.support';
import type { LeadFacts, Posting } from './posting';
import type { RecordFacts, VerifiedRecord } from './record';
import { type Verification, verifyRecord, type VerifyInput } from './verify-record';

/** Builders for the ledger's specs. */

export const day = (text: string): Day => text as Day;
export const month = (text: string): Month => text as Month;

let serial = 0;

export function aRecord(facts: Partial<RecordFacts> = {}): RecordFacts {
  serial += 1;
  const id = facts.id ?? `r${serial}`;
  return {
    id,
    voucherNo: id,
    leadId: 'lead',
    type: 'agreement',
    kind: 'formal',
    occurredOn: day('2021-03-15'),
    fen: 10_000n as Fen,
    currency: 'CNY',
    reverses: null,
    headList: null,
    ...facts,
  };
}

/** Verifies records of one lead one after the other. */
export class LeadHistory {
  readonly verified: VerifiedRecord[] = [];
  readonly postings: Posting[] = [];
  lastClosed: Month | null = null;
  headsBefore: HeadCount | null = null;

  constructor(
    readonly lead: LeadFacts = aLead(),
    readonly splits: VerifyInput['splits'] = [],
  ) {}

  verify(facts: Partial<RecordFacts>): Verification {
    const { lead, splits, lastClosed, headsBefore } = this;
    const record = aRecord({ leadId: lead.id, ...facts });
    const done = verifyRecord({ lead, splits, lastClosed, headsBefore, before: [...this.verified], record });
    this.verified.push(done.record);
    this.postings.push(...done.postings);
    return done;
  }
}

/** Postings as short text: '2021-03 500101 contracted 100'. */
export function lines(postings: readonly Posting[]): string[] {
  return postings.map(({ month: booked, unit, measure, value }) => `${booked} ${unit} ${measure} ${value}`);
}
