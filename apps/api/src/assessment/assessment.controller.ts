import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  AssessmentYearSummary,
  AssessmentYearView,
  EntriesAnswer,
  ManualInputView,
  ObjectionView,
  SignedLeadsAnswer,
  UnitAssessment,
} from '@yipanqi/contract';
import { AssessmentYearsQuery } from './assessment-years.query';
import {
  CommentObjectionRequest,
  DecideObjectionRequest,
  EnrolYearRequest,
  EntriesQuery,
  ManualInputRequest,
  ObjectionListQuery,
  RaiseObjectionRequest,
} from './assessment.requests';
import { CommentObjection } from './comment-objection';
import { DecideObjection } from './decide-objection';
import { EnrolYear } from './enrol-year';
import { ObjectionsQuery } from './objections.query';
import { RaiseObjection } from './raise-objection';
import { RecordInput } from './record-input';
import { UnitAssessmentQuery } from './unit-assessment.query';

/** 考核: how a year is set up, what a unit came to, and objections against it. Editions themselves are under /editions. */
@Controller('assessment')
export class AssessmentController {
  constructor(
    private readonly years: AssessmentYearsQuery,
    private readonly enrolYear: EnrolYear,
    private readonly recordInput: RecordInput,
    private readonly units: UnitAssessmentQuery,
    private readonly objections: ObjectionsQuery,
    private readonly raiseObjection: RaiseObjection,
    private readonly commentObjection: CommentObjection,
    private readonly decideObjection: DecideObjection,
  ) {}

  @Allow('assessment.read')
  @Get('years')
  list(@CurrentActor() actor: Actor): Promise<AssessmentYearSummary[]> {
    return this.years.list(actor);
  }

  @Allow('assessment.read')
  @Get('years/:year')
  year(@CurrentActor() actor: Actor, @Param('year') year: string): Promise<AssessmentYearView> {
    return this.years.year(actor, year);
  }

  @Allow('assessment.enrol')
  @Put('years/:year')
  enrol(
    @CurrentWrite() write: Write,
    @Param('year') year: string,
    @Body() body: EnrolYearRequest,
  ): Promise<AssessmentYearView> {
    return this.enrolYear.run(write, year, body);
  }

  @Allow('assessment.enrol')
  @Post('years/:year/inputs')
  input(
    @CurrentWrite() write: Write,
    @Param('year') year: string,
    @Body() body: ManualInputRequest,
  ): Promise<ManualInputView> {
    return this.recordInput.run(write, year, body);
  }

  @Allow('assessment.read')
  @Get('editions/:id/units/:unit')
  unit(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('unit') unit: string): Promise<UnitAssessment> {
    return this.units.run(actor, id, unit);
  }

  @Allow('assessment.read')
  @Get('editions/:id/units/:unit/entries')
  entries(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('unit') unit: string,
    @Query() wanted: EntriesQuery,
  ): Promise<EntriesAnswer> {
    return this.units.entries(actor, id, unit, wanted);
  }

  @Allow('assessment.read')
  @Get('editions/:id/units/:unit/signed-leads')
  signedLeads(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('unit') unit: string,
  ): Promise<SignedLeadsAnswer> {
    return this.units.signedLeads(actor, id, unit);
  }

  @Allow('objection.read')
  @Get('objections')
  listObjections(@CurrentActor() actor: Actor, @Query() filter: ObjectionListQuery): Promise<ObjectionView[]> {
    const { year, ...rest } = filter;
    return this.objections.list(actor, { ...rest, ...(year !== undefined && { year: Number(year) }) });
  }

  @Allow('objection.read')
  @Get('objections/:id')
  objection(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ObjectionView> {
    return this.objections.detail(actor, id);
  }

  @Allow('objection.raise')
  @Post('objections')
  @HttpCode(201)
  raise(@CurrentWrite() write: Write, @Body() body: RaiseObjectionRequest): Promise<ObjectionView> {
    return this.raiseObjection.run(write, body);
  }

  @Allow('assessment.enrol')
  @Put('objections/:id/comment')
  comment(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: CommentObjectionRequest,
  ): Promise<ObjectionView> {
    return this.commentObjection.run(write, id, body);
  }

  @Allow('objection.decide')
  @Put('objections/:id/decision')
  decide(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: DecideObjectionRequest,
  ): Promise<ObjectionView> {
    return this.decideObjection.run(write, id, body);
  }
}
