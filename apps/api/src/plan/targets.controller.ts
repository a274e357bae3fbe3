import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { ApproveTargetsAnswer, DraftTargetsAnswer, TargetTable } from '@yipanqi/contract';
import { ApproveTargets } from './approve-targets';
import { DiscardTarget } from './discard-target';
import { DraftTargets } from './draft-targets';
import { TargetTableQuery } from './target-table.query';
import { ApproveTargetsRequest, DraftTargetsRequest, VersionQuery, YearQuery } from './targets.requests';

@Controller('targets')
export class TargetsController {
  constructor(
    private readonly table: TargetTableQuery,
    private readonly draftTargets: DraftTargets,
    private readonly approveTargets: ApproveTargets,
    private readonly discardTarget: DiscardTarget,
  ) {}

  @Allow('target.read')
  @Get()
  read(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<TargetTable> {
    return this.table.run(actor, Number(year));
  }

  @Allow('target.draft')
  @Put()
  draft(@CurrentWrite() write: Write, @Body() body: DraftTargetsRequest): Promise<DraftTargetsAnswer> {
    return this.draftTargets.run(write, body.targets);
  }

  @Allow('target.approve')
  @Post('approve')
  @HttpCode(200)
  approve(@CurrentWrite() write: Write, @Body() body: ApproveTargetsRequest): Promise<ApproveTargetsAnswer> {
    return this.approveTargets.run(write, body);
  }

  @Allow('target.draft')
  @Delete(':id')
  discard(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Query() { version }: VersionQuery,
  ): Promise<{ discarded: true }> {
    return this.discardTarget.run(write, id, Number(version));
  }
}
