export { EnterprisesModule } from './enterprises.module';
export { EnterpriseAliasTable, EnterpriseTable, HeadListEntryTable, HeadListTable } from './enterprise.table';
