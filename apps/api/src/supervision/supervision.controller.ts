import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, Database, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  FindingsAnswer,
  LightsAnswer,
  LookThroughAnswer,
  OrderDetail,
  OrderPage,
  RuleSetDetail,
  RuleSetSummary,
  SupervisionDesk,
} from '@yipanqi/contract';
import { AskLookThrough } from './findings/ask-look-through';
import { FindingsQuery } from './findings/findings.query';
import { DecideExtension } from './orders/decide-extension';
import { IssueOrder } from './orders/issue-order';
import { JudgeOrder } from './orders/judge-order';
import { LightsQuery } from './orders/lights.query';
import { OrdersQuery } from './orders/orders.query';
import { ReplyOrder } from './orders/reply-order';
import { RequestExtension } from './orders/request-extension';
import { WithdrawOrder } from './orders/withdraw-order';
import { ApproveRules } from './rules/approve-rules';
import { DraftRules } from './rules/draft-rules';
import { RulesQuery } from './rules/rules.query';
import {
  ApproveRulesRequest,
  DecideExtensionRequest,
  DraftRulesRequest,
  FindingListQuery,
  IssueOrderRequest,
  JudgeOrderRequest,
  LookThroughRequest,
  OrderListQuery,
  ReplyOrderRequest,
  RequestExtensionRequest,
  WithdrawOrderRequest,
} from './supervision.requests';

@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly db: Database,
    private readonly rules: RulesQuery,
    private readonly draftRules: DraftRules,
    private readonly approveRules: ApproveRules,
    private readonly findings: FindingsQuery,
    private readonly askLookThrough: AskLookThrough,
    private readonly lights: LightsQuery,
    private readonly orders: OrdersQuery,
    private readonly issueOrder: IssueOrder,
    private readonly replyOrder: ReplyOrder,
    private readonly judgeOrder: JudgeOrder,
    private readonly requestExtension: RequestExtension,
    private readonly decideExtension: DecideExtension,
    private readonly withdrawOrder: WithdrawOrder,
  ) {}

  @Allow('supervision.read')
  @Get('rules')
  ruleSets(@CurrentActor() actor: Actor): Promise<RuleSetSummary[]> {
    return this.rules.list(this.db, actor);
  }

  @Allow('supervisionRule.draft')
  @Put('rules/draft')
  draft(@CurrentWrite() write: Write, @Body() body: DraftRulesRequest): Promise<RuleSetDetail> {
    return this.draftRules.run(write, body);
  }

  @Allow('supervision.read')
  @Get('rules/:rulesVersion')
  ruleSet(
    @CurrentActor() actor: Actor,
    @Param('rulesVersion', ParseIntPipe) rulesVersion: number,
  ): Promise<RuleSetDetail> {
    return this.rules.detail(this.db, actor, rulesVersion);
  }

  @Allow('supervisionRule.approve')
  @Put('rules/:rulesVersion/approval')
  approve(
    @CurrentWrite() write: Write,
    @Param('rulesVersion', ParseIntPipe) rulesVersion: number,
    @Body() { version }: ApproveRulesRequest,
  ): Promise<RuleSetDetail> {
    return this.approveRules.run(write, rulesVersion, version);
  }

  @Allow('supervision.read')
  @Get('findings')
  found(@CurrentActor() actor: Actor, @Query() filter: FindingListQuery): Promise<FindingsAnswer> {
    return this.findings.page(actor, filter);
  }

  @Allow('supervision.issue')
  @Post('findings')
  @HttpCode(202)
  lookThrough(@CurrentWrite() write: Write, @Body() { quarter }: LookThroughRequest): Promise<LookThroughAnswer> {
    return this.askLookThrough.run(write, quarter);
  }

  @Allow('supervision.read')
  @Get('lights')
  unitLights(@CurrentActor() actor: Actor): Promise<LightsAnswer> {
    return this.lights.run(actor);
  }

  @Allow('supervision.read')
  @Get('desk')
  desk(@CurrentActor() actor: Actor): Promise<SupervisionDesk> {
    return this.orders.desk(actor);
  }

  @Allow('supervision.read')
  @Get('orders')
  list(@CurrentActor() actor: Actor, @Query() filter: OrderListQuery): Promise<OrderPage> {
    return this.orders.page(actor, filter);
  }

  @Allow('supervision.issue')
  @Post('orders')
  issue(@CurrentWrite() write: Write, @Body() body: IssueOrderRequest): Promise<OrderDetail> {
    return this.issueOrder.run(write, body);
  }

  @Allow('supervision.read')
  @Get('orders/:id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OrderDetail> {
    return this.orders.detail(this.db, actor, id);
  }

  @Allow('supervision.reply')
  @Post('orders/:id/reply')
  reply(@CurrentWrite() write: Write, @Param('id') id: string, @Body() body: ReplyOrderRequest): Promise<OrderDetail> {
    return this.replyOrder.run(write, id, body);
  }

  @Allow('supervision.close')
  @Post('orders/:id/verdict')
  judge(@CurrentWrite() write: Write, @Param('id') id: string, @Body() body: JudgeOrderRequest): Promise<OrderDetail> {
    return this.judgeOrder.run(write, id, body);
  }

  @Allow('supervision.reply')
  @Post('orders/:id/extension')
  extend(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: RequestExtensionRequest,
  ): Promise<OrderDetail> {
    return this.requestExtension.run(write, id, body);
  }

  @Allow('supervision.extend')
  @Put('orders/:id/extension')
  decide(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: DecideExtensionRequest,
  ): Promise<OrderDetail> {
    return this.decideExtension.run(write, id, body);
  }

  @Allow('supervision.issue')
  @Post('orders/:id/withdrawal')
  withdraw(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: WithdrawOrderRequest,
  ): Promise<OrderDetail> {
    return this.withdrawOrder.run(write, id, body);
  }
}
