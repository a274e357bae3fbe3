import type { EditionPaper } from './documents';
import type {
  BulletinFigures,
  CountedHead,
  HeadTargetStanding,
  Measure,
  MonthlyBulletinContent,
  PlanProgress,
  WireValue,
} from '@yipanqi/domain';

/** 月通报（正式、快报）、季督查、年考核; their periods are `2021-03`, `2021-Q1`, `2021`. */
export type EditionKind = 'monthly' | 'monthlyInterim' | 'quarterly' | 'yearly';
export type EditionStatus = 'draft' | 'approved' | 'published';

/** Who did a step, and when. */
export interface EditionStep {
  name: string;
  at: string;
  /** The asking user did it; who computed an edition may neither approve nor publish it. */
  own: boolean;
}

/** A row of GET /api/editions?kind=&period=&status=. Officers see published ones only. */
export interface EditionSummary {
  id: string;
  kind: EditionKind;
  /** YYYY-MM, YYYY-Qn or YYYY */
  period: string;
  edition: number;
  status: EditionStatus;
  interim: boolean;
  /** 关于2021年3月招商投资促进情况的通报 */
  title: string;
  /** 2021年第3期, from edition 2 on 2021年第3期（第2版） */
  number: string;
  planVersion: number;
  /** Version of the scheme or rules by which it was computed; null where there is none. */
  schemeVersion: number | null;
  digest: string;
  /** Why there is another edition; '' for the first. */
  reason: string;
  computed: EditionStep;
  approved: EditionStep | null;
  published: EditionStep | null;
  /** For PUT …/approval and …/publication. */
  version: number;
}

