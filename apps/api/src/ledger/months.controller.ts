import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  ClosedMonth,
  ClosedMonthDetail,
  MonthCalendar,
  MonthCloseStarted,
  MonthStanding,
  RemindedAnswer,
  UnitMonth,
} from '@yipanqi/contract';
import { parseMonth } from '@yipanqi/domain';
import { ApproveMonth } from './approve-month';
import { ClosedMonths } from './closed-months.query';
import { ConfirmMonth } from './confirm-month';
import { MonthCalendarQuery } from './month-calendar.query';
import { MonthStandingQuery } from './month-standing.query';
import {
  ApproveMonthRequest,
  CloseMonthRequest,
  ConfirmMonthRequest,
  MonthStandingRequest,
  RemindUnitsRequest,
  WithdrawConfirmationRequest,
} from './months.requests';
import { RemindUnits } from './remind-units';
import { StartMonthClose } from './start-month-close';

/** 月结: the months from the confirmation by the units over the close to the leader's approval. */
@Controller()
export class MonthsController {
  constructor(
    private readonly calendar: MonthCalendarQuery,
    private readonly closed: ClosedMonths,
    private readonly closing: StartMonthClose,
    private readonly approving: ApproveMonth,
    private readonly standing: MonthStandingQuery,
    private readonly confirming: ConfirmMonth,
    private readonly reminding: RemindUnits,
  ) {}

  @Allow('monthClose.read')
  @Get('month-closes')
  months(@CurrentActor() actor: Actor): Promise<MonthCalendar> {
    return this.calendar.read(actor);
  }

  @Allow('monthClose.read')
  @Get('month-closes/:month')
  month(@CurrentActor() actor: Actor, @Param('month') month: string): Promise<ClosedMonthDetail> {
    return this.closed.detail(actor, parseMonth(month));
  }

  @Allow('monthClose.run')
  @HttpCode(202)
  @Post('month-closes')
  close(@CurrentWrite() write: Write, @Body() body: CloseMonthRequest): Promise<MonthCloseStarted> {
    return this.closing.run(write, body);
  }

  @Allow('monthClose.approve')
  @Post('month-closes/:month/approval')
  approve(
    @CurrentWrite() write: Write,
    @Param('month') month: string,
    @Body() body: ApproveMonthRequest,
  ): Promise<ClosedMonth> {
    return this.approving.run(write, parseMonth(month), body);
  }

  @Allow('monthClose.read')
  @Get('month-confirmations')
  standings(@CurrentActor() actor: Actor, @Query() { month }: MonthStandingRequest): Promise<MonthStanding> {
    return this.standing.read(actor, month ? parseMonth(month, 'month') : null);
  }

  @Allow('monthClose.confirm')
  @Post('month-confirmations')
  confirm(@CurrentWrite() write: Write, @Body() body: ConfirmMonthRequest): Promise<UnitMonth> {
    return this.confirming.run(write, body);
  }

  @Allow('monthClose.confirm')
  @Put('month-confirmations/:id/withdrawal')
  withdraw(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() { version }: WithdrawConfirmationRequest,
  ): Promise<UnitMonth> {
    return this.confirming.withdraw(write, id, version);
  }

  @Allow('monthClose.run')
  @Post('month-confirmations/reminders')
  remind(@CurrentWrite() write: Write, @Body() body: RemindUnitsRequest): Promise<RemindedAnswer> {
    return this.reminding.run(write, body);
  }
}
