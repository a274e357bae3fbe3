import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { QueuePage, RecordDetail, RecordPage, RecordView, VerifiedAnswer } from '@yipanqi/contract';
import { CorrectRecord } from './correct-record';
import { DiscardRecord } from './discard-record';
import { RecordEntry } from './record-entry';
import { RecordList } from './record-list.query';
import { RecordQueue } from './record-queue.query';
import {
  CorrectRecordRequest,
  QueueQuery,
  RecordListQuery,
  RecordRequest,
  RecordVersionRequest,
  ReturnRecordRequest,
  VerifyRecordsRequest,
} from './record.requests';
import { ReturnRecord } from './return-record';
import { VerifyPending } from './verify-pending';

/** Agreements, receipts of funds, milestones. */
@Controller('records')
export class RecordsController {
  constructor(
    private readonly list: RecordList,
    private readonly queue: RecordQueue,
    private readonly entry: RecordEntry,
    private readonly correct: CorrectRecord,
    private readonly discard: DiscardRecord,
    private readonly returning: ReturnRecord,
    private readonly verify: VerifyPending,
  ) {}

  @Allow('record.read')
  @Get()
  page(@CurrentActor() actor: Actor, @Query() query: RecordListQuery): Promise<RecordPage> {
    return this.list.page(actor, query);
  }

  @Allow('record.verify')
  @Get('queue')
  waiting(@CurrentActor() actor: Actor, @Query() query: QueueQuery): Promise<QueuePage> {
    return this.queue.page(actor, query);
  }

  @Allow('record.read')
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecordDetail> {
    return this.list.one(actor, id);
  }

  @Allow('record.create')
  @Post()
  create(@CurrentWrite() write: Write, @Body() body: RecordRequest): Promise<RecordView> {
    return this.entry.run(write, body);
  }

  @Allow('record.verify')
  @Post('verifications')
  verifyMany(@CurrentWrite() write: Write, @Body() body: VerifyRecordsRequest): Promise<VerifiedAnswer> {
    return this.verify.run(write, body);
  }

  @Allow('record.correct')
  @Put(':id')
  change(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: CorrectRecordRequest,
  ): Promise<RecordView> {
    return this.correct.run(write, id, body);
  }

  @Allow('record.correct')
  @Post(':id/discard')
  takeBack(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: RecordVersionRequest,
  ): Promise<RecordView> {
    return this.discard.run(write, id, body.version);
  }

  @Allow('record.verify')
  @Put(':id/verification')
  verifyOne(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: RecordVersionRequest,
  ): Promise<VerifiedAnswer> {
    return this.verify.run(write, { records: [{ id, version: body.version }] });
  }

  @Allow('record.verify')
  @Put(':id/return')
  sendBack(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ReturnRecordRequest,
  ): Promise<RecordView> {
    return this.returning.run(write, id, body);
  }
}
