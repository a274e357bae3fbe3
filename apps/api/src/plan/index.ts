export { ApproveTargets } from './approve-targets';
export { DraftTargets } from './draft-targets';
export { PlanModule } from './plan.module';
export { PlanQuery } from './plan.query';
export { AnnualTargetTable, DirectionTable, HeadTargetTable, PlanVersionTable, QuotaLineTable } from './plan.table';
export { TargetRepository } from './target.repository';
