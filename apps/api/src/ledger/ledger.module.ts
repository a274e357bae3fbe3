import { Module } from '@nestjs/common';
import { BookRecords } from './book-records';
import { CloseMonth } from './close-month';
import { ReferenceController } from './reference.controller';
import { VerifyRecords } from './verify-records';

@Module({
  controllers: [ReferenceController],
  providers: [BookRecords, CloseMonth, VerifyRecords],
  exports: [CloseMonth, VerifyRecords],
})
export class LedgerModule {}
