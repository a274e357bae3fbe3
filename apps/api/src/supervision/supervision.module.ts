import { Module } from '@nestjs/common';
import { PlanModule } from '@yipanqi/api/plan';
import { ReportsModule } from '@yipanqi/api/reports';
import { FactProviders } from './facts/fact-providers';
import { FactsReader } from './facts/facts.reader';
import { LeadFacts } from './facts/lead.facts';
import { ReturnedRecordFacts } from './facts/returned-record.facts';
import { UnitMeasureFacts } from './facts/unit-measure.facts';
import { UnitFacts } from './facts/unit.facts';
import { AskLookThrough } from './findings/ask-look-through';
import { FindingsQuery } from './findings/findings.query';
import { LookThrough } from './findings/look-through';
import { SupervisionFindingsJob } from './findings/supervision-findings.job';
import { DecideExtension } from './orders/decide-extension';
import { IssueOrder } from './orders/issue-order';
import { JudgeOrder } from './orders/judge-order';
import { LightsQuery } from './orders/lights.query';
import { OrderMessages } from './orders/order-messages';
import { OrderRepository } from './orders/order.repository';
import { OrdersQuery } from './orders/orders.query';
import { ReplyOrder } from './orders/reply-order';
import { RequestExtension } from './orders/request-extension';
import { SupervisionSweepJob } from './orders/supervision-sweep.job';
import { SweepOrders } from './orders/sweep-orders';
import { TakeOrderStep } from './orders/take-order-step';
import { WithdrawOrder } from './orders/withdraw-order';
import { QuarterlyInputQuery } from './quarterly/quarterly-input.query';
import { QuarterlyReportJob } from './quarterly/quarterly-report.job';
import { QuarterlySupervisionMaker } from './quarterly/quarterly-supervision.maker';
import { ApproveRules } from './rules/approve-rules';
import { DraftRules } from './rules/draft-rules';
import { RuleSetRepository } from './rules/rule-set.repository';
import { RulesQuery } from './rules/rules.query';
import { SupervisionController } from './supervision.controller';
import { YearlyCounts } from './yearly-counts';

/** What rules run over: a class a subject. */
const FACTS = [LeadFacts, ReturnedRecordFacts, UnitFacts, UnitMeasureFacts];

@Module({
  imports: [PlanModule, ReportsModule],
  controllers: [SupervisionController],
  providers: [
    ...FACTS,
    ApproveRules,
    AskLookThrough,
    DecideExtension,
    DraftRules,
    FactProviders,
    FactsReader,
    FindingsQuery,
    IssueOrder,
    JudgeOrder,
    LightsQuery,
    LookThrough,
    OrderMessages,
    OrderRepository,
    OrdersQuery,
    QuarterlyInputQuery,
    QuarterlyReportJob,
    QuarterlySupervisionMaker,
    ReplyOrder,
    RequestExtension,
    RuleSetRepository,
    RulesQuery,
    SupervisionFindingsJob,
    SupervisionSweepJob,
    SweepOrders,
    TakeOrderStep,
    WithdrawOrder,
    YearlyCounts,
  ],
})
export class SupervisionModule {}
