import { ApplyImport } from './apply-import';
import { ApplyLeads } from './apply-leads';
import { CheckImport } from './check-import';
import { ExportLedger } from './export-ledger';
import { ImportList } from './import-list.query';
import { KnownLeads } from './known-leads';
import { LedgerExportJob } from './ledger-export.job';
import { LedgerImportCheckJob } from './ledger-import-check.job';
import { LedgerImportJob } from './ledger-import.job';
import { MarkedWorkbook } from './marked-workbook';
import { StartApply } from './start-apply';
import { StartExport } from './start-export';
import { StartImport } from './start-import';
import { Template } from './template';
import { UndoImport } from './undo-import';
import { WorkbookFactsSource } from './workbook-facts';

export { ApplyImport, type ImportApplied } from './apply-import';
export { CheckImport, type ImportChecked } from './check-import';
export { discardImport } from './discard-import';
export { ExportLedger } from './export-ledger';
export { LedgerImportsController } from './ledger-imports.controller';
export { StartImport } from './start-import';

/** What the ledger's module provides for the workbook. */
export const WORKBOOK_PROVIDERS = [
  ApplyImport,
  ApplyLeads,
  CheckImport,
  ExportLedger,
  ImportList,
  KnownLeads,
  LedgerExportJob,
  LedgerImportCheckJob,
  LedgerImportJob,
  MarkedWorkbook,
  StartApply,
  StartExport,
  StartImport,
  Template,
  UndoImport,
  WorkbookFactsSource,
];
