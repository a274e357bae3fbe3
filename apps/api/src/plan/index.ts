export { PlanModule } from './plan.module';
export { AnnualTargetTable, DirectionTable, HeadTargetTable, PlanVersionTable, QuotaLineTable } from './plan.table';
