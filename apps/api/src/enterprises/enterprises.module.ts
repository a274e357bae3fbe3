import { Module } from '@nestjs/common';
import { AddEnterpriseAlias } from './add-enterprise-alias';
import { CreateEnterprise } from './create-enterprise';
import { EditEnterprise } from './edit-enterprise';
import { EnterpriseNames } from './enterprise-names';
import { EnterpriseRegister } from './enterprise-register';
import { EnterpriseRenames } from './enterprise-renames';
import { EnterpriseQuery } from './enterprise.query';
import { EnterprisesController } from './enterprises.controller';

@Module({
  controllers: [EnterprisesController],
  providers: [
    AddEnterpriseAlias,
    CreateEnterprise,
    EditEnterprise,
    EnterpriseNames,
    EnterpriseQuery,
    EnterpriseRegister,
    EnterpriseRenames,
  ],
  exports: [EnterpriseQuery, EnterpriseRegister, EnterpriseRenames],
})
export class EnterprisesModule {}
