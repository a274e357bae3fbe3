import type { ApproveMonthBody, ConfirmMonthBody, RemindUnitsBody, WithdrawConfirmationBody } from '@yipanqi/contract';
import { REASON_MAX } from '@yipanqi/domain';
import { IsInt, IsOptional, IsString, Length, Matches, MaxLength, Min } from 'class-validator';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MONTH_WORDS = { message: '月份应为 2021-03 这样的格式' };
const VERSION = { message: '请带上所读到的版本号' };

export class CloseMonthRequest {
  @Matches(MONTH, MONTH_WORDS) month!: string;
}

/** GET /api/month-confirmations */
export class MonthStandingRequest {
  @IsOptional() @Matches(MONTH, MONTH_WORDS) month?: string;
}

export class ConfirmMonthRequest implements ConfirmMonthBody {
  @Matches(MONTH, MONTH_WORDS) month!: string;
  @IsString({ message: '请选择要确认的单位' }) @Length(1, 40, { message: '请从列出的单位中选择' }) unit!: string;
  @IsOptional()
  @IsString({ message: '说明应为文本' })
  @MaxLength(REASON_MAX, { message: `说明最多 ${REASON_MAX} 个字符` })
  remark?: string;
}

export class WithdrawConfirmationRequest implements WithdrawConfirmationBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class RemindUnitsRequest implements RemindUnitsBody {
  @Matches(MONTH, MONTH_WORDS) month!: string;
}

export class ApproveMonthRequest implements ApproveMonthBody {
  @Matches(/^[0-9a-f]{64}$/, { message: '请带上所核对的摘要（64 位十六进制）' }) digest!: string;
}
