import type { Day, Month } from '../shared/calendar';
import type { LeadFacts, Posting } from './posting';
import type { VerifiedRecord } from './record';

/** The formal agreement for which an enterprise counts in a head-target group, and where it counts. */
export interface HeadCount {
  readonly recordId: string;
  readonly leadId: string;
  readonly unit: string;
  readonly quotaLine: string;
  readonly bookedMonth: Month;
  readonly occurredOn: Day;
  readonly voucherNo: string;
}

/** What this record would count for; null unless it is a formal agreement that names a head list, in a group. */
export function headCandidate(lead: LeadFacts, record: VerifiedRecord): HeadCount | null {
  if (record.kind !== 'formal' || record.headList === null || lead.headGroup === null) return null;
  const { bookedMonth, occurredOn, voucherNo } = record;
  return {
    recordId: record.id,
    leadId: lead.id,
    unit: lead.unit,
    quotaLine: lead.quotaLine,
    bookedMonth,
    occurredOn,
    voucherNo,
  };
}

/** The earlier of two by booked month, date, voucher number: an enterprise counts once in a group, for the first. */
export function isEarlierHead(a: HeadCount, b: HeadCount): boolean {
  if (a.bookedMonth !== b.bookedMonth) return a.bookedMonth < b.bookedMonth;
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn;
  return a.voucherNo < b.voucherNo;
}

/** +1 for a newly counted enterprise; −1 and +1 when an earlier agreement takes the place of the counted one. */
export function headPostings(lead: LeadFacts, record: VerifiedRecord, counted: HeadCount | null): Posting[] {
  const candidate = headCandidate(lead, record);
  if (candidate === null || (counted !== null && !isEarlierHead(candidate, counted))) return [];
  const added = headPosting(record.id, candidate, 1n);
  return counted === null ? [added] : [headPosting(record.id, counted, -1n), added];
}

/** `recordId` is the record that causes the posting, which need not be the one that counts. */
export function headPosting(recordId: string, head: HeadCount, value: bigint): Posting {
  const { leadId, unit, quotaLine, bookedMonth: month } = head;
  return { recordId, leadId, unit, quotaLine, month, measure: 'headEnterprises', value };
}
