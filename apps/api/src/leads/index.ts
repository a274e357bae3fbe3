export { LeadsModule } from './leads.module';
export { LeadEventTable, LeadSplitTable, LeadTable } from './lead.table';
export { Directions, type DirectionFacts, type Placed } from './directions';
export { insertLeads, type NewLead } from './insert-leads';
export { LeadEvents, type NewLeadEvent } from './lead-events';
export { LeadRepository, type BookedLead, type LeadFacts } from './lead.repository';
export { MoveLead } from './move-lead';
