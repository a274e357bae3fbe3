import type { Measure, OpenStage, RecordKind, RecordStatus, RecordType, Share, Stage } from '@yipanqi/domain';

/** GET /api/leads?stage=clue,signed&unit=&direction=&line=&enterprise=&owner=me&stale=30&q=&next= : last touched first. */
export interface LeadPage {
  rows: LeadSummary[];
  total: number;
  /** True when there are more than `total` says. */
  totalCapped: boolean;
  next: string | null;
}

/** Money in 元. */
export interface LeadSummary {
  id: string;
  code: string;
  name: string;
  enterpriseId: string;
  enterpriseName: string;
  unit: string;
  placeUnit: string | null;
  direction: string | null;
  quotaLine: string;
  stage: Stage;
  stageSince: string;
  registeredOn: string;
  signedOn: string | null;
  expected: string | null;
  contracted: string;
  inPlace: string;
  ownerName: string;
  nextStep: string;
  nextStepOn: string | null;
  touchedAt: string;
  demo: boolean;
}

/** POST /api/leads. The enterprise by id, or by name (and code): then it is looked up and, when unknown, created. */
export interface RegisterLeadBody {
  enterpriseId?: string | null;
  enterpriseName?: string | null;
  uscc?: string | null;
  /** Create the enterprise although one that is probably the same is registered. */
  confirmNewEnterprise?: boolean;
  /** 项目编号; empty: the next number is given. */
  code?: string | null;
  name: string;
  /** 责任单位; one's own by default. */
  unit?: string | null;
  placeUnit?: string | null;
  /** Key of the plan direction; null = other. */
  direction?: string | null;
  /** Null or missing: the direction's default. */
  industrial?: boolean | null;
  strategicEmerging?: boolean | null;
  digital?: boolean | null;
  /** Today by default. */
  registeredOn?: string | null;
  stage?: OpenStage;
  /** 元 */
  expected?: string | null;
  source?: string | null;
  referrer?: string | null;
  contactName?: string | null;
  contactPhone?: string | null;
  remark?: string | null;
  nextStep?: string | null;
  nextStepOn?: string | null;
  split?: Share[] | null;
}

export interface RegisteredLead {
  id: string;
  code: string;
  version: number;
  enterpriseId: string;
  enterpriseCreated: boolean;
}

/** A stage that the lead may be moved to by hand, or why it may not. */
export interface NextStage {
  stage: Stage;
  /** Null: possible now. */
  whyNot: string | null;
  needsReason: boolean;
  /** 注册 needs the date of company registration. */
  needsDate: boolean;
}

export interface SplitSet {
  effectiveFrom: string;
  shares: (Share & { unitName: string })[];
}

export interface LeadRecordSummary {
  id: string;
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  occurredOn: string;
  /** 元; null for milestones. */
  amount: string | null;
  status: RecordStatus;
  bookedMonth: string | null;
  returnReason: string;
}

/** What leads may have on their timeline. */
export type LeadEventKind =
  | 'registered'
  | 'edited'
  | 'stageMoved'
  | 'followUp'
  | 'recordAdded'
  | 'recordCorrected'
  | 'recordVerified'
  | 'recordReturned'
  | 'recordDiscarded'
  | 'activityAdded'
  | 'activityCorrected'
  | 'activityVerified'
  | 'activityReturned'
  | 'activityDiscarded'
  | 'splitChanged'
  | 'withdrawn'
  | 'restored'
  | 'imported';

export interface TimelineEntry {
  id: string;
  at: string;
  kind: LeadEventKind;
  userName: string;
  occurredOn: string | null;
  text: string;
  recordId: string | null;
  activityId: string | null;
}

/** GET /api/leads/:id/timeline?after= : newest first. */
export interface TimelinePage {
  rows: TimelineEntry[];
  next: string | null;
}

/** GET /api/leads/:id */
export interface LeadDetail extends LeadSummary {
  unitName: string;
  placeUnitName: string | null;
  directionName: string | null;
  quotaLineName: string;
  uscc: string | null;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
  incorporatedOn: string | null;
  /** Date on which each stage was reached, as far as it is known. */
  stageDates: { stage: Stage; on: string }[];
  withdrawnFrom: Stage | null;
  source: string;
  referrer: string;
  contactName: string;
  contactPhone: string;
  /** Contact fields are shown in part. */
  contactsMasked: boolean;
  remark: string;
  createdByName: string;
  createdAt: string;
  /** Empty: everything is the responsible unit's. */
  splits: SplitSet[];
  records: LeadRecordSummary[];
  nextStages: NextStage[];
  /** Enterprise, direction and flags are fixed: a record is verified. */
  locked: boolean;
  timeline: TimelinePage;
  version: number;
}

