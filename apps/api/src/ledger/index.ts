export { LedgerModule } from './ledger.module';
export {
  HeadCountTable,
  LedgerImportFaultTable,
  LedgerImportLeadTable,
  LedgerImportRecordTable,
  LedgerImportTable,
  LedgerPostingTable,
  LedgerRecordTable,
  MonthCloseApprovalTable,
  MonthCloseTable,
  MonthConfirmationTable,
  MonthTotalTable,
} from './ledger.table';
export type { Booked } from './book-records';
export { holdMonthsOpen, lastClosedMonth } from './booking-lock';
export { RecordEntry } from './record-entry';
export { CloseMonth, type MonthClosed } from './close-month';
export { ConfirmMonth } from './confirm-month';
export { ApproveMonth } from './approve-month';
export { insertRecords, type NewRecord } from './insert-records';
export type { OnProgress } from './on-progress';
export { VerifyRecords } from './verify-records';
export { ReturnRecord } from './return-record';
export { recordFacts, recordLine } from './record-words';
export {
  ApplyImport,
  CheckImport,
  discardImport,
  ExportLedger,
  StartImport,
  type ImportApplied,
  type ImportChecked,
} from './workbook';
