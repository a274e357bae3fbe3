export { ActorRepository } from './actor.repository';
export { UnitAliasTable, UnitTable, UserGrantTable, UserSessionTable, UserTable } from './identity.table';
export { IdentityModule } from './identity.module';
export { hashPassword } from './passwords';
export { SAMPLE_PASSWORD, SAMPLES } from './sample-accounts';
export { assertInScope, scopeClause, scopeOf, type Scope } from './scope';
export { NO_PASSWORD, SYSTEM_LOGIN, SYSTEM_NAME } from './system-account';
export { UnitTree } from './unit-tree';
