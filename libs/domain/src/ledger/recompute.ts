import { countChanges } from './count-states';
import { type HeadCount, headCandidate, isEarlierHead } from './head-count';
import { capitalPostings, type LeadFacts, type Posting } from './posting';
import type { VerifiedRecord } from './record';

/** A posting that does not say which verification made it. */
export type Figure = Omit<Posting, 'recordId'>;

/**
 * The official figures from the verified records alone, without the history of how they came about: the sum by unit, line,
 * month and measure equals that of the postings made at verification.
 */
export function recomputePostings(leads: readonly LeadFacts[], records: readonly VerifiedRecord[]): Figure[] {
  const ofLead = new Map<string, VerifiedRecord[]>(leads.map((lead) => [lead.id, []]));
  for (const record of records) ofLead.get(record.leadId)?.push(record);
  const ownFigures = leads.flatMap((lead) => leadFigures(lead, ofLead.get(lead.id) ?? []));
  return [...ownFigures, ...headsCountedFor(leads, records).map(headFigure)];
}

/** The agreement that counts for each enterprise in each head-target group. */
export function headsCountedFor(leads: readonly LeadFacts[], records: readonly VerifiedRecord[]): HeadCount[] {
  const leadById = new Map(leads.map((lead) => [lead.id, lead]));
  const earliest = new Map<string, HeadCount>();
  for (const record of records) {
    const lead = leadById.get(record.leadId);
    const candidate = lead === undefined ? null : headCandidate(lead, record);
    if (lead === undefined || candidate === null) continue;
    const key = JSON.stringify([lead.enterpriseId, lead.headGroup]);
    const counted = earliest.get(key);
    if (counted === undefined || isEarlierHead(candidate, counted)) earliest.set(key, candidate);
  }
  return [...earliest.values()];
}

function leadFigures(lead: LeadFacts, history: readonly VerifiedRecord[]): Figure[] {
  const { id: leadId, unit, quotaLine } = lead;
  const counts = countChanges(history).map((change) => ({ leadId, unit, quotaLine, ...change }));
  return [...history.flatMap((record) => capitalPostings(lead, record)), ...counts];
}

function headFigure(head: HeadCount): Figure {
  const { leadId, unit, quotaLine, bookedMonth: month } = head;
  return { leadId, unit, quotaLine, month, measure: 'headEnterprises', value: 1n };
}
