import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, CurrentWrite, Database, type Write } from '@yipanqi/api/platform';
import type { EnterpriseDetail, EnterprisePage } from '@yipanqi/contract';
import { AddEnterpriseAlias } from './add-enterprise-alias';
import { CreateEnterprise } from './create-enterprise';
import { EditEnterprise } from './edit-enterprise';
import { EnterpriseQuery } from './enterprise.query';
import {
  AddAliasRequest,
  CreateEnterpriseRequest,
  EditEnterpriseRequest,
  EnterpriseListQuery,
} from './enterprises.requests';

@Controller('enterprises')
export class EnterprisesController {
  constructor(
    private readonly db: Database,
    private readonly enterprises: EnterpriseQuery,
    private readonly create: CreateEnterprise,
    private readonly edit: EditEnterprise,
    private readonly alias: AddEnterpriseAlias,
  ) {}

  @Allow('enterprise.read')
  @Get()
  list(@Query() query: EnterpriseListQuery): Promise<EnterprisePage> {
    return this.enterprises.list(query);
  }

  @Allow('enterprise.read')
  @Get(':id')
  read(@Param('id') id: string): Promise<EnterpriseDetail> {
    return this.enterprises.detail(this.db, id);
  }

  @Allow('enterprise.create')
  @Post()
  add(@CurrentWrite() write: Write, @Body() body: CreateEnterpriseRequest): Promise<EnterpriseDetail> {
    return this.create.run(write, body);
  }

  @Allow('enterprise.edit')
  @Patch(':id')
  change(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: EditEnterpriseRequest,
  ): Promise<EnterpriseDetail> {
    return this.edit.run(write, id, body);
  }

  @Allow('enterprise.edit')
  @Post(':id/aliases')
  @HttpCode(200)
  addAlias(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: AddAliasRequest,
  ): Promise<EnterpriseDetail> {
    return this.alias.run(write, id, body);
  }
}
