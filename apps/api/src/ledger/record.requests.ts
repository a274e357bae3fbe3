import type {
  CorrectRecordBody,
  RecordBody,
  RecordFields,
  RecordVersionBody,
  ReturnRecordBody,
  VerifyRecordsBody,
} from '@yipanqi/contract';
import {
  EVIDENCE_MAX,
  HEAD_LIST_MAX,
  MEASURES,
  NOTE_MAX,
  REASON_MAX,
  RECORD_KIND_NAMES,
  RECORD_STATUSES,
  RECORD_TYPES,
  VOUCHER_NO_MAX,
  type Measure,
  type RecordKind,
  type RecordStatus,
  type RecordType,
} from '@yipanqi/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const KINDS = Object.keys(RECORD_KIND_NAMES);
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VERSION = { message: '请带上所读到的版本号' };

class FieldsRequest implements RecordFields {
  @IsIn(KINDS, { message: '请从列出的凭证种类中选择' }) kind!: RecordKind;
  @IsOptional() @MaxLength(VOUCHER_NO_MAX, { message: `凭证号最多 ${VOUCHER_NO_MAX} 个字符` }) voucherNo?: string;
  @IsString({ message: '请填写日期，例如 2021-03-31' })
  @Length(1, 20, { message: '请填写日期，例如 2021-03-31' })
  occurredOn!: string;
  @IsOptional()
  @IsString({ message: '金额应为文本形式的数字，单位万，例如 1200.5' })
  @MaxLength(30, { message: '金额过长，请核对' })
  amountWan?: string;
  @IsOptional()
  @IsString({ message: '币种应为三位大写字母代码，例如 USD' })
  @MaxLength(3, { message: '币种应为三位大写字母代码，例如 USD' })
  currency?: string;
  @IsOptional()
  @IsString({ message: '汇率应为文本形式的数字，例如 6.4512' })
  @MaxLength(30, { message: '汇率过长，请核对' })
  rate?: string;
  @IsOptional()
  @IsString({ message: '请填写汇率日期，例如 2021-03-31' })
  @MaxLength(20, { message: '请填写汇率日期，例如 2021-03-31' })
  rateOn?: string;
  @IsOptional() @MaxLength(HEAD_LIST_MAX, { message: `名录最多 ${HEAD_LIST_MAX} 个字符` }) headList?: string;
  @IsOptional() @MaxLength(EVIDENCE_MAX, { message: `佐证最多 ${EVIDENCE_MAX} 个字符` }) evidence?: string;
  @IsOptional() @MaxLength(NOTE_MAX, { message: `备注最多 ${NOTE_MAX} 个字符` }) remark?: string;
  @IsOptional() @IsUUID(undefined, { message: '请从该项目已审核的凭证中选择要冲正的一张' }) reversesId?: string;
}

export class RecordRequest extends FieldsRequest implements RecordBody {
  @IsUUID(undefined, { message: '请先选择项目' }) leadId!: string;
  @IsIn(RECORD_TYPES, { message: '凭证类型应为协议、到位资金或节点' }) type!: RecordType;
}

export class CorrectRecordRequest extends FieldsRequest implements CorrectRecordBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class RecordVersionRequest implements RecordVersionBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class ReturnRecordRequest implements ReturnRecordBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请写明退回原因' })
  @Length(1, REASON_MAX, { message: `请写明退回原因，最多 ${REASON_MAX} 个字符` })
  reason!: string;
}

class PickRequest {
  @IsUUID(undefined, { message: '请从队列中选择凭证' }) id!: string;
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class VerifyRecordsRequest implements VerifyRecordsBody {
  @IsArray({ message: '请选择要审核的凭证' })
  @ArrayMinSize(1, { message: '请至少选择一张凭证' })
  @ArrayMaxSize(500, { message: '一次最多审核 500 张凭证' })
  @ArrayUnique((pick: PickRequest) => pick.id, { message: '同一张凭证只选一次' })
  @ValidateNested({ each: true })
  @Type(() => PickRequest)
  records!: PickRequest[];
}

/** GET /api/records/queue */
export class QueueQuery {
  @IsOptional() @Length(1, 40, { message: '请从列出的单位中选择' }) unit?: string;
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}

/** GET /api/records */
export class RecordListQuery {
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择项目' }) lead?: string;
  @IsOptional() @IsIn(RECORD_TYPES, { message: '凭证类型应为协议、到位资金或节点' }) type?: RecordType;
  @IsOptional() @IsIn(KINDS, { message: '请从列出的凭证种类中选择' }) kind?: RecordKind;
  @IsOptional() @IsIn(RECORD_STATUSES, { message: '状态应为待审核、已审核、退回或作废' }) status?: RecordStatus;
  @IsOptional() @Length(1, 40, { message: '请从列出的单位中选择' }) unit?: string;
  @IsOptional() @Matches(DAY, { message: '开始日期应为 2021-03-31 这样的格式' }) from?: string;
  @IsOptional() @Matches(DAY, { message: '结束日期应为 2021-03-31 这样的格式' }) to?: string;
  /** Voucher number or project number, whole. */
  @IsOptional() @Length(1, VOUCHER_NO_MAX, { message: '请填写完整的凭证号或项目编号' }) q?: string;
  @IsOptional() @IsIn(['1'], { message: '“我登记的”只能为 1' }) mine?: '1';
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}

/** GET /api/postings */
export class PostingQuery {
  @IsIn(MEASURES, { message: '请从列出的指标中选择' }) measure!: Measure;
  @IsOptional() @Matches(MONTH, { message: '起始月份应为 2021-03 这样的格式' }) from?: string;
  @IsOptional() @Matches(MONTH, { message: '截止月份应为 2021-03 这样的格式' }) to?: string;
  /** By the day on which the record happened, whatever month it is booked to. */
  @IsOptional() @Matches(DAY, { message: '开始日期应为 2021-03-31 这样的格式' }) occurredFrom?: string;
  @IsOptional() @Matches(DAY, { message: '结束日期应为 2021-03-31 这样的格式' }) occurredTo?: string;
  @IsOptional() @Length(1, 40, { message: '请从列出的单位中选择' }) unit?: string;
  @IsOptional() @Length(1, 80, { message: '请从列出的额度线中选择' }) quotaLine?: string;
  /** Several, separated by commas. */
  @IsOptional() @Length(1, 1000, { message: '请从列出的单位中选择' }) units?: string;
  @IsOptional() @Length(1, 1000, { message: '请从列出的额度线中选择' }) quotaLines?: string;
  @IsOptional() @Length(1, 80, { message: '请从列出的头部企业目标中选择' }) headGroup?: string;
  /** 项目编号: editions name leads by it. */
  @IsOptional() @Length(1, 80, { message: '请填写项目编号' }) leadCode?: string;
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择项目' }) lead?: string;
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}
