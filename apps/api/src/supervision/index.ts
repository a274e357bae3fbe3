export { LookThrough } from './findings/look-through';
export { DecideExtension } from './orders/decide-extension';
export { IssueOrder } from './orders/issue-order';
export { JudgeOrder } from './orders/judge-order';
export { ReplyOrder } from './orders/reply-order';
export { RequestExtension } from './orders/request-extension';
export { SweepOrders } from './orders/sweep-orders';
export { WithdrawOrder } from './orders/withdraw-order';
export { SupervisionModule } from './supervision.module';
export {
  SupervisionEventTable,
  SupervisionFindingTable,
  SupervisionOrderFindingTable,
  SupervisionOrderTable,
  SupervisionRuleSetTable,
  SupervisionRunTable,
} from './supervision.table';
export { type FactsAsked, type FactsProvider, ProvidesFacts } from './facts/provides-facts';
