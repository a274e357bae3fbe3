import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { scopeOf } from '@yipanqi/api/identity';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { AuditFindingView } from '@yipanqi/contract';
import { ReplyFindingRequest } from './auditing.requests';
import { ReplyFinding } from './worksheets/reply-finding';
import { WorksheetQuery } from './worksheets/worksheet.query';

/** Findings that were sent to a unit, for its officers. */
@Controller('auditing/findings')
export class FindingsController {
  constructor(
    private readonly worksheets: WorksheetQuery,
    private readonly replying: ReplyFinding,
  ) {}

  @Allow('auditing.reply')
  @Get()
  list(@CurrentActor() actor: Actor): Promise<AuditFindingView[]> {
    return this.worksheets.findings(scopeOf(actor, 'auditing.reply'));
  }

  @Allow('auditing.reply')
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AuditFindingView> {
    return this.worksheets.findingOf(scopeOf(actor, 'auditing.reply'), id);
  }

  @Allow('auditing.reply')
  @Put(':id/reply')
  reply(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ReplyFindingRequest,
  ): Promise<AuditFindingView> {
    return this.replying.run(write, id, body);
  }
}
