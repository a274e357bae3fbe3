import { Module } from '@nestjs/common';
import { LeadsModule } from '@yipanqi/api/leads';
import { BookRecords } from './book-records';
import { CloseMonth } from './close-month';
import { CorrectRecord } from './correct-record';
import { DiscardRecord } from './discard-record';
import { FiguresController } from './figures.controller';
import { MonthCalendarQuery } from './month-calendar.query';
import { MonthCloseJob } from './month-close.job';
import { Postings } from './postings.query';
import { QueueRecords } from './queue-records.query';
import { RecordEntry } from './record-entry';
import { RecordList } from './record-list.query';
import { RecordQueue } from './record-queue.query';
import { RecordsController } from './records.controller';
import { ReferenceController } from './reference.controller';
import { ReturnRecord } from './return-record';
import { StartMonthClose } from './start-month-close';
import { VerifyPending } from './verify-pending';
import { VerifyRecords } from './verify-records';
import {
  ApplyImport,
  CheckImport,
  ExportLedger,
  LedgerImportsController,
  StartImport,
  WORKBOOK_PROVIDERS,
} from './workbook';

@Module({
  imports: [LeadsModule],
  controllers: [ReferenceController, RecordsController, FiguresController, LedgerImportsController],
  providers: [
    RecordEntry,
    CorrectRecord,
    DiscardRecord,
    ReturnRecord,
    VerifyPending,
    VerifyRecords,
    BookRecords,
    RecordList,
    RecordQueue,
    QueueRecords,
    Postings,
    CloseMonth,
    StartMonthClose,
    MonthCloseJob,
    MonthCalendarQuery,
    ...WORKBOOK_PROVIDERS,
  ],
  exports: [CloseMonth, VerifyRecords, RecordEntry, ApplyImport, CheckImport, ExportLedger, StartImport],
})
export class LedgerModule {}
