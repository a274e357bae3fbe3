import { Module } from '@nestjs/common';
import { ActivitiesModule } from '@yipanqi/api/activities';
import { PlanModule } from '@yipanqi/api/plan';
import { ReportsModule } from '@yipanqi/api/reports';
import { ActivityIndexInputs } from './activity-index.inputs';
import { AssessmentFactsQuery } from './assessment-facts.query';
import { AssessmentInputSources } from './assessment-inputs';
import { AssessmentYearRepository } from './assessment-year.repository';
import { AssessmentYearsQuery } from './assessment-years.query';
import { AssessmentController } from './assessment.controller';
import { CommentObjection } from './comment-objection';
import { DecideObjection } from './decide-objection';
import { EnrolYear } from './enrol-year';
import { LateEntriesQuery } from './late-entries.query';
import { LeadFactsQuery } from './lead-facts.query';
import { ManualInputRepository } from './manual-input.repository';
import { ObjectionRepository } from './objection.repository';
import { ObjectionsQuery } from './objections.query';
import { RaiseObjection } from './raise-objection';
import { RecordInput } from './record-input';
import { SCHEME_PROVIDERS, SchemesController } from './schemes';
import { UnitAssessmentQuery } from './unit-assessment.query';
import { YearStanding } from './year-standing';
import { YearlyAssessmentMaker } from './yearly-assessment.maker';
import { YearlyInputQuery } from './yearly-input.query';
import { YearlyReportJob } from './yearly-report.job';

@Module({
  imports: [ActivitiesModule, PlanModule, ReportsModule],
  controllers: [AssessmentController, SchemesController],
  providers: [
    ...SCHEME_PROVIDERS,
    ActivityIndexInputs,
    AssessmentFactsQuery,
    AssessmentInputSources,
    AssessmentYearRepository,
    AssessmentYearsQuery,
    CommentObjection,
    DecideObjection,
    EnrolYear,
    LateEntriesQuery,
    LeadFactsQuery,
    ManualInputRepository,
    ObjectionRepository,
    ObjectionsQuery,
    RaiseObjection,
    RecordInput,
    UnitAssessmentQuery,
    YearStanding,
    YearlyAssessmentMaker,
    YearlyInputQuery,
    YearlyReportJob,
  ],
  exports: [EnrolYear, RaiseObjection, RecordInput, DecideObjection, UnitAssessmentQuery],
})
export class AssessmentModule {}
