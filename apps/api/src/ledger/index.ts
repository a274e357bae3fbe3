export { LedgerModule } from './ledger.module';
export {
  HeadCountTable,
  LedgerImportFaultTable,
  LedgerImportTable,
  LedgerPostingTable,
  LedgerRecordTable,
  MonthCloseTable,
  MonthTotalTable,
} from './ledger.table';
