export { LeadsModule } from './leads.module';
export { LeadEventTable, LeadSplitTable, LeadTable } from './lead.table';
