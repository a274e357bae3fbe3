import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Clock, CurrentActor, CurrentWrite, Database, type Actor, type Write } from '@yipanqi/api/platform';
import type { ActivityIndexAnswer, ActivityIndexTrend, IndexSchemeView } from '@yipanqi/contract';
import { monthOf } from '@yipanqi/domain';
import { ActivityIndexQuery } from './activity-index.query';
import { ApproveIndexScheme } from './approve-index-scheme';
import { DraftIndexScheme } from './draft-index-scheme';
import { IndexSchemes } from './index-scheme.repository';
import {
  ActivityIndexRequest,
  ActivityIndexTrendRequest,
  IndexSchemeChangeRequest,
  IndexSchemeRequest,
  IndexSchemeVersionRequest,
} from './index-scheme.requests';

/** 活跃指数 and the versions of its scheme. */
@Controller()
export class ActivityIndexController {
  constructor(
    private readonly index: ActivityIndexQuery,
    private readonly schemes: IndexSchemes,
    private readonly draft: DraftIndexScheme,
    private readonly approve: ApproveIndexScheme,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Allow('activity.read')
  @Get('activity-index')
  ofPeriod(@CurrentActor() actor: Actor, @Query() query: ActivityIndexRequest): Promise<ActivityIndexAnswer> {
    return this.index.run(actor, query);
  }

  @Allow('activity.read')
  @Get('activity-index/trend')
  trend(@CurrentActor() actor: Actor, @Query() query: ActivityIndexTrendRequest): Promise<ActivityIndexTrend> {
    return this.index.trend(actor, query);
  }

  @Allow('scheme.read')
  @Get('index-schemes')
  all(): Promise<IndexSchemeView[]> {
    return this.schemes.all(this.db, monthOf(this.clock.today()));
  }

  @Allow('indexScheme.draft')
  @Post('index-schemes')
  create(@CurrentWrite() write: Write, @Body() body: IndexSchemeRequest): Promise<IndexSchemeView> {
    return this.draft.run(write, body);
  }

  @Allow('indexScheme.draft')
  @Put('index-schemes/:id')
  change(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: IndexSchemeChangeRequest,
  ): Promise<IndexSchemeView> {
    return this.draft.change(write, id, body);
  }

  @Allow('indexScheme.draft')
  @HttpCode(200)
  @Post('index-schemes/:id/discard')
  takeBack(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: IndexSchemeVersionRequest,
  ): Promise<{ id: string }> {
    return this.draft.discard(write, id, body.version);
  }

  @Allow('indexScheme.approve')
  @Put('index-schemes/:id/approval')
  confirm(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: IndexSchemeVersionRequest,
  ): Promise<IndexSchemeView> {
    return this.approve.run(write, id, body.version);
  }
}
