export { CurrentActor, type ActedRequest, type Actor } from './actor';
export { Clock } from './clock';
export { APP_ROLE, readConfig, type Config } from './config';
export { CONFIG } from './config.token';
export { connectionOptions, ownerOptions } from './connection';
export { asTx, Database, type Queryable, type Tx } from './database';
export { freePort, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
export { ErrorFilter, ValidationFailed } from './error.filter';
export { Files, digestOf, type StoredFile } from './files';
export { isId, newId } from './ids';
export { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from './jobs/job-handler';
export { JobRunner } from './jobs/job-runner';
export { Outbox } from './jobs/outbox';
export { QUEUE } from './jobs/queue';
export { Obstacle, sayWhy } from './obstacle';
export { OutOfScope } from './out-of-scope';
export { PlatformModule } from './platform.module';
export { WorkerPlatformModule } from './worker-platform.module';
export { Allow, Public, SignedIn, type RouteRule, ROUTE_RULE } from './route-rule';
export { updateVersioned } from './versions';
export { assertPlainRequest } from './plain-request';
export { requestValidation } from './validation';
export { CurrentWrite, isUniqueViolation, writeOf, Writes, type Write } from './writes';
export { fileReply } from './file-reply';
export { withUpload } from './receive-upload';
export { RouteCheck, routesOf, type Route } from './route-check';
export { StoredFilePartTable, StoredFileTable } from './file.table';
export { IdempotencyTable } from './idempotency.table';
export { JobTable } from './jobs/job.table';
export { JobLogTable } from './jobs/job-log.table';
export { logJob } from './jobs/job-log';
export { DueWorkTable, ScheduleTable } from './schedules/due-work.table';
export { Planner } from './schedules/planner';
export { RunsOn, type AsksFirst, type Readiness, type RunsOnOptions } from './schedules/runs-on';
export { ScheduleRegistry, type Schedule } from './schedules/schedule-registry';
export { SYSTEM_USER } from './system-user';
export { assertRedisKeeps } from './jobs/redis-check';
export { readSheetsInChild, type SheetPart } from './xlsx/read-in-child';
export type { CellValue, SheetRow } from './xlsx/sheet-rows';
export {
  columnName,
  type CellContent,
  type CellOut,
  type ColumnOut,
  type SheetOptions,
  type SheetWriter,
} from './xlsx/sheet-writer';
export { assertWorkbookFile, WorkbookReader } from './xlsx/workbook-reader';
export { WorkbookWriter, XLSX_MIME, type WorkbookFacts } from './xlsx/workbook-writer';
export { ZipWriter, type ZipEntryWriter } from './xlsx/zip-writer';
