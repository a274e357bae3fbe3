import { IsBoolean, IsIn, IsInt, IsOptional, Matches, MaxLength, Min } from 'class-validator';
import type { ComputeEditionBody, EditionKind, EditionStatus, EditionStepBody } from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

export class ComputeEditionRequest implements ComputeEditionBody {
  @IsIn(['monthly'], { message: '报告种类应为 monthly（月度通报）' }) kind!: 'monthly';
  @Matches(MONTH, { message: '月份应类似 2021-03' }) period!: string;
  @IsOptional() @IsBoolean({ message: '是否快报应为 true 或 false' }) interim?: boolean;
  @IsOptional() @MaxLength(REASON_MAX, { message: `更正原因不超过 ${REASON_MAX} 字` }) reason?: string;
}

export class EditionStepRequest implements EditionStepBody {
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class EditionListQuery {
  @IsOptional()
  @IsIn(['monthly', 'monthlyInterim'], { message: '报告种类应为 monthly 或 monthlyInterim' })
  kind?: EditionKind;
  @IsOptional() @Matches(MONTH, { message: '月份应类似 2021-03' }) period?: string;
  @IsOptional()
  @IsIn(['draft', 'approved', 'published'], { message: '状态应为 draft、approved 或 published' })
  status?: EditionStatus;
}
