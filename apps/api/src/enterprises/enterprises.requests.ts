import type { AddAliasBody, CreateEnterpriseBody, EditEnterpriseBody } from '@yipanqi/contract';
import { ENTERPRISE_ALIAS_MAX, ENTERPRISE_NAME_MAX, SEARCH_MAX } from '@yipanqi/domain';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Min, ValidateIf } from 'class-validator';

const NAME = { message: `企业名称为 1 至 ${ENTERPRISE_NAME_MAX} 个字符` };
const USCC = { message: '统一社会信用代码应为 18 位，没有时留空' };

export class CreateEnterpriseRequest implements CreateEnterpriseBody {
  @Length(1, ENTERPRISE_NAME_MAX, NAME) name!: string;
  @IsOptional() @IsString(USCC) uscc?: string | null;
  @IsOptional() @IsBoolean({ message: '“确认新建”应为是或否' }) confirmNew?: boolean;
}

export class EditEnterpriseRequest implements EditEnterpriseBody {
  @IsInt({ message: '请带上读到的版本号' }) @Min(1, { message: '请带上读到的版本号' }) version!: number;
  @ValidateIf((body: EditEnterpriseBody) => body.name !== undefined)
  @Length(1, ENTERPRISE_NAME_MAX, NAME)
  name?: string;
  @IsOptional() @IsString(USCC) uscc?: string | null;
}

export class AddAliasRequest implements AddAliasBody {
  @Length(1, ENTERPRISE_ALIAS_MAX, { message: `别名为 1 至 ${ENTERPRISE_ALIAS_MAX} 个字符` }) alias!: string;
}

export class EnterpriseListQuery {
  @IsOptional() @Length(1, SEARCH_MAX, { message: `搜索词为 1 至 ${SEARCH_MAX} 个字符` }) q?: string;
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) next?: string;
}