/** A figure or text that differs from the edition before: `units.500103.yearToDate.contracted`. */
export interface EditionDifference {
  path: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

/** GET /api/editions/:id ; the content is that of its kind. */
export interface EditionDetail<Content extends object = MonthlyBulletinContent> extends EditionSummary {
  content: Content;
  /** The report's sentences, made from the content. */
  paragraphs: string[];
  inputDigest: string;
  /** Against the last published edition of the same period; [] for a first edition. */
  differences: EditionDifference[];
  /** Mark, number, addressee and signature of its document. */
  paper: EditionPaper;
}

/** POST /api/editions: computed by a background job; its result is the edition's page. */
export interface ComputeEditionBody {
  kind: EditionKind;
  period: string;
  /** With kind `monthly`: 快报 of a month that is not closed, the same as kind `monthlyInterim`. */
  interim?: boolean;
  /** Needed when a published edition exists and its figures have changed. */
  reason?: string;
}

export interface ComputeEditionAnswer {
  jobId: string;
}

/** PUT /api/editions/:id/approval and PUT /api/editions/:id/publication; the answer is the EditionSummary. */
export interface EditionStepBody {
  version: number;
}

/** GET /api/editions/:id/verification */
export interface EditionVerification {
  /** Digest stored with the edition. */
  stored: string;
  /** SHA-256 of the stored content, computed now. */
  content: string;
  /** Content and input are those that were stored. */
  intact: boolean;
  /** Digest of the edition computed anew from the input stored with it. */
  recomputed: string;
  reproduced: boolean;
  /** Digest of the figures as the ledger gives them now; null for an interim edition. */
  ledger: string | null;
  /** The ledger, the targets and the names still give this edition; null for an interim edition. */
  current: boolean | null;
}

/** GET /api/editions/:id/comparison/:other : two editions of a kind side by side, of the same period or of two. */
export interface EditionComparison {
  a: EditionSummary;
  b: EditionSummary;
  /** From `a` to `b`. */
  differences: EditionDifference[];
}

/** One measure in one window: as the edition says it, and as the records of the days of that window say it now. */
export interface KnownFigure {
  published: WireValue;
  now: WireValue;
  /** now − published. */
  difference: WireValue;
  /** Of it: what happened in the window and was booked after it. Money only: null for counts. */
  later: WireValue | null;
  /** Of it, taken off: what was booked in the window and had happened before. Money only: null for counts. */
  earlier: WireValue | null;
}

export interface KnownMeasure {
  measure: Measure;
  /** The edition's own window: its month, quarter or year. */
  period: KnownFigure;
  yearToDate: KnownFigure;
}

export interface KnownUnit {
  /** null: the whole city. */
  unit: string | null;
  name: string;
  cohort: string;
  measures: KnownMeasure[];
}

/**
 * GET /api/editions/:id/as-now-known : “as published” beside “as now known”, recounted from all verified records by the day on
 * which they happened (`occurredOn`), whenever they were booked. Postings of the first: by booked month from `from` to `to`; of the
 * second: by `occurredFrom` and `occurredTo`; the year to date begins with January.
 */
export interface AsNowKnown {
  edition: EditionSummary;
  /** First and last month of the edition's window. */
  from: string;
  to: string;
  /** Today: what was verified by then is in it. */
  asOf: string;
  /** null for those who see their own units only: what is not published is not for everybody. */
  city: KnownUnit | null;
  units: KnownUnit[];
}

/** Downloads: GET /api/editions/:id/document.xlsx, …/document.docx, …/document.pdf, …/edition.json; each leaves a row in the trail. */

/** What GET /api/postings needs to list the postings behind a figure; their sum is the figure. */
export interface PostingsKey {
  measure: Measure;
  /** First and last booked month, YYYY-MM. */
  from: string;
  to: string;
  /** null: the whole city. */
  unit: string | null;
  /** null: all lines. `other`: none of the plan's lines. */
  quotaLine: string | null;
  /** Several units or lines, separated by commas. */
  units?: string;
  quotaLines?: string;
}

export type RankingWindow = 'month' | 'yearToDate';

export interface RankedFigure {
  value: WireValue;
  /** Approved annual target; null without one. */
  target: WireValue | null;
  /** Year to date against the annual target, per cent; null (“—”) without a target. */
  completion: string | null;
  /** Year to date against the clock, percentage points. */
  paceGap: string | null;
  /** `value` against the same window of last year, per cent. */
  yoy: string | null;
  postings: PostingsKey;
}

export interface RankingRow extends RankedFigure {
  unit: string;
  name: string;
  cohort: string;
  /** In the cohort; null for a unit that is not ranked. */
  rank: number | null;
  cityRank: number | null;
  /** Places won (+) or lost (−) against the month before; null without one. */
  rankChange: number | null;
  cityRankChange: number | null;
  /** Belongs to the asking user's units. */
  own: boolean;
}

/**
 * GET /api/ranking?month=2021-03&measure=contracted&cohort=中心城区&window=yearToDate
 * month: default the last closed one; measure: default contracted; cohort: default all; window: default yearToDate.
 * Rows by cohort, then rank. Officers get every row of a month that has a published bulletin, otherwise their own units'.
 */
export interface RankingAnswer {
  month: string;
  measure: Measure;
  window: RankingWindow;
  /** 快报: the month is not closed yet. */
  interim: boolean;
  /** A bulletin of the month is published. */
  published: boolean;
  /** false: only the caller's own rows are shown, because nothing is published yet. */
  complete: boolean;
  cohorts: string[];
  /** The whole city; null where `complete` is false. */
  city: RankedFigure | null;
  rows: RankingRow[];
}

/** GET /api/figures?month=2021-03&unit=500112 : all measures of a unit, without `unit` of the city. */
export interface FiguresAnswer {
  month: string;
  interim: boolean;
  unit: string | null;
  name: string;
  figures: BulletinFigures;
}

/** A counted head; the lead is named to those who may read it, otherwise null. */
export interface CountedHeadView extends Omit<CountedHead, 'group' | 'leadCode' | 'leadName'> {
  unitName: string;
  leadCode: string | null;
  leadName: string | null;
}

export interface HeadTargetProgress extends Omit<HeadTargetStanding, 'countedLeads'> {
  kind: string;
  quotaLines: readonly string[];
  countedLeads: readonly CountedHeadView[];
}

/**
 * GET /api/plan-progress?month=2021-12 (default: the last closed month). Lines in the plan's order; the pipeline is of today and
 * stands beside the contracted figure, never added. Postings of a line: contracted, from `periodFrom` to `postingsTo`.
 */
export interface PlanProgressAnswer extends Omit<PlanProgress, 'headTargets'> {
  interim: boolean;
  title: string;
  periodFrom: string;
  periodTo: string;
  /** The month, or the plan's last month when that is earlier. */
  postingsTo: string;
  /** Contracted plan to date of all lines and the remainder. */
  contracted: string;
  headTargets: readonly HeadTargetProgress[];
}

export interface TrendPoint {
  month: string;
  value: WireValue;
  yearToDate: WireValue;
  /** The month is not closed yet. */
  interim: boolean;
}

/** GET /api/trend?measure=contracted&unit=500112&month=2021-12 : 24 months up to `month`, without `unit` of the city. */
export interface TrendAnswer {
  measure: Measure;
  unit: string | null;
  points: TrendPoint[];
}
