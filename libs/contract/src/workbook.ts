/** Where an import stands. */
export type LedgerImportStatus = 'uploaded' | 'checked' | 'faulty' | 'applying' | 'applied' | 'undone' | 'failed';

/** Rows of one sheet, and what applying does with them. Known leads are changed or stay the same; known records stay the same. */
export interface LedgerImportCounts {
  rows: number;
  new: number;
  changed: number;
  same: number;
}

/** A row of the list of imports. */
export interface LedgerImportView {
  id: string;
  fileName: string;
  status: LedgerImportStatus;
  /** By sheet: 项目, 协议, 到位资金, 节点. */
  counts: Record<string, LedgerImportCounts>;
  faults: number;
  /** Why checking or applying came to nothing. */
  failure: string;
  /** The background work of now. */
  jobId: string | null;
  createdAt: string;
  appliedAt: string | null;
  undoneAt: string | null;
  version: number;
}

/** GET /api/ledger-imports/:id */
export interface LedgerImportDetail extends LedgerImportView {
  /** Records of it that are verified; only while there are none it can be undone. */
  verified: number;
}

/** GET /api/ledger-imports?after= : one's own, newest first. */
export interface LedgerImportPage {
  rows: LedgerImportView[];
  next: string | null;
}

/** One faulty cell or likely duplicate. */
export interface LedgerImportFault {
  seq: number;
  sheet: string;
  /** As Excel counts, from 1; 0 is about the sheet as a whole. */
  row: number;
  heading: string;
  value: string;
  code: string;
  /** What is wrong and what would be right. */
  message: string;
}

/** GET /api/ledger-imports/:id/faults?after=&sheet= : in the order of the workbook. */
export interface LedgerImportFaultPage {
  rows: LedgerImportFault[];
  next: string | null;
}

/** Answer of POST /api/ledger-imports (the file as application/octet-stream, its name URI-encoded in X-File-Name). */
export interface LedgerImportStarted {
  id: string;
  jobId: string;
  version: number;
}

/** POST /api/ledger-imports/:id/apply and …/check */
export interface LedgerImportVersionBody {
  version: number;
}

/** POST /api/ledger-imports/:id/undo */
export interface UndoLedgerImportBody {
  version: number;
  reason: string;
}

/** What an undo took back. */
export interface LedgerImportUndone {
  id: string;
  version: number;
  leads: number;
  restored: number;
  records: number;
  enterprises: number;
}

/** POST /api/ledger-exports: without a unit, everything in scope. */
export interface ExportLedgerBody {
  unit?: string;
}

export interface LedgerExportStarted {
  jobId: string;
}
