import type {
  EditLeadBody,
  FollowUpBody,
  MoveLeadBody,
  RegisterLeadBody,
  SplitLeadBody,
  WithdrawLeadBody,
} from '@yipanqi/contract';
import {
  CONTACT_NAME_MAX,
  CONTACT_PHONE_MAX,
  ENTERPRISE_NAME_MAX,
  LEAD_NAME_MAX,
  LEAD_NO_MAX,
  NOTE_MAX,
  OPEN_STAGES,
  REASON_MAX,
  SEARCH_MAX,
  SOURCE_MAX,
  SPLIT_UNITS_MAX,
  STAGES,
  type OpenStage,
  type Share,
  type Stage,
} from '@yipanqi/domain';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YUAN = /^-?\d{1,18}(\.\d{1,2})?$/;
const yuan = { message: '金额以元为单位填写，最多两位小数，例如 120000000.00' };
const day = (label: string): { message: string } => ({ message: `${label}应为 2021-03-31 这样的日期` });
const text = (label: string, max: number): { message: string } => ({ message: `${label}最多 ${max} 个字符` });
const yes = (label: string): { message: string } => ({ message: `“${label}”应为是或否` });
const version = { message: '请带上读到的版本号' };
/** Absent is fine, null is not: for fields that cannot be emptied. */
const Given = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class ShareRequest implements Share {
  @IsString({ message: '请选择分劈单位' }) unit!: string;
  @IsInt({ message: '分劈比例以万分之一为单位，应为整数' }) bp!: number;
}

export class RegisterLeadRequest implements RegisterLeadBody {
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择企业' }) enterpriseId?: string | null;
  @IsOptional() @MaxLength(ENTERPRISE_NAME_MAX, text('企业名称', ENTERPRISE_NAME_MAX)) enterpriseName?: string | null;
  @IsOptional() @MaxLength(40, { message: '统一社会信用代码应为 18 位' }) uscc?: string | null;
  @IsOptional() @IsBoolean(yes('确认新建企业')) confirmNewEnterprise?: boolean;
  @IsOptional() @MaxLength(LEAD_NO_MAX, text('项目编号', LEAD_NO_MAX)) code?: string | null;
  @Length(1, LEAD_NAME_MAX, { message: `项目名称为 1 至 ${LEAD_NAME_MAX} 个字符` }) name!: string;
  @IsOptional() @IsString({ message: '请选择责任单位' }) unit?: string | null;
  @IsOptional() @IsString({ message: '请选择落地区县' }) placeUnit?: string | null;
  @IsOptional() @IsString({ message: '请选择规划方向，不属于任何方向时留空' }) direction?: string | null;
  @IsOptional() @IsBoolean(yes('工业')) industrial?: boolean | null;
  @IsOptional() @IsBoolean(yes('战新')) strategicEmerging?: boolean | null;
  @IsOptional() @IsBoolean(yes('数字经济')) digital?: boolean | null;
  @IsOptional() @Matches(DAY, day('登记日期')) registeredOn?: string | null;
  @IsOptional() @IsIn(OPEN_STAGES, { message: '阶段应为线索、研判或在谈' }) stage?: OpenStage;
  @IsOptional() @Matches(YUAN, yuan) expected?: string | null;
  @IsOptional() @MaxLength(SOURCE_MAX, text('来源', SOURCE_MAX)) source?: string | null;
  @IsOptional() @MaxLength(CONTACT_NAME_MAX, text('引荐人', CONTACT_NAME_MAX)) referrer?: string | null;
  @IsOptional() @MaxLength(CONTACT_NAME_MAX, text('联系人', CONTACT_NAME_MAX)) contactName?: string | null;
  @IsOptional() @MaxLength(CONTACT_PHONE_MAX, text('联系电话', CONTACT_PHONE_MAX)) contactPhone?: string | null;
  @IsOptional() @MaxLength(NOTE_MAX, text('备注', NOTE_MAX)) remark?: string | null;
  @IsOptional() @MaxLength(REASON_MAX, text('下一步', REASON_MAX)) nextStep?: string | null;
  @IsOptional() @Matches(DAY, day('下一步日期')) nextStepOn?: string | null;
  @IsOptional()
  @IsArray({ message: '分劈应为列表' })
  @ArrayMaxSize(SPLIT_UNITS_MAX, { message: `分劈最多 ${SPLIT_UNITS_MAX} 个单位` })
  @ValidateNested({ each: true })
  @Type(() => ShareRequest)
  split?: ShareRequest[] | null;
}

