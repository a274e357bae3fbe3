import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type {
  CommentObjectionBody,
  DecideObjectionBody,
  EnrolYearBody,
  ManualInputBody,
  RaiseObjectionBody,
} from '@yipanqi/contract';
import {
  COHORT_MAX,
  CORRECTION_KINDS,
  type CorrectionKind,
  EVIDENCE_MAX,
  MEASURES,
  type Measure,
  NOTE_MAX,
  OBJECTION_DAYS_MAX,
  OBJECTION_STATUSES,
  type ObjectionStatus,
  VOUCHER_NO_MAX,
} from '@yipanqi/domain';

const KEY_MAX = 80;
const UNITS_MAX = 200;
const VOUCHERS_MAX = 20;
const YEAR = /^(19|20|21)\d{2}$/;
const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

export class EnrolUnitRequest {
  @Length(1, 40, { message: '单位应为单位代码，例如 500101' }) unit!: string;
  @IsOptional() @Length(1, COHORT_MAX, { message: `分组应为 1 至 ${COHORT_MAX} 个字` }) cohort?: string;
}

export class EnrolYearRequest implements EnrolYearBody {
  @Length(1, KEY_MAX, { message: '请选择考核方案' }) schemeKey!: string;
  @IsInt({ message: '方案版本应为整数' }) @Min(1, { message: '方案版本从 1 开始' }) schemeVersion!: number;
  @IsOptional()
  @IsInt({ message: '异议期应为整数天' })
  @Min(1, { message: '异议期至少 1 天' })
  @Max(OBJECTION_DAYS_MAX, { message: `异议期最多 ${OBJECTION_DAYS_MAX} 天` })
  objectionDays?: number;
  @IsArray({ message: '请至少选择一个参评单位' })
  @ArrayMinSize(1, { message: '请至少选择一个参评单位' })
  @ArrayMaxSize(UNITS_MAX, { message: `一次最多 ${UNITS_MAX} 个单位` })
  @ValidateNested({ each: true })
  @Type(() => EnrolUnitRequest)
  units!: EnrolUnitRequest[];
  @IsInt({ message: '版本号应为整数' }) @Min(0, { message: '版本号从 0 开始' }) version!: number;
}

export class ManualInputRequest implements ManualInputBody {
  @Length(1, 40, { message: '单位应为单位代码，例如 500101' }) unit!: string;
  @Length(1, KEY_MAX, { message: '请选择填报项目' }) key!: string;
  @IsString({ message: '数值应为文字形式的数字，例如 85.5' })
  @MaxLength(12, { message: '数值最多 12 个字符' })
  value!: string;
  @Length(1, EVIDENCE_MAX, { message: `请填写佐证材料，最多 ${EVIDENCE_MAX} 字` }) evidence!: string;
  @IsOptional() @MaxLength(NOTE_MAX, { message: `说明不超过 ${NOTE_MAX} 字` }) note?: string;
  @IsInt({ message: '版本号应为整数' }) @Min(0, { message: '版本号从 0 开始' }) revision!: number;
  @IsOptional() @IsUUID(undefined, { message: '异议编号不正确，请从列表中选择' }) objectionId?: string;
}

export class RaiseObjectionRequest implements RaiseObjectionBody {
  @IsUUID(undefined, { message: '考核结果的编号不正确，请从页面上重新打开' }) editionId!: string;
  @Length(1, 40, { message: '单位应为单位代码，例如 500101' }) unit!: string;
  @Length(1, KEY_MAX, { message: '请选择榜单' }) list!: string;
  @Length(1, KEY_MAX, { message: '请选择得分项目' }) item!: string;
  @Length(1, NOTE_MAX, { message: `请填写异议理由，最多 ${NOTE_MAX} 字` }) grounds!: string;
  @Length(1, EVIDENCE_MAX, { message: `请填写佐证材料，最多 ${EVIDENCE_MAX} 字` }) evidence!: string;
}

export class CommentObjectionRequest implements CommentObjectionBody {
  @Length(1, NOTE_MAX, { message: `请填写核实意见，最多 ${NOTE_MAX} 字` }) comment!: string;
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class DecideObjectionRequest implements DecideObjectionBody {
  @IsIn(['granted', 'rejected'], { message: '裁定应为 granted（成立）或 rejected（不成立）' })
  verdict!: 'granted' | 'rejected';
  @Length(1, NOTE_MAX, { message: `请填写答复，最多 ${NOTE_MAX} 字` }) reply!: string;
  @IsOptional()
  @IsIn(CORRECTION_KINDS, { message: '更正应为 manualInput（人工填报）或 ledger（台账凭证）' })
  correction?: CorrectionKind;
  @IsOptional()
  @IsArray({ message: '凭证号应为列表' })
  @ArrayMaxSize(VOUCHERS_MAX, { message: `一件异议最多 ${VOUCHERS_MAX} 张凭证` })
  @Length(1, VOUCHER_NO_MAX, { each: true, message: `凭证号为 1 至 ${VOUCHER_NO_MAX} 个字符` })
  vouchers?: string[];
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class ObjectionListQuery {
  @IsOptional() @Matches(YEAR, { message: '年份应为四位数字，例如 2021' }) year?: string;
  @IsOptional()
  @IsIn(OBJECTION_STATUSES, { message: '状态应为 open、granted 或 rejected' })
  status?: ObjectionStatus;
  @IsOptional() @Length(1, 40, { message: '单位应为单位代码，例如 500101' }) unit?: string;
}

export class EntriesQuery {
  @IsIn(MEASURES, { message: '指标应从列出的各项中选择' }) measure!: Measure;
  @Matches(MONTH, { message: '月份应类似 2021-03' }) from!: string;
  @Matches(MONTH, { message: '月份应类似 2021-03' }) to!: string;
}
