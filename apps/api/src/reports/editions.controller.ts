import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { ComputeEditionAnswer, EditionDetail, EditionSummary, EditionVerification } from '@yipanqi/contract';
import { DecideEdition } from './decide-edition';
import { EditionQuery } from './edition.query';
import { ComputeEditionRequest, EditionListQuery, EditionStepRequest } from './editions.requests';
import { RequestEdition } from './request-edition';

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
