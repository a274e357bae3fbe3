import type { LedgerImportStatus } from '@yipanqi/contract';

export const IMPORT_STATUS_NAMES: Readonly<Record<LedgerImportStatus, string>> = {
  uploaded: '正在校验',
  checked: '可以导入',
  faulty: '有错误',
  applying: '正在导入',
  applied: '已导入',
  undone: '已撤销',
  failed: '未完成',
};

/** Imports with the work they wait for, when that has ended for good and left no answer. */
export const IMPORTS_WITH_STALLED = `ledger_import i
  LEFT JOIN job stalled ON stalled.id = i.job_id AND stalled.status = 'failed' AND i.status IN ('uploaded', 'applying')`;

/** Nothing is going on with a stalled import: it has failed, and can be checked again. */
export const CURRENT_STATUS = `CASE WHEN stalled.id IS NULL THEN i.status ELSE 'failed' END`;
