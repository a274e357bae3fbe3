import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  ApproveRulesBody,
  DecideExtensionBody,
  DraftRulesBody,
  FindingFilter,
  IssueOrderBody,
  JudgeOrderBody,
  LookThroughBody,
  OrderFilter,
  ReplyOrderBody,
  RequestExtensionBody,
  WithdrawOrderBody,
} from '@yipanqi/contract';
import {
  type Comparison,
  COMPARISONS,
  EVIDENCE_MAX,
  type FindingLight,
  type Light,
  type LightConditions,
  ORDER_FINDINGS_MAX,
  ORDER_ITEM_MAX,
  ORDER_STATES,
  ORDER_TEXT_MAX,
  type OrderState,
  REASON_MAX,
  RULE_FILTERS_MAX,
  RULE_NAME_MAX,
  RULE_TEXT_MAX,
  RULES_MAX,
  type RuleFilter,
  type SupervisionRule,
} from '@yipanqi/domain';

const QUARTER = /^(19|20|21)\d{2}-Q[1-4]$/;
const QUARTER_WORDS = '季度应类似 2021-Q1';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_WORDS = '日期应类似 2021-03-31';
const tooLong = (what: string, max: number): { message: string } => ({ message: `${what}不超过 ${max} 字` });
const whole = (what: string): { message: string } => ({ message: `${what}应为整数` });

class VersionedRequest {
  @IsInt(whole('版本号')) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}

export class RuleFilterRequest implements RuleFilter {
  @IsString({ message: '条件的字段应为文字' }) @MaxLength(40, tooLong('字段', 40)) field!: string;
  @IsIn(COMPARISONS, { message: `比较应为 ${COMPARISONS.join('、')} 之一` }) comparison!: Comparison;
  @IsString({ message: '阈值应为文字' }) @MaxLength(40, tooLong('阈值', 40)) threshold!: string;
}

export class RuleRequest implements SupervisionRule {
  @IsString({ message: '规则代码应为文字' }) @MaxLength(40, tooLong('规则代码', 40)) key!: string;
  @IsString({ message: '规则名称应为文字' })
  @MaxLength(RULE_NAME_MAX, tooLong('规则名称', RULE_NAME_MAX))
  name!: string;
  @IsString({ message: '规则的对象应为文字' }) @MaxLength(40, tooLong('对象', 40)) subject!: string;
  @IsArray({ message: '条件应为一个列表' })
  @ArrayMaxSize(RULE_FILTERS_MAX, { message: `条件最多 ${RULE_FILTERS_MAX} 个` })
  @ValidateNested({ each: true })
  @Type(() => RuleFilterRequest)
  filters!: RuleFilterRequest[];
  @IsString({ message: '字段应为文字' }) @MaxLength(40, tooLong('字段', 40)) field!: string;
  @IsIn(COMPARISONS, { message: `比较应为 ${COMPARISONS.join('、')} 之一` }) comparison!: Comparison;
  @ValidateIf((_, value) => value !== null)
  @IsString({ message: '黄灯阈值应为文字或 null' })
  @MaxLength(40, tooLong('黄灯阈值', 40))
  yellow!: string | null;
  @ValidateIf((_, value) => value !== null)
  @IsString({ message: '红灯阈值应为文字或 null' })
  @MaxLength(40, tooLong('红灯阈值', 40))
  red!: string | null;
  @IsInt(whole('办理期限')) deadlineDays!: number;
  @IsString({ message: '办理要求应为文字' })
  @MaxLength(RULE_TEXT_MAX, tooLong('办理要求', RULE_TEXT_MAX))
  asked!: string;
  @IsString({ message: '问题表述应为文字' })
  @MaxLength(RULE_TEXT_MAX, tooLong('问题表述', RULE_TEXT_MAX))
  sentence!: string;
}

export class LightsRequest implements LightConditions {
  @IsInt(whole('红灯问题数')) redFindings!: number;
  @IsInt(whole('黄灯问题数')) yellowFindings!: number;
  @IsInt(whole('临期天数')) dueSoonDays!: number;
  @IsInt(whole('升级天数')) escalateAfterDays!: number;
}

export class DraftRulesRequest implements DraftRulesBody {
  @IsOptional() @IsInt(whole('版本号')) @Min(1, { message: '版本号从 1 开始' }) version?: number;
  @IsString({ message: '规则名称应为文字' })
  @MaxLength(RULE_NAME_MAX, tooLong('规则名称', RULE_NAME_MAX))
  name!: string;
  @IsString({ message: '修订原因应为文字' }) @MaxLength(REASON_MAX, tooLong('修订原因', REASON_MAX)) reason!: string;
  @IsArray({ message: '规则应为一个列表' })
  @ArrayMaxSize(RULES_MAX, { message: `规则最多 ${RULES_MAX} 条` })
  @ValidateNested({ each: true })
  @Type(() => RuleRequest)
  rules!: RuleRequest[];
  @IsObject({ message: '请填写亮灯条件' }) @ValidateNested() @Type(() => LightsRequest) lights!: LightsRequest;
}

