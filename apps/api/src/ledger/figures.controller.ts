import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type { MonthCalendar, MonthCloseStarted, PostingPage } from '@yipanqi/contract';
import { MonthCalendarQuery } from './month-calendar.query';
import { Postings } from './postings.query';
import { CloseMonthRequest, PostingQuery } from './record.requests';
import { StartMonthClose } from './start-month-close';

/** What figures are made of, and the months in which they are frozen. */
@Controller()
export class FiguresController {
  constructor(
    private readonly postings: Postings,
    private readonly calendar: MonthCalendarQuery,
    private readonly closing: StartMonthClose,
  ) {}

  @Allow('record.read')
  @Get('postings')
  behind(@CurrentActor() actor: Actor, @Query() query: PostingQuery): Promise<PostingPage> {
    return this.postings.page(actor, query);
  }

  @Allow('monthClose.read')
  @Get('month-closes')
  months(@CurrentActor() actor: Actor): Promise<MonthCalendar> {
    return this.calendar.read(actor);
  }

  @Allow('monthClose.run')
  @HttpCode(202)
  @Post('month-closes')
  close(@CurrentWrite() write: Write, @Body() body: CloseMonthRequest): Promise<MonthCloseStarted> {
    return this.closing.run(write, body);
  }
}
