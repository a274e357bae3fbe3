import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentActor, SignedIn, type Actor } from '@yipanqi/api/platform';
import type { EnterpriseDuplicates, SearchAnswer, WorkbenchAnswer } from '@yipanqi/contract';
import type { DirectionProposal } from '@yipanqi/domain';
import { Directions } from './directions';
import { EnterpriseDuplicatesQuery } from './enterprise-duplicates.query';
import { DirectionProposalsRequest, DuplicatesRequest, SearchRequest } from './leads.requests';
import { PaletteSearchQuery } from './palette-search.query';
import { WorkbenchQuery } from './workbench.query';

/** What looks across enterprises and leads. */
@Controller()
export class FindingController {
  constructor(
    private readonly directions: Directions,
    private readonly search: PaletteSearchQuery,
    private readonly duplicates: EnterpriseDuplicatesQuery,
    private readonly workbench: WorkbenchQuery,
  ) {}

  @SignedIn()
  @Get('search')
  find(@CurrentActor() actor: Actor, @Query() query: SearchRequest): Promise<SearchAnswer> {
    return this.search.find(actor, query.q);
  }

  @Allow('lead.create')
  @Get('enterprises/duplicates')
  whoHas(@CurrentActor() actor: Actor, @Query() query: DuplicatesRequest): Promise<EnterpriseDuplicates> {
    return this.duplicates.find(actor, query.name);
  }

  @Allow('lead.create')
  @Get('direction-proposals')
  propose(@Query() query: DirectionProposalsRequest): Promise<DirectionProposal[]> {
    return this.directions.proposals([query.text]);
  }

  @SignedIn()
  @Get('workbench')
  desks(@CurrentActor() actor: Actor): Promise<WorkbenchAnswer> {
    return this.workbench.desks(actor);
  }
}
