import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { AuditorNote } from '@yipanqi/contract';
import { AuditYears } from './audit-years';
import { ChangeNoteRequest, OwnListQuery, RemoveNoteRequest, WriteNoteRequest } from './auditing.requests';
import { KeepNotes } from './notes/keep-notes';
import { NotesQuery } from './notes/notes.query';

/** Notes that auditors keep for auditors. */
@Controller('auditing/notes')
export class NotesController {
  constructor(
    private readonly years: AuditYears,
    private readonly notes: NotesQuery,
    private readonly keep: KeepNotes,
  ) {}

  @Allow('auditing.read')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() { year, unit }: OwnListQuery): Promise<AuditorNote[]> {
    return this.notes.list(actor.userId, year ? this.years.begun(year) : null, unit ?? null);
  }

  @Allow('auditing.work')
  @Post()
  add(@CurrentWrite() write: Write, @Body() body: WriteNoteRequest): Promise<AuditorNote> {
    return this.keep.add(write, body);
  }

  @Allow('auditing.work')
  @Put(':id')
  change(@CurrentWrite() write: Write, @Param('id') id: string, @Body() body: ChangeNoteRequest): Promise<AuditorNote> {
    return this.keep.change(write, id, body);
  }

  @Allow('auditing.work')
  @Post(':id/removal')
  @HttpCode(200)
  remove(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: RemoveNoteRequest,
  ): Promise<{ removed: true }> {
    return this.keep.remove(write, id, body);
  }
}
