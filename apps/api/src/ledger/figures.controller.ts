import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yipanqi/api/platform';
import type { PostingPage } from '@yipanqi/contract';
import { Postings } from './postings.query';
import { PostingQuery } from './record.requests';

/** What figures are made of. */
@Controller('postings')
export class FiguresController {
  constructor(private readonly postings: Postings) {}

  @Allow('record.read')
  @Get()
  behind(@CurrentActor() actor: Actor, @Query() query: PostingQuery): Promise<PostingPage> {
    return this.postings.page(actor, query);
  }
}
