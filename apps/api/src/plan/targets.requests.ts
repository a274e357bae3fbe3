import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { ApproveTargetsBody, DraftTargetBody, DraftTargetsBody } from '@yipanqi/contract';
import { type Measure, MEASURES, NOTE_MAX, type WireValue } from '@yipanqi/domain';

const TARGETS_MAX = 2_000;

/** Money as 元 text or a whole number: which of the two is decided by the measure. */
function IsFigure(options: { each?: boolean; message: string }): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isFigure',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && value.length <= 24,
      },
    },
    options,
  );
}

export class DraftTargetRequest implements DraftTargetBody {
  @IsInt({ message: '年份应为四位数字，例如 2021' }) year!: number;
  @Length(1, 40, { message: '单位应为单位代码，例如 500101' }) unit!: string;
  @IsIn(MEASURES, { message: `指标应从列出的 ${MEASURES.length} 项中选择` }) measure!: Measure;
  @IsFigure({ message: '目标应为元的数字文本（金额）或整数（个数）' }) value!: WireValue;
  @IsOptional()
  @IsArray({ message: '分月进度应为 12 个累计数' })
  @ArrayMinSize(12, { message: '分月进度应为 12 个累计数' })
  @ArrayMaxSize(12, { message: '分月进度应为 12 个累计数' })
  @IsFigure({ each: true, message: '分月进度的每一项应与目标同样填写' })
  phasing?: WireValue[] | null;
  @IsOptional() @MaxLength(NOTE_MAX, { message: `来源不超过 ${NOTE_MAX} 字` }) source?: string;
  @IsOptional() @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version?: number;
}

export class DraftTargetsRequest implements DraftTargetsBody {
  @IsArray({ message: '请至少填写一项目标' })
  @ArrayMinSize(1, { message: '请至少填写一项目标' })
  @ArrayMaxSize(TARGETS_MAX, { message: `一次最多提交 ${TARGETS_MAX} 项目标` })
  @ValidateNested({ each: true })
  @Type(() => DraftTargetRequest)
  targets!: DraftTargetRequest[];
}

export class ApproveTargetRequest {
  @IsUUID(undefined, { message: '目标编号不正确，请从列表中选择' }) id!: string;
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class ApproveTargetsRequest implements ApproveTargetsBody {
  @IsInt({ message: '年份应为四位数字，例如 2021' })
  @Min(1900, { message: '年份应为四位数字，例如 2021' })
  @Max(2199, { message: '年份应为四位数字，例如 2021' })
  year!: number;
  @IsArray({ message: '请至少选择一项目标' })
  @ArrayMinSize(1, { message: '请至少选择一项目标' })
  @ArrayMaxSize(TARGETS_MAX, { message: `一次最多批准 ${TARGETS_MAX} 项目标` })
  @ArrayUnique((target: ApproveTargetRequest) => target.id, { message: '同一项目标只选一次' })
  @ValidateNested({ each: true })
  @Type(() => ApproveTargetRequest)
  targets!: ApproveTargetRequest[];
}

export class YearQuery {
  @Matches(/^(19|20|21)\d{2}$/, { message: '年份应为四位数字，例如 2021' }) year!: string;
}

export class VersionQuery {
  @Matches(/^[1-9]\d{0,8}$/, { message: '版本号应为正整数' }) version!: string;
}
