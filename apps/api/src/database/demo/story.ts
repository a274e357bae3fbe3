import type { CreditSplit, Day, Fen, Measure, Month, OpenStage, RecordKind, RecordType } from '@yipanqi/domain';

/** What the demonstration tells, without ids: leads name enterprises and records name leads by keys. */
export interface DemoStory {
  enterprises: DemoEnterprise[];
  leads: DemoLead[];
  records: DemoRecord[];
  targets: DemoTarget[];
  steps: readonly DemoStep[];
  /** Closed months that have a bulletin, in order; the last one is still a draft. */
  bulletins: Month[];
}

/** Records of the months up to here are verified together, then the months are closed. */
export interface DemoStep {
  upTo: Month;
  close: boolean;
}

export interface DemoEnterprise {
  key: string;
  name: string;
  uscc: string | null;
  demo: boolean;
}

export interface DemoLead {
  key: string;
  code: string;
  name: string;
  enterprise: string;
  unit: string;
  placeUnit: string | null;
  direction: string | null;
  registeredOn: Day;
  stage: OpenStage;
  expected: Fen | null;
  source: string;
  referrer: string;
  contactName: string;
  contactPhone: string;
  remark: string;
  nextStep: string;
  nextStepOn: Day | null;
  splits: CreditSplit[];
  demo: boolean;
  followUps: { on: Day; text: string }[];
  /** Date of company registration, when the officer has noted it. */
  incorporatedOn: Day | null;
  withdrawnBecause: string | null;
}

export interface DemoRecord {
  lead: string;
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  occurredOn: Day;
  currency: string;
  originalWan: string | null;
  rate: string | null;
  amount: Fen | null;
  headList: string | null;
  /** Voucher number of the record that this one reverses. */
  reverses: string | null;
  evidence: string;
  remark: string;
  recordedOn: Day;
  /** Number of the step in which it is verified; null while it waits. */
  step: number | null;
  returnedBecause: string | null;
  demo: boolean;
}

export interface DemoTarget {
  year: number;
  unit: string;
  measure: Measure;
  value: bigint;
  approved: boolean;
}
