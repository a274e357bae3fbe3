export { AuditingModule } from './auditing.module';
export { AuditingNoteTable, AuditingPackTable, AuditingSampleTable, AuditingWorksheetTable } from './auditing.table';
export { CheckWorksheet } from './worksheets/check-worksheet';
export { ConcludeWorksheet } from './worksheets/conclude-worksheet';
export { DrawSample } from './samples/draw-sample';
export { KeepNotes } from './notes/keep-notes';
export { ReplyFinding } from './worksheets/reply-finding';
export { SendWorksheet } from './worksheets/send-worksheet';
