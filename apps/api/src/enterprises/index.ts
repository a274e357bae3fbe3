export { EnterprisesModule } from './enterprises.module';
export { EnterpriseAliasTable, EnterpriseTable, HeadListEntryTable, HeadListTable } from './enterprise.table';
export { EnterpriseQuery } from './enterprise.query';
export { EnterpriseRegister, type FoundEnterprise } from './enterprise-register';
export { EnterpriseRenames } from './enterprise-renames';
export { insertEnterprises, removeImportedEnterprises, type NewEnterprise } from './insert-enterprises';
export {
  matchEnterprises,
  type EnterpriseMatch,
  type KnownEnterprise,
  type NamedEnterprise,
} from './match-enterprises';
export { refuseTaken } from './refuse-taken';
export { searchClause } from './search-clause';
export { searchColumns, type SearchColumns } from './search-columns';
