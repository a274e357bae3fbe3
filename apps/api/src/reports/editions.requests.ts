import { IsBoolean, IsIn, IsInt, IsOptional, Matches, MaxLength, Min } from 'class-validator';
import type { ComputeEditionBody, EditionKind, EditionStatus, EditionStepBody } from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';
import { EDITION_KIND_NAMES, EDITION_KINDS } from './edition-kind';

const PERIOD = /^(19|20|21)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
const KIND_MESSAGE = `报告种类应为 ${EDITION_KINDS.map((kind) => `${kind}（${EDITION_KIND_NAMES[kind]}）`).join('、')} 之一`;
const PERIOD_MESSAGE = '期间应类似 2021-03（月）、2021-Q1（季）或 2021（年）';

export class ComputeEditionRequest implements ComputeEditionBody {
  @IsIn(EDITION_KINDS, { message: KIND_MESSAGE }) kind!: EditionKind;
  @Matches(PERIOD, { message: PERIOD_MESSAGE }) period!: string;
  @IsOptional() @IsBoolean({ message: '是否快报应为 true 或 false' }) interim?: boolean;
  @IsOptional() @MaxLength(REASON_MAX, { message: `更正原因不超过 ${REASON_MAX} 字` }) reason?: string;
}

export class EditionStepRequest implements EditionStepBody {
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class EditionListQuery {
  @IsOptional() @IsIn(EDITION_KINDS, { message: KIND_MESSAGE }) kind?: EditionKind;
  @IsOptional() @Matches(PERIOD, { message: PERIOD_MESSAGE }) period?: string;
  @IsOptional()
  @IsIn(['draft', 'approved', 'published'], { message: '状态应为 draft、approved 或 published' })
  status?: EditionStatus;
}
