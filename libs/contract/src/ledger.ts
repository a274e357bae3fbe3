import type { Measure, OddityCode, RecordKind, RecordStatus, RecordType, Stage, WireValue } from '@yipanqi/domain';

/** What is written down about a record, apart from its lead and type. */
export interface RecordFields {
  kind: RecordKind;
  /** Empty: the system numbers it, PZ-2021-000001. */
  voucherNo?: string;
  /** YYYY-MM-DD. */
  occurredOn: string;
  /** 万 of the currency, a decimal with at most 6 places; negative for reversals; none for milestones and terminations. */
  amountWan?: string;
  /** ISO 4217; empty = CNY. */
  currency?: string;
  /** CNY per unit of the currency, with the day of the rate; required when not CNY. */
  rate?: string;
  rateOn?: string;
  /** List edition, e.g. 世界500强 2021. */
  headList?: string;
  evidence?: string;
  remark?: string;
  /** The verified record of the same lead that a reversal takes back. */
  reversesId?: string;
}

/** POST /api/records → RecordView */
export interface RecordBody extends RecordFields {
  leadId: string;
  type: RecordType;
}

/** PUT /api/records/:id → RecordView: a pending or returned record as it should have been; it waits for verification again. */
export interface CorrectRecordBody extends RecordFields {
  version: number;
}

/** PUT /api/records/:id/verification, POST /api/records/:id/discard */
export interface RecordVersionBody {
  version: number;
}

/** PUT /api/records/:id/return */
export interface ReturnRecordBody {
  version: number;
  reason: string;
}

/** POST /api/records/verifications: all of them or none. */
export interface VerifyRecordsBody {
  records: { id: string; version: number }[];
}

export interface VerifiedAnswer {
  verified: { id: string; bookedMonth: string; late: boolean }[];
}

export interface RecordView {
  id: string;
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  leadId: string;
  leadCode: string;
  leadName: string;
  enterpriseName: string;
  unit: string;
  unitName: string;
  occurredOn: string;
  currency: string;
  /** As written, 万 of the currency. */
  amountWan: string | null;
  rate: string | null;
  rateOn: string | null;
  /** CNY 元; null for milestones and, until verified, for terminations. */
  amount: string | null;
  headList: string | null;
  evidence: string;
  remark: string;
  status: RecordStatus;
  reversesId: string | null;
  reversesVoucherNo: string | null;
  recordedBy: string;
  recordedByName: string;
  recordedAt: string;
  verifiedByName: string | null;
  verifiedAt: string | null;
  returnReason: string;
  bookedMonth: string | null;
  /** Booked later than it happened, because its own month had been closed. */
  late: boolean;
  version: number;
}

/** The lead as far as a verifier needs it. */
export interface RecordLead {
  id: string;
  code: string;
  name: string;
  enterpriseName: string;
  unit: string;
  unitName: string;
  stage: Stage;
  direction: string | null;
  quotaLine: string;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
  registeredOn: string;
  signedOn: string | null;
  contracted: string;
  inPlace: string;
  /** The split in force on the day of the record, in basis points; empty = all to the unit. */
  split: { unit: string; unitName: string; bp: number }[];
}

/** An odd point: may be right, deserves a look. */
export interface OddityView {
  code: OddityCode;
  sentence: string;
}

/** One waiting record with everything that its verifier looks at. */
export interface QueueRecord {
  record: RecordView;
  lead: RecordLead;
  oddities: OddityView[];
  /** The lead's other records, newest first, discarded ones left out; at most 50. */
  others: RecordView[];
}

/** GET /api/records/queue?unit=&after= : oldest first. */
export interface QueuePage {
  rows: QueueRecord[];
  next: string | null;
  /** How many wait, by unit. */
  waiting: { unit: string; unitName: string; count: number }[];
}

/** GET /api/records/:id */
export interface RecordDetail extends QueueRecord {
  /** What it added to the official figures; empty until verified. */
  postings: PostingView[];
}

/** GET /api/records?lead=&type=&kind=&status=&unit=&from=&to=&q=&mine=&after= : newest first. */
export interface RecordPage {
  rows: RecordView[];
  next: string | null;
  /** Exact up to 1 000. */
  count: number;
  /** Whether there are more than `count`. */
  capped: boolean;
}

/** One line of an official figure. */
export interface PostingView {
  id: string;
  leadId: string;
  leadCode: string;
  leadName: string;
  enterprise: string;
  unit: string;
  unitName: string;
  quotaLine: string;
  recordId: string;
  voucherNo: string;
  type: RecordType;
  kind: RecordKind;
  occurredOn: string;
  bookedMonth: string;
  measure: Measure;
  /** 元 as decimal text, or a count. */
  value: WireValue;
  late: boolean;
}

/** GET /api/postings?measure=&from=&to=&occurredFrom=&occurredTo=&unit=&quotaLine=&headGroup=&lead=&after= : what a figure is made of. */
export interface PostingPage {
  measure: Measure;
  entries: PostingView[];
  next: string | null;
  /** Over the whole selection, exact: equals the figure. */
  sum: WireValue;
  count: number;
}
