import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, fileReply, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  AsNowKnown,
  ComputeEditionAnswer,
  EditionComparison,
  EditionDetail,
  EditionPdfAnswer,
  EditionSummary,
  EditionVerification,
} from '@yipanqi/contract';
import { DecideEdition } from './decide-edition';
import { DownloadEdition } from './download-edition';
import type { EditionFile } from './edition-files';
import { AsNowKnownQuery } from './as-now-known.query';
import { EditionQuery } from './edition.query';
import { ComputeEditionRequest, EditionListQuery, EditionStepRequest } from './editions.requests';
import { RequestEdition } from './request-edition';
import { RequestPdf } from './request-pdf';

@Controller('editions')
export class EditionsController {
  constructor(
    private readonly editions: EditionQuery,
    private readonly requestEdition: RequestEdition,
    private readonly decide: DecideEdition,
    private readonly files: DownloadEdition,
    private readonly known: AsNowKnownQuery,
    private readonly requestPdf: RequestPdf,
  ) {}

  @Allow('report.read')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: EditionListQuery): Promise<EditionSummary[]> {
    return this.editions.list(actor, filter);
  }

  @Allow('report.compute')
  @Post()
  @HttpCode(202)
  compute(@CurrentWrite() write: Write, @Body() body: ComputeEditionRequest): Promise<ComputeEditionAnswer> {
    return this.requestEdition.run(write, body);
  }

  @Allow('report.read')
  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EditionDetail<object>> {
    return this.editions.detail(actor, id);
  }

  @Allow('report.read')
  @Get(':id/verification')
  verify(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EditionVerification> {
    return this.editions.verification(actor, id);
  }

  @Allow('report.read')
  @Get(':id/comparison/:other')
  compare(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('other') other: string,
  ): Promise<EditionComparison> {
    return this.editions.comparison(actor, id, other);
  }

  @Allow('report.read')
  @Get(':id/as-now-known')
  asNowKnown(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AsNowKnown> {
    return this.known.run(actor, id);
  }

  @Allow('report.read')
  @Get(':id/document.xlsx')
  async workbook(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.files.run(actor, id, 'xlsx'));
  }

  @Allow('report.read')
  @Get(':id/document.docx')
  async document(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.files.run(actor, id, 'docx'));
  }

  @Allow('report.read')
  @Post(':id/pdf')
  @HttpCode(202)
  print(@CurrentWrite() write: Write, @Param('id') id: string): Promise<EditionPdfAnswer> {
    return this.requestPdf.run(write, id);
  }

  @Allow('report.read')
  @Get(':id/document.pdf')
  async pdf(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.files.run(actor, id, 'pdf'));
  }

  @Allow('report.read')
  @Get(':id/edition.json')
  async json(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.files.run(actor, id, 'json'));
  }

  @Allow('report.approve')
  @Put(':id/approval')
  approve(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() { version }: EditionStepRequest,
  ): Promise<EditionSummary> {
    return this.decide.approve(write, id, version);
  }

  @Allow('report.publish')
  @Put(':id/publication')
  publish(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() { version }: EditionStepRequest,
  ): Promise<EditionSummary> {
    return this.decide.publish(write, id, version);
  }
}

function download({ bytes, name, mime }: EditionFile): StreamableFile {
  return fileReply(Readable.from([bytes]), name, mime, bytes.length);
}
