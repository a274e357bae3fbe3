import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { LeadChanged, LeadDetail, LeadPage, RegisteredLead, TimelinePage } from '@yipanqi/contract';
import { EditLead } from './edit-lead';
import { FollowUpLead } from './follow-up-lead';
import { LeadDetailQuery } from './lead-detail.query';
import { LeadListQuery, type JsonText } from './lead-list.query';
import {
  EditLeadRequest,
  FollowUpRequest,
  LeadListRequest,
  MoveLeadRequest,
  RegisterLeadRequest,
  SplitLeadRequest,
  TimelineRequest,
  WithdrawLeadRequest,
} from './leads.requests';
import { MoveLead } from './move-lead';
import { RegisterLead } from './register-lead';
import { SplitLead } from './split-lead';

@Controller('leads')
export class LeadsController {
  constructor(
    private readonly leads: LeadListQuery,
    private readonly detail: LeadDetailQuery,
    private readonly register: RegisterLead,
    private readonly edit: EditLead,
    private readonly move: MoveLead,
    private readonly followUp: FollowUpLead,
    private readonly split: SplitLead,
  ) {}

  @Allow('lead.read')
  @Get()
  @Header('Content-Type', 'application/json; charset=utf-8')
  list(@CurrentActor() actor: Actor, @Query() query: LeadListRequest): Promise<JsonText<LeadPage>> {
    return this.leads.page(actor, query);
  }

  @Allow('lead.create')
  @Post()
  add(@CurrentWrite() write: Write, @Body() body: RegisterLeadRequest): Promise<RegisteredLead> {
    return this.register.run(write, body);
  }

  @Allow('lead.read')
  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LeadDetail> {
    return this.detail.one(actor, id);
  }

  @Allow('lead.read')
  @Get(':id/timeline')
  timeline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: TimelineRequest,
  ): Promise<TimelinePage> {
    return this.detail.timeline(actor, id, query.after);
  }

  @Allow('lead.edit')
  @Patch(':id')
  change(@CurrentWrite() write: Write, @Param('id') id: string, @Body() body: EditLeadRequest): Promise<LeadChanged> {
    return this.edit.run(write, id, body);
  }

  @Allow('lead.stage')
  @Put(':id/stage')
  setStage(@CurrentWrite() write: Write, @Param('id') id: string, @Body() body: MoveLeadRequest): Promise<LeadChanged> {
    return this.move.run(write, id, body);
  }

  @Allow('lead.withdraw')
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: WithdrawLeadRequest,
  ): Promise<LeadChanged> {
    return this.move.withdraw(write, id, body);
  }

  @Allow('lead.restore')
  @Post(':id/restore')
  @HttpCode(200)
  restore(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: WithdrawLeadRequest,
  ): Promise<LeadChanged> {
    return this.move.restore(write, id, body);
  }

  @Allow('lead.edit')
  @Post(':id/follow-ups')
  addFollowUp(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: FollowUpRequest,
  ): Promise<LeadChanged> {
    return this.followUp.run(write, id, body);
  }

  @Allow('lead.edit')
  @Put(':id/split')
  setSplit(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: SplitLeadRequest,
  ): Promise<LeadChanged> {
    return this.split.run(write, id, body);
  }
}