export class ApproveRulesRequest extends VersionedRequest implements ApproveRulesBody {}

export class LookThroughRequest implements LookThroughBody {
  @Matches(QUARTER, { message: QUARTER_WORDS }) quarter!: string;
}

export class FindingListQuery implements FindingFilter {
  @IsOptional() @Matches(QUARTER, { message: QUARTER_WORDS }) quarter?: string;
  @IsOptional() @IsString({ message: '单位应为单位代码' }) unit?: string;
  @IsOptional() @IsString({ message: '规则应为规则代码' }) rule?: string;
  @IsOptional() @IsIn(['red', 'yellow'], { message: '灯应为 red 或 yellow' }) light?: FindingLight;
  @IsOptional() @IsIn(['yes', 'no'], { message: '是否已督办应为 yes 或 no' }) ordered?: 'yes' | 'no';
  @IsOptional() @Matches(/^\d{1,9}$/, { message: '续页位置应为上一页给出的数' }) after?: string;
}

export class IssueOrderRequest implements IssueOrderBody {
  @IsString({ message: '请选择单位' }) unit!: string;
  @IsString({ message: '督办事项应为文字' })
  @MaxLength(ORDER_ITEM_MAX, tooLong('督办事项', ORDER_ITEM_MAX))
  item!: string;
  @IsString({ message: '办理要求应为文字' })
  @MaxLength(ORDER_TEXT_MAX, tooLong('办理要求', ORDER_TEXT_MAX))
  asked!: string;
  @Matches(DAY, { message: DAY_WORDS }) deadline!: string;
  @IsOptional() @Matches(QUARTER, { message: QUARTER_WORDS }) quarter?: string;
  @IsOptional()
  @IsArray({ message: '问题应为一个列表' })
  @ArrayMaxSize(ORDER_FINDINGS_MAX, { message: `一张督办单最多督办 ${ORDER_FINDINGS_MAX} 个问题` })
  @IsString({ each: true, message: '问题应以清单中的代码给出' })
  findings?: string[];
}

export class OrderListQuery implements OrderFilter {
  @IsOptional() @IsIn(['red', 'yellow', 'green'], { message: '灯应为 red、yellow 或 green' }) light?: Light;
  @IsOptional() @IsIn(ORDER_STATES, { message: `状态应为 ${ORDER_STATES.join('、')} 之一` }) state?: OrderState;
  @IsOptional() @IsString({ message: '单位应为单位代码' }) unit?: string;
  @IsOptional() @Matches(QUARTER, { message: QUARTER_WORDS }) quarter?: string;
  @IsOptional() @IsIn(['yes'], { message: '只看在办的应为 yes' }) open?: 'yes';
  @IsOptional() @IsIn(['verdict', 'extension'], { message: '待办应为 verdict 或 extension' }) mine?:
    'verdict' | 'extension';
  @IsOptional() @IsUUID('all', { message: '续页位置应为上一页给出的编号' }) after?: string;
}

export class ReplyOrderRequest extends VersionedRequest implements ReplyOrderBody {
  @IsString({ message: '答复内容应为文字' })
  @MaxLength(ORDER_TEXT_MAX, tooLong('答复内容', ORDER_TEXT_MAX))
  text!: string;
  @IsString({ message: '佐证材料应为文字' })
  @MaxLength(EVIDENCE_MAX, tooLong('佐证材料', EVIDENCE_MAX))
  evidence!: string;
}

export class JudgeOrderRequest extends VersionedRequest implements JudgeOrderBody {
  @IsIn(['accepted', 'sentBack'], { message: '研判结果应为 accepted 或 sentBack' }) verdict!: 'accepted' | 'sentBack';
  @IsString({ message: '研判意见应为文字' }) @MaxLength(REASON_MAX, tooLong('研判意见', REASON_MAX)) reason!: string;
  @IsOptional() @Matches(DAY, { message: DAY_WORDS }) deadline?: string;
}

export class RequestExtensionRequest extends VersionedRequest implements RequestExtensionBody {
  @Matches(DAY, { message: DAY_WORDS }) until!: string;
  @IsString({ message: '延期原因应为文字' }) @MaxLength(REASON_MAX, tooLong('延期原因', REASON_MAX)) reason!: string;
}

export class DecideExtensionRequest extends VersionedRequest implements DecideExtensionBody {
  @IsBoolean({ message: '是否同意应为 true 或 false' }) approved!: boolean;
  @IsString({ message: '审批意见应为文字' }) @MaxLength(REASON_MAX, tooLong('审批意见', REASON_MAX)) reason!: string;
}

export class WithdrawOrderRequest extends VersionedRequest implements WithdrawOrderBody {
  @IsString({ message: '撤回原因应为文字' }) @MaxLength(REASON_MAX, tooLong('撤回原因', REASON_MAX)) reason!: string;
}
