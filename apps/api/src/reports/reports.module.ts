import { Module } from '@nestjs/common';
import { PlanModule } from '@yipanqi/api/plan';
import { BulletinInputQuery } from './bulletin-input.query';
import { ComputeEdition } from './compute-edition';
import { CountedStatesQuery } from './counted-states.query';
import { DecideEdition } from './decide-edition';
import { EditionQuery } from './edition.query';
import { EditionRepository } from './edition.repository';
import { EditionsController } from './editions.controller';
import { FiguresController } from './figures.controller';
import { FiguresQuery } from './figures.query';
import { MonthFiguresReader } from './month-figures';
import { MonthlyBulletinJob } from './monthly-bulletin.job';
import { PlanProgressQuery } from './plan-progress.query';
import { RankingQuery } from './ranking.query';
import { RequestEdition } from './request-edition';

@Module({
  imports: [PlanModule],
  controllers: [EditionsController, FiguresController],
  providers: [
    BulletinInputQuery,
    ComputeEdition,
    CountedStatesQuery,
    DecideEdition,
    EditionQuery,
    EditionRepository,
    FiguresQuery,
    MonthFiguresReader,
    MonthlyBulletinJob,
    PlanProgressQuery,
    RankingQuery,
    RequestEdition,
  ],
  exports: [ComputeEdition, DecideEdition, PlanProgressQuery],
})
export class ReportsModule {}
