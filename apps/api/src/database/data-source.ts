import { DataSource, type DataSourceOptions } from 'typeorm';
import type { PoolConfig } from 'pg';
import { ActivityTable, IndexSchemeTable } from '@yipanqi/api/activities';
import {
  AssessmentInputTable,
  AssessmentLateRecordTable,
  AssessmentObjectionTable,
  AssessmentSchemeTable,
  AssessmentUnitTable,
  AssessmentYearTable,
} from '@yipanqi/api/assessment';
import { AuditChainTable, AuditEventTable } from '@yipanqi/api/audit';
import {
  AuditingNoteTable,
  AuditingPackTable,
  AuditingSampleTable,
  AuditingWorksheetTable,
} from '@yipanqi/api/auditing';
import { DocumentTemplateTable, EditionTemplateTable, KeptDocumentTable } from '@yipanqi/api/documents';
import { EnterpriseAliasTable, EnterpriseTable, HeadListEntryTable, HeadListTable } from '@yipanqi/api/enterprises';
import { UnitAliasTable, UnitTable, UserGrantTable, UserSessionTable, UserTable } from '@yipanqi/api/identity';
import { LeadEventTable, LeadSplitTable, LeadTable } from '@yipanqi/api/leads';
import {
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
} from '@yipanqi/api/ledger';
import { NotificationTable } from '@yipanqi/api/notifications';
import {
  AnnualTargetTable,
  DirectionTable,
  HeadTargetTable,
  PlanVersionTable,
  QuotaLineTable,
} from '@yipanqi/api/plan';
import {
  DueWorkTable,
  IdempotencyTable,
  JobLogTable,
  JobTable,
  ScheduleTable,
  StoredFilePartTable,
  StoredFileTable,
} from '@yipanqi/api/platform';
import { SavedQuestionTable } from '@yipanqi/api/questions';
import { EditionTable } from '@yipanqi/api/reports';
import {
  SupervisionEventTable,
  SupervisionFindingTable,
  SupervisionOrderFindingTable,
  SupervisionOrderTable,
  SupervisionRuleSetTable,
  SupervisionRunTable,
} from '@yipanqi/api/supervision';
import { MIGRATIONS } from './migrations';
import { SnakeNaming } from './snake-naming';

/** Every table of the product, by feature order. */
export const TABLES = [
  JobTable,
  JobLogTable,
  ScheduleTable,
  DueWorkTable,
  IdempotencyTable,
  StoredFileTable,
  StoredFilePartTable,
  AuditEventTable,
  AuditChainTable,
  UnitTable,
  UnitAliasTable,
  UserTable,
  UserGrantTable,
  UserSessionTable,
  NotificationTable,
  PlanVersionTable,
  QuotaLineTable,
  HeadTargetTable,
  DirectionTable,
  AnnualTargetTable,
  EnterpriseTable,
  EnterpriseAliasTable,
  HeadListTable,
  HeadListEntryTable,
  LeadTable,
  LeadSplitTable,
  LeadEventTable,
  LedgerRecordTable,
  LedgerPostingTable,
  HeadCountTable,
  MonthCloseTable,
  MonthCloseApprovalTable,
  MonthConfirmationTable,
  MonthTotalTable,
  LedgerImportTable,
  LedgerImportFaultTable,
  LedgerImportLeadTable,
  LedgerImportRecordTable,
  ActivityTable,
  IndexSchemeTable,
  EditionTable,
  DocumentTemplateTable,
  EditionTemplateTable,
  KeptDocumentTable,
  SavedQuestionTable,
  AssessmentSchemeTable,
  AssessmentYearTable,
  AssessmentUnitTable,
  AssessmentInputTable,
  AssessmentObjectionTable,
  AssessmentLateRecordTable,
  AuditingSampleTable,
  AuditingWorksheetTable,
  AuditingNoteTable,
  AuditingPackTable,
  SupervisionRuleSetTable,
  SupervisionRunTable,
  SupervisionFindingTable,
  SupervisionOrderTable,
  SupervisionOrderFindingTable,
  SupervisionEventTable,
];

/** TypeORM over a pg pool configuration; tables and migrations, nothing ever synchronised by itself. */
export function dataSourceOptions(pool: PoolConfig): DataSourceOptions {
  const { connectionString, max, ...extra } = pool;
  return {
    type: 'postgres',
    url: connectionString as string,
    poolSize: max as number,
    extra,
    entities: TABLES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: ['error'],
  };
}

export function openDataSource(pool: PoolConfig): Promise<DataSource> {
  return new DataSource(dataSourceOptions(pool)).initialize();
}
