import type { CorrectionKind, Measure, ObjectionStatus, WireValue, YearlyRow } from '@yipanqi/domain';
import type { EditionStatus } from './reports';

/** Which version of which scheme a year is assessed by. */
export interface SchemeRef {
  key: string;
  version: number;
  name: string;
  /** Marked 示例. */
  sample: boolean;
}

/** An edition of a year's assessment as a row of the years' list. */
export interface YearEdition {
  id: string;
  edition: number;
  status: EditionStatus;
  publishedAt: string | null;
  publishedBy: string | null;
}

/** A row of GET /api/assessment/years, newest first. Officers see the years that are published. */
export interface AssessmentYearSummary {
  year: number;
  scheme: SchemeRef | null;
  units: number;
  /** Newest first. */
  editions: YearEdition[];
  /** Open objections within the caller's reach. */
  openObjections: number;
}

export interface EnrolledUnitView {
  unit: string;
  name: string;
  cohort: string;
}

/** What people enter for a unit: the latest revision. */
export interface ManualInputView {
  unit: string;
  key: string;
  revision: number;
  /** A decimal; '' when the value was taken back. */
  value: string;
  evidence: string;
  note: string;
  recordedBy: string;
  recordedAt: string;
  /** Number of the granted objection by which it was put right; null otherwise. */
  objection: string | null;
}

/** An input that the year's scheme takes from people. */
export interface ManualInputDefinition {
  key: string;
  name: string;
  /** 个 or 分 */
  unit: string;
  note: string;
}

/** GET /api/assessment/years/:year */
export interface AssessmentYearView {
  year: number;
  /** null: not enrolled yet. */
  scheme: SchemeRef | null;
  objectionDays: number;
  units: EnrolledUnitView[];
  /** What the scheme takes from people. */
  manual: ManualInputDefinition[];
  /** Latest revision of each. */
  inputs: ManualInputView[];
  /** Months of the year that are not closed yet, YYYY-MM. */
  openMonths: string[];
  /** Newest first. */
  editions: YearEdition[];
  /** Scheme, units and inputs stand as approved or published; null while they may be changed. */
  frozen: 'approved' | 'published' | null;
  enrolledBy: string | null;
  enrolledAt: string | null;
  /** 0: not enrolled yet. */
  version: number;
}

/** PUT /api/assessment/years/:year → AssessmentYearView */
export interface EnrolYearBody {
  schemeKey: string;
  schemeVersion: number;
  /** How many days units may object after publication. */
  objectionDays?: number;
  /** Cohort: that of the unit when left out. */
  units: { unit: string; cohort?: string }[];
  /** As read; 0 when the year had none. */
  version: number;
}

/** POST /api/assessment/years/:year/inputs → ManualInputView: the next revision. */
export interface ManualInputBody {
  unit: string;
  key: string;
  /** A decimal; '' takes the value back. */
  value: string;
  evidence: string;
  note?: string;
  /** As read; 0 for the first. */
  revision: number;
  /** Id of the granted objection that asks for it, once the year is published. */
  objectionId?: string;
}

/** Who recorded and verified a record, and when. */
export interface EntryTrail {
  id: string;
  voucherNo: string;
  leadCode: string;
  leadName: string;
  occurredOn: string;
  bookedMonth: string;
  evidence: string;
  recordedBy: string;
  recordedAt: string;
  verifiedBy: string | null;
  verifiedAt: string | null;
  /** Added to the figure: 元 text or a count. */
  value: WireValue;
  /** Booked after the year and counted for it by a granted objection, or counted for an earlier year and taken off. */
  late: boolean;
}

/** GET /api/assessment/editions/:id/units/:unit/signed-leads : what the rates of the year's signed leads are made of. */
export interface SignedLeadsAnswer {
  leads: {
    /** null for those who may not read the lead. */
    id: string | null;
    code: string;
    name: string;
    started: boolean;
    /** 元, of the whole lead up to the end of the year. */
    contracted: string;
    inPlace: string;
  }[];
  signed: number;
  started: number;
  contracted: string;
  inPlace: string;
}

/** GET /api/assessment/editions/:id/units/:unit/entries?measure=&from=&to= : what a figure of the unit is the sum of. */
export interface EntriesAnswer {
  measure: Measure;
  /** Latest month first, at most 1 000. */
  entries: EntryTrail[];
  /** Of all of them. */
  sum: WireValue;
  count: number;
}

/** GET /api/assessment/editions/:id/units/:unit : one unit's score in every list, opened down to its items. */
export interface UnitAssessment {
  editionId: string;
  edition: number;
  year: number;
  /** First month of the plan, where figures to date begin. */
  planFrom: string;
  status: EditionStatus;
  scheme: SchemeRef;
  comparedWith: { id: string; year: number; edition: number; scheme: string } | null;
  unit: string;
  name: string;
  cohort: string;
  lists: UnitListScore[];
  /** Ids of the leads that items counted, by code, for those who may read them. */
  leads: Record<string, string>;
  /** Who recorded what people entered for the unit, as the edition took it. */
  manual: ManualInputView[];
  objections: ObjectionView[];
  /** Until when the unit may object; null before publication or when a later edition is published. */
  objectUntil: string | null;
  /** A later edition of the year that is published; null when this is the last. */
  newer: { id: string; edition: number } | null;
  /** The caller may raise objections for the unit now. */
  canObject: boolean;
}

export interface UnitListScore {
  key: string;
  name: string;
  kind: 'composite' | 'single';
  by: 'score' | 'value';
  fullScore: string;
  /** With its items, their steps and what they were computed from. */
  row: YearlyRow;
}

/** A row of GET /api/assessment/objections?year=&status=&unit=, newest first; also GET /api/assessment/objections/:id. */
export interface ObjectionView {
  id: string;
  number: string;
  year: number;
  editionId: string;
  edition: number;
  unit: string;
  unitName: string;
  list: string;
  listName: string;
  item: string;
  itemName: string;
  /** Points of the item in the edition that is objected to. */
  points: string | null;
  grounds: string;
  evidence: string;
  status: ObjectionStatus;
  raisedBy: string;
  raisedAt: string;
  comment: string;
  commentedBy: string | null;
  commentedAt: string | null;
  reply: string;
  correction: CorrectionKind | null;
  /** Vouchers that count for the year by this objection. */
  vouchers: string[];
  decidedBy: string | null;
  decidedAt: string | null;
  /** The edition that takes it in. */
  corrected: { id: string; edition: number; status: EditionStatus } | null;
  version: number;
}

/** POST /api/assessment/objections → ObjectionView */
export interface RaiseObjectionBody {
  editionId: string;
  unit: string;
  list: string;
  item: string;
  grounds: string;
  evidence: string;
}

/** PUT /api/assessment/objections/:id/comment → ObjectionView */
export interface CommentObjectionBody {
  comment: string;
  version: number;
}

/** PUT /api/assessment/objections/:id/decision → ObjectionView */
export interface DecideObjectionBody {
  verdict: 'granted' | 'rejected';
  reply: string;
  /** What is put right; only with `granted`. */
  correction?: CorrectionKind;
  /** Voucher numbers that count for the year; only with correction `ledger`. */
  vouchers?: string[];
  version: number;
}
