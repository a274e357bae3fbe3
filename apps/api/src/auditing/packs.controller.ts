import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, fileReply, Files, type Actor, type Write } from '@yipanqi/api/platform';
import type { EvidencePack, PackStarted } from '@yipanqi/contract';
import { AuditYears } from './audit-years';
import { MakePackRequest, OwnListQuery } from './auditing.requests';
import { Packs } from './packs/packs';

/** Evidence packs of a unit's year. */
@Controller('auditing/packs')
export class PacksController {
  constructor(
    private readonly years: AuditYears,
    private readonly packs: Packs,
    private readonly files: Files,
  ) {}

  @Allow('auditing.read')
  @Get()
  list(@Query() { year, unit }: OwnListQuery): Promise<EvidencePack[]> {
    return this.packs.list(year ? this.years.begun(year) : null, unit ?? null);
  }

  @Allow('auditing.work')
  @Post()
  @HttpCode(202)
  make(@CurrentWrite() write: Write, @Body() body: MakePackRequest): Promise<PackStarted> {
    return this.packs.start(write, body);
  }

  @Allow('auditing.read')
  @Get(':id/archive.zip')
  async archive(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const file = await this.packs.fetch(actor, id);
    return fileReply(this.files.stream(file.id), file.name, file.mime, file.size);
  }
}