export class EditLeadRequest implements EditLeadBody {
  @IsInt(version) @Min(1, version) version!: number;
  @Given() @Length(1, LEAD_NAME_MAX, { message: `项目名称为 1 至 ${LEAD_NAME_MAX} 个字符` }) name?: string;
  @Given() @IsUUID(undefined, { message: '请从列表中选择企业' }) enterpriseId?: string;
  @IsOptional() @IsString({ message: '请选择落地区县' }) placeUnit?: string | null;
  @IsOptional() @IsString({ message: '请选择规划方向，不属于任何方向时留空' }) direction?: string | null;
  @Given() @IsBoolean(yes('工业')) industrial?: boolean;
  @Given() @IsBoolean(yes('战新')) strategicEmerging?: boolean;
  @Given() @IsBoolean(yes('数字经济')) digital?: boolean;
  @Given() @Matches(DAY, day('登记日期')) registeredOn?: string;
  @IsOptional() @Matches(YUAN, yuan) expected?: string | null;
  @Given() @MaxLength(SOURCE_MAX, text('来源', SOURCE_MAX)) source?: string;
  @Given() @MaxLength(CONTACT_NAME_MAX, text('引荐人', CONTACT_NAME_MAX)) referrer?: string;
  @Given() @MaxLength(CONTACT_NAME_MAX, text('联系人', CONTACT_NAME_MAX)) contactName?: string;
  @Given() @MaxLength(CONTACT_PHONE_MAX, text('联系电话', CONTACT_PHONE_MAX)) contactPhone?: string;
  @Given() @MaxLength(NOTE_MAX, text('备注', NOTE_MAX)) remark?: string;
  @Given() @MaxLength(REASON_MAX, text('下一步', REASON_MAX)) nextStep?: string;
  @IsOptional() @Matches(DAY, day('下一步日期')) nextStepOn?: string | null;
}

export class MoveLeadRequest implements MoveLeadBody {
  @IsInt(version) @Min(1, version) version!: number;
  @IsIn(STAGES, { message: '请从项目的阶段中选择' }) stage!: Stage;
  @IsOptional() @MaxLength(REASON_MAX, text('原因', REASON_MAX)) reason?: string | null;
  @IsOptional() @Matches(DAY, day('企业注册日期')) on?: string | null;
}

export class WithdrawLeadRequest implements WithdrawLeadBody {
  @IsInt(version) @Min(1, version) version!: number;
  @IsString({ message: '请填写原因' }) @MaxLength(REASON_MAX, text('原因', REASON_MAX)) reason!: string;
}

export class FollowUpRequest implements FollowUpBody {
  @Length(1, NOTE_MAX, { message: `跟进内容为 1 至 ${NOTE_MAX} 个字符` }) text!: string;
  @IsOptional() @Matches(DAY, day('跟进日期')) occurredOn?: string | null;
  @IsOptional() @MaxLength(REASON_MAX, text('下一步', REASON_MAX)) nextStep?: string | null;
  @IsOptional() @Matches(DAY, day('下一步日期')) nextStepOn?: string | null;
}

export class SplitLeadRequest implements SplitLeadBody {
  @IsInt(version) @Min(1, version) version!: number;
  @Matches(DAY, day('起始日期')) effectiveFrom!: string;
  @IsArray({ message: '分劈应为列表' })
  @ArrayMaxSize(SPLIT_UNITS_MAX, { message: `分劈最多 ${SPLIT_UNITS_MAX} 个单位` })
  @ValidateNested({ each: true })
  @Type(() => ShareRequest)
  shares!: ShareRequest[];
}

const KEY = { message: '筛选条件不正确，请从列出的选项中选择' };

export class LeadListRequest {
  /** `clue,signed` or repeated. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => String(value).split(',').filter(Boolean))
  @IsIn(STAGES, { each: true, message: '阶段请从列出的选项中选择' })
  stage?: Stage[];
  @IsOptional() @Length(1, 40, KEY) unit?: string;
  @IsOptional() @Length(1, 80, KEY) direction?: string;
  @IsOptional() @Length(1, 80, KEY) line?: string;
  @IsOptional() @IsUUID(undefined, KEY) enterprise?: string;
  @IsOptional() @IsIn(['me'], KEY) owner?: 'me';
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '未跟进天数应为整数' })
  @Min(1, { message: '未跟进天数至少为 1' })
  @Max(3650, { message: '未跟进天数最多为 3650' })
  stale?: number;
  @IsOptional() @Length(1, SEARCH_MAX, { message: `搜索词为 1 至 ${SEARCH_MAX} 个字符` }) q?: string;
  @IsOptional() @Length(1, 100, { message: '翻页位置不正确，请从第一页开始' }) next?: string;
}

export class TimelineRequest {
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}

export class SearchRequest {
  @Length(1, SEARCH_MAX, { message: `搜索词为 1 至 ${SEARCH_MAX} 个字符` }) q!: string;
}

export class DuplicatesRequest {
  @Length(1, ENTERPRISE_NAME_MAX, { message: `企业名称为 1 至 ${ENTERPRISE_NAME_MAX} 个字符` }) name!: string;
}

export class DirectionProposalsRequest {
  @Length(1, LEAD_NAME_MAX + ENTERPRISE_NAME_MAX + 1, { message: '请填写项目或企业名称' }) text!: string;
}
