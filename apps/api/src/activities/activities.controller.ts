import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  ActivitiesVerified,
  ActivityDetail,
  ActivityPage,
  ActivityQueuePage,
  ActivityView,
} from '@yipanqi/contract';
import {
  ActivityListQuery,
  ActivityQueueQuery,
  ActivityReasonRequest,
  ActivityRequest,
  ActivityVersionRequest,
  CorrectActivityRequest,
  VerifyActivitiesRequest,
} from './activities.requests';
import { ActivityList } from './activity-list.query';
import { ActivityQueue } from './activity-queue.query';
import { CorrectActivity } from './correct-activity';
import { DiscardActivity } from './discard-activity';
import { RecordActivity } from './record-activity';
import { ReturnActivity } from './return-activity';
import { RevokeActivity } from './revoke-activity';
import { VerifyWaiting } from './verify-waiting';

/** 招商活动: visits, receptions, events, publicity. */
@Controller('activities')
export class ActivitiesController {
  constructor(
    private readonly list: ActivityList,
    private readonly queue: ActivityQueue,
    private readonly record: RecordActivity,
    private readonly correct: CorrectActivity,
    private readonly discard: DiscardActivity,
    private readonly returning: ReturnActivity,
    private readonly revoke: RevokeActivity,
    private readonly verify: VerifyWaiting,
  ) {}

  @Allow('activity.read')
  @Get()
  page(@CurrentActor() actor: Actor, @Query() query: ActivityListQuery): Promise<ActivityPage> {
    return this.list.page(actor, query);
  }

  @Allow('activity.verify')
  @Get('queue')
  waiting(@CurrentActor() actor: Actor, @Query() query: ActivityQueueQuery): Promise<ActivityQueuePage> {
    return this.queue.page(actor, query);
  }

  @Allow('activity.read')
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ActivityDetail> {
    return this.list.one(actor, id);
  }

  @Allow('activity.record')
  @Post()
  create(@CurrentWrite() write: Write, @Body() body: ActivityRequest): Promise<ActivityView> {
    return this.record.run(write, body);
  }

  @Allow('activity.verify')
  @Post('verifications')
  verifyMany(@CurrentWrite() write: Write, @Body() body: VerifyActivitiesRequest): Promise<ActivitiesVerified> {
    return this.verify.run(write, body);
  }

  @Allow('activity.record')
  @Put(':id')
  change(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: CorrectActivityRequest,
  ): Promise<ActivityView> {
    return this.correct.run(write, id, body);
  }

  @Allow('activity.record')
  @Post(':id/discard')
  takeBack(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ActivityVersionRequest,
  ): Promise<ActivityView> {
    return this.discard.run(write, id, body.version);
  }

  @Allow('activity.record')
  @Post(':id/revocation')
  askRevocation(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ActivityReasonRequest,
  ): Promise<ActivityView> {
    return this.revoke.run(write, id, body);
  }

  @Allow('activity.verify')
  @Put(':id/verification')
  verifyOne(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ActivityVersionRequest,
  ): Promise<ActivitiesVerified> {
    return this.verify.run(write, { activities: [{ id, version: body.version }] });
  }

  @Allow('activity.verify')
  @Put(':id/return')
  sendBack(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ActivityReasonRequest,
  ): Promise<ActivityView> {
    return this.returning.run(write, id, body);
  }
}
