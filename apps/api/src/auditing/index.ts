export { AuditingModule } from './auditing.module';
export { AuditingNoteTable, AuditingPackTable, AuditingSampleTable, AuditingWorksheetTable } from './auditing.table';
