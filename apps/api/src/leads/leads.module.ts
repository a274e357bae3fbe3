import { Module } from '@nestjs/common';
import { EnterprisesModule } from '@yipanqi/api/enterprises';
import { Directions } from './directions';
import { EditLead } from './edit-lead';
import { EnterpriseDuplicatesQuery } from './enterprise-duplicates.query';
import { FindingController } from './finding.controller';
import { FollowUpLead } from './follow-up-lead';
import { LeadDetailQuery } from './lead-detail.query';
import { LeadEvents } from './lead-events';
import { LeadListQuery } from './lead-list.query';
import { LeadRepository } from './lead.repository';
import { LeadSearchColumns } from './lead-search-columns';
import { LeadToChange } from './lead-to-change';
import { LeadsController } from './leads.controller';
import { MoveLead } from './move-lead';
import { PaletteSearchQuery } from './palette-search.query';
import { RegisterLead } from './register-lead';
import { SplitLead } from './split-lead';
import { UnitYearQuery } from './unit-year.query';
import { WorkbenchQuery } from './workbench.query';

@Module({
  imports: [EnterprisesModule],
  controllers: [FindingController, LeadsController],
  providers: [
    Directions,
    EditLead,
    EnterpriseDuplicatesQuery,
    FollowUpLead,
    LeadDetailQuery,
    LeadEvents,
    LeadListQuery,
    LeadRepository,
    LeadSearchColumns,
    LeadToChange,
    MoveLead,
    PaletteSearchQuery,
    RegisterLead,
    SplitLead,
    UnitYearQuery,
    WorkbenchQuery,
  ],
  exports: [Directions, LeadEvents, LeadRepository],
})
export class LeadsModule {}
