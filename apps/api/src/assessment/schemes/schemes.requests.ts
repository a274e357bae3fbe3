import { IsInt, IsNotEmptyObject, IsObject, IsOptional, IsString, Length, Matches, Min } from 'class-validator';
import type {
  ApproveSchemeBody,
  ChangeSchemeBody,
  CheckSchemeBody,
  DraftSchemeBody,
  PreviewSchemeBody,
  WhatIfBody,
} from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';

const CONTENT = '方案内容应为一份完整的考核方案';
const KEY = '方案代码应为 1 至 40 个字符';
const NUMBER = '版次应为从 1 起的整数';
const VERSION = '修改时须带上所读到的版本号，为从 1 起的整数';
const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;
const MONTH_MESSAGE = '月份应类似 2021-03';
const DIGITS = /^[1-9]\d{0,5}$/;

export class DraftSchemeRequest implements DraftSchemeBody {
  @IsObject({ message: CONTENT }) @IsNotEmptyObject({ nullable: true }, { message: CONTENT }) content!: object;
  @IsString({ message: '请填写修订说明' })
  @Length(1, REASON_MAX, { message: `修订说明应为 1 至 ${REASON_MAX} 个字` })
  reason!: string;
}

export class ChangeSchemeRequest extends DraftSchemeRequest implements ChangeSchemeBody {
  @IsInt({ message: VERSION }) @Min(1, { message: VERSION }) version!: number;
}

export class ApproveSchemeRequest implements ApproveSchemeBody {
  @IsInt({ message: VERSION }) @Min(1, { message: VERSION }) version!: number;
}

export class CheckSchemeRequest implements CheckSchemeBody {
  @IsObject({ message: CONTENT }) content!: object;
}

export class PreviewSchemeRequest implements PreviewSchemeBody {
  @IsOptional() @Length(1, 40, { message: KEY }) key?: string;
  @IsOptional() @IsInt({ message: NUMBER }) @Min(1, { message: NUMBER }) number?: number;
  @IsOptional() @IsObject({ message: CONTENT }) content?: object;
  @Matches(MONTH, { message: MONTH_MESSAGE }) month!: string;
}

export class WhatIfRequest implements WhatIfBody {
  @Length(1, 40, { message: KEY }) key!: string;
  @IsInt({ message: NUMBER }) @Min(1, { message: NUMBER }) number!: number;
  @IsObject({ message: CONTENT }) content!: object;
  @Matches(MONTH, { message: MONTH_MESSAGE }) month!: string;
}

export class SchemeDifferencesQuery {
  @Matches(DIGITS, { message: NUMBER }) from!: string;
  @Matches(DIGITS, { message: NUMBER }) to!: string;
}

export class SchemeDraftQuery {
  @Matches(DIGITS, { message: VERSION }) version!: string;
}

/** A number in the address; what is none is not found. */
export function numberOf(text: string): number {
  return DIGITS.test(text) ? Number(text) : 0;
}
