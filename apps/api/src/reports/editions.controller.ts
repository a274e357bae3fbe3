import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, fileReply, XLSX_MIME, type Actor, type Write } from '@yipanqi/api/platform';
import type { ComputeEditionAnswer, EditionDetail, EditionSummary, EditionVerification } from '@yipanqi/contract';
import { DOCX_MIME, writeDocx } from './bulletin-document';
import { writeXlsx } from './bulletin-workbook';
import { DecideEdition } from './decide-edition';
import { editionJson } from './edition-json';
import { editionFileName } from './edition-title';
import { EditionQuery } from './edition.query';
import { ComputeEditionRequest, EditionListQuery, EditionStepRequest } from './editions.requests';
import { RequestEdition } from './request-edition';
import { collected } from './stable-zip';

@Controller('editions')
export class EditionsController {
  constructor(
    private readonly editions: EditionQuery,
    private readonly requestEdition: RequestEdition,
    private readonly decide: DecideEdition,
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
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EditionDetail> {
    return this.editions.detail(actor, id);
  }

  @Allow('report.read')
  @Get(':id/verification')
  verify(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EditionVerification> {
    return this.editions.verification(actor, id);
  }

  @Allow('report.read')
  @Get(':id/document.xlsx')
  async workbook(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const edition = await this.editions.visible(actor, id);
    return download(await collected((out) => writeXlsx(edition, out)), editionFileName(edition, 'xlsx'), XLSX_MIME);
  }

  @Allow('report.read')
  @Get(':id/document.docx')
  async document(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const edition = await this.editions.visible(actor, id);
    return download(await writeDocx(edition), editionFileName(edition, 'docx'), DOCX_MIME);
  }

  @Allow('report.read')
  @Get(':id/edition.json')
  async json(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const edition = await this.editions.visible(actor, id);
    const text = `${JSON.stringify(editionJson(edition), null, 2)}\n`;
    return download(Buffer.from(text), editionFileName(edition, 'json'), 'application/json; charset=utf-8');
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

function download(bytes: Buffer, name: string, mime: string): StreamableFile {
  return fileReply(Readable.from([bytes]), name, mime, bytes.length);
}
