import { Module } from '@nestjs/common';
import { ApproveTargets } from './approve-targets';
import { DiscardTarget } from './discard-target';
import { DraftTargets } from './draft-targets';
import { ImportTargets } from './import-targets';
import { PlanController } from './plan.controller';
import { PlanQuery } from './plan.query';
import { TargetTableQuery } from './target-table.query';
import { TargetTemplateQuery } from './target-template.query';
import { TargetRepository } from './target.repository';
import { TargetsController } from './targets.controller';

@Module({
  controllers: [PlanController, TargetsController],
  providers: [
    ApproveTargets,
    DiscardTarget,
    DraftTargets,
    ImportTargets,
    PlanQuery,
    TargetRepository,
    TargetTableQuery,
    TargetTemplateQuery,
  ],
  exports: [PlanQuery, TargetRepository],
})
export class PlanModule {}
