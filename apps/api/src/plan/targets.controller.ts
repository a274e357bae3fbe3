import { PassThrough } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  CurrentWrite,
  fileReply,
  XLSX_MIME,
  type ActedRequest,
  type Actor,
  type Write,
} from '@yipanqi/api/platform';
import type { ApproveTargetsAnswer, DraftTargetsAnswer, TargetImportAnswer, TargetTable } from '@yipanqi/contract';
import { ApproveTargets } from './approve-targets';
import { DiscardTarget } from './discard-target';
import { DraftTargets } from './draft-targets';
import { ImportTargets } from './import-targets';
import { TargetTableQuery } from './target-table.query';
import { TargetTemplateQuery } from './target-template.query';
import { ApproveTargetsRequest, DraftTargetsRequest, VersionQuery, YearQuery } from './targets.requests';

@Controller('targets')
export class TargetsController {
  constructor(
    private readonly table: TargetTableQuery,
    private readonly draftTargets: DraftTargets,
    private readonly approveTargets: ApproveTargets,
    private readonly discardTarget: DiscardTarget,
    private readonly importTargets: ImportTargets,
    private readonly template: TargetTemplateQuery,
  ) {}

  @Allow('target.read')
  @Get()
  read(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<TargetTable> {
    return this.table.run(actor, Number(year));
  }

  @Allow('target.read')
  @Get('template.xlsx')
  templateFile(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): StreamableFile {
    const out = new PassThrough();
    this.template.run(actor, Number(year), out).catch((error: Error) => out.destroy(error));
    return fileReply(out, `${year}年年度目标.xlsx`, XLSX_MIME);
  }

  @Allow('target.draft')
  @Post('import')
  @HttpCode(200)
  import(
    @CurrentWrite() write: Write,
    @Query() { year }: YearQuery,
    @Req() request: ActedRequest,
    @Headers('x-file-name') fileName: string | undefined,
  ): Promise<TargetImportAnswer> {
    return this.importTargets.run(write, Number(year), request.body, fileName);
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
