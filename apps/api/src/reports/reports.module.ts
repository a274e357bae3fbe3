import { Module } from '@nestjs/common';
import { PlanModule } from '@yipanqi/api/plan';
import { BulletinInputQuery } from './bulletin-input.query';
import { ComputeEdition } from './compute-edition';
import { CountedStatesQuery } from './counted-states.query';
import { DecideEdition } from './decide-edition';
import { EditionQuery } from './edition.query';
import { EditionRepository } from './edition.repository';
import { EditionsController } from './editions.controller';
import { MonthFiguresReader } from './month-figures';
import { MonthlyBulletinJob } from './monthly-bulletin.job';
import { RequestEdition } from './request-edition';

@Module({
  imports: [PlanModule],
  controllers: [EditionsController],
  providers: [
    BulletinInputQuery,
    ComputeEdition,
    CountedStatesQuery,
    DecideEdition,
    EditionQuery,
    EditionRepository,
    MonthFiguresReader,
    MonthlyBulletinJob,
    RequestEdition,
  ],
  exports: [ComputeEdition, DecideEdition],
})
export class ReportsModule {}
