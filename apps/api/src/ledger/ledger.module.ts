import { Module } from '@nestjs/common';
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

@Module({
  controllers: [ReferenceController, RecordsController, FiguresController],
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
  ],
  exports: [CloseMonth, VerifyRecords, RecordEntry],
})
export class LedgerModule {}
