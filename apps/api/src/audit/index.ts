export { AuditEventTable } from './audit-event.table';
export { AuditLog, type AuditEntry } from './audit-log';
export { RefusalTrail } from './refusal-trail';
export { AuditModule } from './audit.module';
