import { Module } from '@nestjs/common';
import { LeadsModule } from '@yipanqi/api/leads';
import { ApproveMonth } from './approve-month';
import { BookRecords } from './book-records';
import { CloseMonth } from './close-month';
import { ClosedMonths } from './closed-months.query';
import { ConfirmMonth } from './confirm-month';
import { CorrectRecord } from './correct-record';
import { DiscardRecord } from './discard-record';
import { FiguresController } from './figures.controller';
import { MonthCalendarQuery } from './month-calendar.query';
import { MonthCloseReminderJob } from './month-close-reminder.job';
import { MonthCloseJob } from './month-close.job';
import { MonthStandingQuery } from './month-standing.query';
import { MonthsController } from './months.controller';
import { Postings } from './postings.query';
import { QueueRecords } from './queue-records.query';
import { RecordEntry } from './record-entry';
import { RecordList } from './record-list.query';
import { RecordQueue } from './record-queue.query';
import { RecordsController } from './records.controller';
import { ReferenceController } from './reference.controller';
import { RemindUnits } from './remind-units';
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
  controllers: [ReferenceController, RecordsController, FiguresController, MonthsController, LedgerImportsController],
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
    ClosedMonths,
    ApproveMonth,
    ConfirmMonth,
    MonthStandingQuery,
    RemindUnits,
    MonthCloseReminderJob,
    ...WORKBOOK_PROVIDERS,
  ],
  exports: [CloseMonth, ConfirmMonth, VerifyRecords, RecordEntry, ApplyImport, CheckImport, ExportLedger, StartImport],
})
export class LedgerModule {}
