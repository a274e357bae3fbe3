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
