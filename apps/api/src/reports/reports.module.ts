import { Module } from '@nestjs/common';
import { ActivitiesModule } from '@yipanqi/api/activities';
import { DocumentsModule } from '@yipanqi/api/documents';
import { PlanModule } from '@yipanqi/api/plan';
import { AsNowKnownQuery } from './as-now-known.query';
import { BulletinInputQuery } from './bulletin-input.query';
import { ComputeEdition } from './compute-edition';
import { CountedStatesQuery } from './counted-states.query';
import { DecideEdition } from './decide-edition';
import { DownloadEdition } from './download-edition';
import { EditionFiles } from './edition-files';
import { EditionJob } from './edition-job';
import { EditionMakers } from './edition-makers';
import { EditionView } from './edition-view';
import { EditionPdfJob } from './edition-pdf.job';
import { EditionQuery } from './edition.query';
import { EditionRepository } from './edition.repository';
import { EditionsController } from './editions.controller';
import { FiguresController } from './figures.controller';
import { FiguresQuery } from './figures.query';
import { HappenedFigures } from './happened-figures';
import { MonthFiguresReader } from './month-figures';
import { MonthlyBulletinJob } from './monthly-bulletin.job';
import { MonthlyBulletinMaker, MonthlyInterimMaker } from './monthly-bulletin.maker';
import { PlanProgressQuery } from './plan-progress.query';
import { RankingQuery } from './ranking.query';
import { RequestEdition } from './request-edition';
import { RequestPdf } from './request-pdf';

@Module({
  imports: [ActivitiesModule, DocumentsModule, PlanModule],
  controllers: [EditionsController, FiguresController],
  providers: [
    AsNowKnownQuery,
    BulletinInputQuery,
    ComputeEdition,
    CountedStatesQuery,
    DecideEdition,
    DownloadEdition,
    EditionFiles,
    EditionJob,
    EditionMakers,
    EditionPdfJob,
    EditionQuery,
    EditionRepository,
    EditionView,
    FiguresQuery,
    HappenedFigures,
    MonthFiguresReader,
    MonthlyBulletinJob,
    MonthlyBulletinMaker,
    MonthlyInterimMaker,
    PlanProgressQuery,
    RankingQuery,
    RequestEdition,
    RequestPdf,
  ],
  exports: [
    ComputeEdition,
    CountedStatesQuery,
    DecideEdition,
    EditionFiles,
    EditionJob,
    EditionQuery,
    EditionRepository,
    MonthFiguresReader,
    PlanProgressQuery,
    RequestEdition,
  ],
})
export class ReportsModule {}
