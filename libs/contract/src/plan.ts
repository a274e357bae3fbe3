import type { Measure, TargetStatus, WireValue } from '@yipanqi/domain';

/** GET /api/plan: the plan version in force. Money in 元. */
export interface PlanView {
  version: number;
  title: string;
  documentNumber: string;
  issued: string;
  /** First and last month, YYYY-MM. */
  periodFrom: string;
  periodTo: string;
  /** Why this version came after the one before; '' for the first. */
  reason: string;
  indicators: PlanIndicatorView[];
  quotaLines: PlanQuotaLineView[];
  headTargets: PlanHeadTargetView[];
  /** Contracted capital of the plan that no line has. */
  remainder: string;
}

export interface PlanIndicatorView {
  key: string;
  name: string;
  /** As printed: 亿元, 个, 家, %, 百分点. */
  unit: string;
  /** In `unit`. */
  target: number;
  /** cumulative_5y, annual_average, period_average, level. */
  kind: string;
  /** '>=' or '~' (左右). */
  op: string;
  /** null: not one of this product's measures. */
  measure: Measure | null;
  baseline2020: number | null;
}

export interface PlanQuotaLineView {
  key: string;
  name: string;
  section: string;
  sectionName: string;
  sector: string;
  quota: string;
}

export interface PlanHeadTargetView {
  key: string;
  name: string;
  /** head_enterprise or top_research_institute. */
  kind: string;
  target: number;
  /** A target shared by several lines is never split. */
  quotaLines: string[];
}

/** A target of one measure × unit × year. Values: money as 元 text, counts as numbers. */
export interface TargetCell {
  id: string;
  version: number;
  status: TargetStatus;
  value: WireValue;
  /** Cumulative value at the end of each month, 12 of them, the last one the year's; null = twelve equal months. */
  phasing: WireValue[] | null;
  source: string;
  draftedBy: string;
  draftedAt: string;
  /** Drafted by the asking user, who may then not approve it. */
  own: boolean;
  approvedBy: string | null;
  approvedAt: string | null;
}

export interface TargetPair {
  approved: TargetCell | null;
  draft: TargetCell | null;
}

/** All units of the caller's scope, in the order in which they are printed; the city bureau's row (`500000`) is the city's target. */
export interface TargetRow {
  unit: string;
  name: string;
  cohort: string;
  /** Only measures that have an approved value or a draft. */
  cells: Partial<Record<Measure, TargetPair>>;
}

/** GET /api/targets?year=2021 */
export interface TargetTable {
  year: number;
  /** Years that have any target, ascending. */
  years: number[];
  rows: TargetRow[];
  /** How many drafts wait for approval in this year, in the caller's scope. */
  drafts: number;
  /** How many of them the caller may approve: not drafted by oneself. */
  approvable: number;
}

/** One cell of PUT /api/targets. */
export interface DraftTargetBody {
  year: number;
  unit: string;
  measure: Measure;
  /** 元 as text for money, a whole number for counts. */
  value: WireValue;
  /** 12 cumulative values in the same form; left out or null = twelve equal months. */
  phasing?: WireValue[] | null;
  source?: string;
  /** Version of the draft that is replaced; left out when there was none. */
  version?: number;
}

/** PUT /api/targets: all cells or none. */
export interface DraftTargetsBody {
  targets: DraftTargetBody[];
}

/** Answer of PUT /api/targets. */
export interface DraftTargetsAnswer {
  drafted: { id: string; version: number; year: number; unit: string; measure: Measure }[];
  /** Cells that already were approved or drafted with the same value. */
  unchanged: number;
}

/** POST /api/targets/approve: all or none. An approved target takes the place of the one approved before. */
export interface ApproveTargetsBody {
  year: number;
  targets: { id: string; version: number }[];
}

export interface ApproveTargetsAnswer {
  approved: number;
}

/** DELETE /api/targets/:id?version=1 discards a draft. */

/** One faulty cell of an imported table. */
export interface TargetImportFault {
  sheet: string;
  /** Row as Excel counts it, from 1. */
  row: number;
  heading: string;
  value: string;
  code: string;
  /** What is wrong and what would be right. */
  message: string;
}

/**
 * POST /api/targets/import?year=2021 with the .xlsx as body (application/octet-stream, X-File-Name): sheet 年度目标 with 单位, 指标,
 * 年度目标 and, as wanted, 1月 … 12月 (cumulative); money in 亿元. With any fault nothing is drafted.
 * GET /api/targets/template.xlsx?year=2021 gives the table to fill in, with what is approved so far.
 */
export interface TargetImportAnswer {
  /** true: every row was drafted (or already stood so). */
  applied: boolean;
  rows: number;
  drafted: number;
  unchanged: number;
  faults: TargetImportFault[];
}
