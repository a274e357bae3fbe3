import type {
  AssessmentResult,
  ListComparison,
  Scheme,
  SchemeDifference,
  SchemeFault,
  SchemeStatus,
} from '@yipanqi/domain';

/** A row of GET /api/assessment-schemes. */
export interface SchemeSummary {
  key: string;
  /** Of the newest version. */
  name: string;
  /** 示例 */
  sample: boolean;
  /** The newest approved version; null when none is. */
  approved: number | null;
  /** The draft's number; null when there is none. */
  draft: number | null;
  versions: number;
  /** Years that are assessed by it, newest first. */
  years: number[];
}

/** A row of GET /api/assessment-schemes/:key, newest first. */
export interface SchemeVersionRow {
  key: string;
  number: number;
  name: string;
  sample: boolean;
  status: SchemeStatus;
  reason: string;
  /** SHA-256 of the content, hexadecimal. */
  digest: string;
  /** null for what was shipped with the product. */
  draftedBy: string | null;
  draftedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  /** The caller drafted it and so cannot approve it. */
  own: boolean;
  version: number;
}

/** GET /api/assessment-schemes/:key/versions/:number */
export interface SchemeVersionDetail extends SchemeVersionRow {
  content: Scheme;
  /** What still hinders approval; empty for approved versions. */
  faults: SchemeFault[];
}

/** POST /api/assessment-schemes begins a scheme, or the next version of one that exists. */
export interface DraftSchemeBody {
  content: object;
  reason: string;
}

/** PUT /api/assessment-schemes/:key/draft, with the version read. */
export interface ChangeSchemeBody extends DraftSchemeBody {
  version: number;
}

/** PUT /api/assessment-schemes/:key/versions/:number/approval */
export interface ApproveSchemeBody {
  version: number;
}

/** POST /api/assessment-schemes/check */
export interface CheckSchemeBody {
  content: object;
}

export interface CheckSchemeAnswer {
  faults: SchemeFault[];
}

/** GET /api/assessment-schemes/:key/differences?from=1&to=2 */
export interface SchemeDifferencesAnswer {
  key: string;
  from: number;
  to: number;
  differences: SchemeDifference[];
}

/** GET /api/assessment-schemes/months: closed months, newest first. */
export interface SchemeMonths {
  months: string[];
}

/** POST /api/assessment-schemes/preview: a stored version, or the content given, on the figures of a closed month. */
export interface PreviewSchemeBody {
  key?: string;
  number?: number;
  content?: object;
  /** YYYY-MM; the year to date. */
  month: string;
}

export interface SchemePreview {
  month: string;
  /** Units enrolled for the year; false: every ranked unit. */
  enrolled: boolean;
  result: AssessmentResult;
}

/** POST /api/assessment-schemes/what-if: the stored version against the content given; weights need not add up. */
export interface WhatIfBody {
  key: string;
  number: number;
  content: object;
  month: string;
}

export interface WhatIfAnswer {
  month: string;
  lists: ListComparison[];
  differences: SchemeDifference[];
}
