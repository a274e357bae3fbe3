export { AuditChainTable, AuditEventTable } from './audit-event.table';
export { SealTrail } from './seal-trail';
export { VerifyTrail } from './verify-trail';
export { AuditLog, type AuditEntry } from './audit-log';
export { RefusalTrail } from './refusal-trail';
export { AuditModule } from './audit.module';