/** PATCH /api/leads/:id: only what is given changes. */
export interface EditLeadBody {
  version: number;
  name?: string;
  enterpriseId?: string;
  placeUnit?: string | null;
  direction?: string | null;
  industrial?: boolean;
  strategicEmerging?: boolean;
  digital?: boolean;
  registeredOn?: string;
  expected?: string | null;
  source?: string;
  referrer?: string;
  contactName?: string;
  contactPhone?: string;
  remark?: string;
  nextStep?: string;
  nextStepOn?: string | null;
}

/** PUT /api/leads/:id/stage */
export interface MoveLeadBody {
  version: number;
  stage: Stage;
  reason?: string | null;
  /** Date of company registration, for `registered`. */
  on?: string | null;
}

/** POST /api/leads/:id/withdraw, /restore */
export interface WithdrawLeadBody {
  version: number;
  reason: string;
}

/** POST /api/leads/:id/follow-ups. The next step takes the place of the one that was due; none = nothing is due. */
export interface FollowUpBody {
  text: string;
  occurredOn?: string | null;
  nextStep?: string | null;
  nextStepOn?: string | null;
}

/** PUT /api/leads/:id/split: the shares from a day on. */
export interface SplitLeadBody {
  version: number;
  effectiveFrom: string;
  shares: Share[];
}

/** Answer of every change of a lead. */
export interface LeadChanged {
  id: string;
  version: number;
  stage: Stage;
}

/** GET /api/workbench: a desk for each role that the user has. */
export interface WorkbenchAnswer {
  officer: OfficerDesk | null;
  verifier: VerifierDesk | null;
  leader: LeaderDesk | null;
}

export interface OfficerDesk {
  /** Next steps of one's unit that are due today or overdue, oldest first. */
  due: {
    id: string;
    code: string;
    name: string;
    enterpriseName: string;
    nextStep: string;
    nextStepOn: string;
    ownerName: string;
  }[];
  dueTotal: number;
  /** Records sent back for correction. */
  returned: {
    id: string;
    leadId: string;
    leadName: string;
    type: RecordType;
    kind: RecordKind;
    voucherNo: string;
    reason: string;
  }[];
  returnedTotal: number;
  /** Leads before signing that nobody touched for more than 30 days. */
  stuck: { id: string; name: string; stage: Stage; touchedAt: string; ownerName: string }[];
  stuckTotal: number;
  stuckCapped: boolean;
  /** 本月待确认: the open month has ended and units of one's own have not confirmed it; null when there is nothing to confirm. */
  toConfirm: MonthToConfirm | null;
  year: UnitYear;
}

export interface MonthToConfirm {
  month: string;
  dueOn: string;
  overdue: boolean;
  /** One's own units that are asked, and those that have not confirmed. */
  asked: number;
  missing: number;
}

/** A report that waits for the leader: a draft for approval, an approved one for publication; never one's own. */
export interface EditionToDecide {
  id: string;
  kind: 'monthly' | 'quarterly' | 'yearly';
  period: string;
  edition: number;
  status: 'draft' | 'approved';
  computedByName: string;
}

/** One's unit (or the whole city) this year, verified figures only. */
export interface UnitYear {
  year: number;
  unit: string;
  unitName: string;
  /** Through this month: the last closed one and what is booked since. */
  rows: MeasureYear[];
  /** Elapsed part of the year in per cent, months that have ended ÷ 12. */
  timeProgress: string;
}

/** 元 as text for money, a number for counts. */
export interface MeasureYear {
  measure: Measure;
  actual: string | number;
  target: string | number | null;
  completion: string | null;
}

export interface VerifierDesk {
  pending: number;
  /** When the longest waiting record was recorded. */
  oldestAt: string | null;
  byUnit: { unit: string; unitName: string; pending: number; oldestAt: string }[];
}

export interface LeaderDesk {
  year: UnitYear;
  /** Ranked units by contracted capital of the year: the first and the last three. */
  best: UnitStanding[];
  last: UnitStanding[];
  targetsToApprove: number;
  /** Oldest period first; at most 20. */
  editions: EditionToDecide[];
  /** Closed months that no leader has approved and the user has not closed, newest first; at most 12, and how many in all. */
  monthsToApprove: string[];
  monthsToApproveTotal: number;
  stuckTotal: number;
  stuckCapped: boolean;
}

export interface UnitStanding {
  unit: string;
  unitName: string;
  contracted: string;
}
