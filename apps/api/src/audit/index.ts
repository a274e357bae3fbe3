export { AuditEventTable } from './audit-event.table';
export { AuditLog, type AuditEntry } from './audit-log';
export { AuditModule } from './audit.module';
