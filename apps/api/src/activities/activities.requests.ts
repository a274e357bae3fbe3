import type {
  ActivityBody,
  ActivityReasonBody,
  ActivityVersionBody,
  CorrectActivityBody,
  VerifyActivitiesBody,
} from '@yipanqi/contract';
import {
  ACTIVITY_KINDS,
  ACTIVITY_STATUSES,
  ACTIVITY_SUBJECT_MAX,
  COUNTERPART_MAX,
  EVIDENCE_MAX,
  LEADER_LEVELS,
  NOTE_MAX,
  PLACE_MAX,
  REASON_MAX,
  SEARCH_MAX,
  type ActivityKind,
  type ActivityStatus,
  type LeaderLevel,
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

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VERSION = { message: '请带上所读到的版本号' };
const KIND = { message: '活动种类应为外出招商、来访接待、招商活动或宣传推介' };
const LEVEL = { message: '带队层级应为主要领导、分管领导、部门负责人或一般干部' };
const PLACE = { message: '翻页位置不正确，请从第一页开始' };
const UNIT = { message: '请从列出的单位中选择' };
const most = (field: string, max: number) => ({ message: `${field}最多 ${max} 个字符` });

export class ActivityRequest implements ActivityBody {
  @IsIn(ACTIVITY_KINDS, KIND) kind!: ActivityKind;
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
  @IsString({ message: '请填写日期，例如 2021-03-31' })
  @Length(1, 20, { message: '请填写日期，例如 2021-03-31' })
  occurredOn!: string;
  @IsIn(LEADER_LEVELS, LEVEL) level!: LeaderLevel;
  @IsString({ message: '请填写主题' })
  @Length(1, ACTIVITY_SUBJECT_MAX, { message: `主题为 1 至 ${ACTIVITY_SUBJECT_MAX} 个字符` })
  subject!: string;
  @IsOptional() @MaxLength(COUNTERPART_MAX, most('对方单位', COUNTERPART_MAX)) counterpart?: string;
  @IsOptional() @IsUUID(undefined, { message: '请从列出的企业中选择' }) enterpriseId?: string | null;
  @IsOptional() @IsUUID(undefined, { message: '请从列出的项目中选择' }) leadId?: string | null;
  @IsOptional() @MaxLength(PLACE_MAX, most('地点', PLACE_MAX)) place?: string;
  @IsOptional() @MaxLength(NOTE_MAX, most('成效', NOTE_MAX)) result?: string;
  @IsOptional() @MaxLength(EVIDENCE_MAX, most('佐证', EVIDENCE_MAX)) evidence?: string;
  @IsOptional() @MaxLength(NOTE_MAX, most('备注', NOTE_MAX)) remark?: string;
}

export class CorrectActivityRequest extends ActivityRequest implements CorrectActivityBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class ActivityVersionRequest implements ActivityVersionBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class ActivityReasonRequest implements ActivityReasonBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请写明原因' })
  @Length(1, REASON_MAX, { message: `请写明原因，最多 ${REASON_MAX} 个字符` })
  reason!: string;
}

class PickRequest {
  @IsUUID(undefined, { message: '请从队列中选择活动' }) id!: string;
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class VerifyActivitiesRequest implements VerifyActivitiesBody {
  @IsArray({ message: '请选择要审核的活动' })
  @ArrayMinSize(1, { message: '请至少选择一项活动' })
  @ArrayMaxSize(500, { message: '一次最多审核 500 项活动' })
  @ArrayUnique((pick: PickRequest) => pick.id, { message: '同一项活动只选一次' })
  @ValidateNested({ each: true })
  @Type(() => PickRequest)
  activities!: PickRequest[];
}

/** GET /api/activities/queue */
export class ActivityQueueQuery {
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
  @IsOptional() @IsUUID(undefined, PLACE) after?: string;
}

/** GET /api/activities */
export class ActivityListQuery {
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
  @IsOptional() @IsIn(ACTIVITY_KINDS, KIND) kind?: ActivityKind;
  @IsOptional() @IsIn(LEADER_LEVELS, LEVEL) level?: LeaderLevel;
  /** Month in which it happened. */
  @IsOptional() @Matches(MONTH, { message: '月份应为 2021-03 这样的格式' }) month?: string;
  @IsOptional() @Matches(MONTH, { message: '计入月份应为 2021-03 这样的格式' }) bookedMonth?: string;
  @IsOptional() @Matches(DAY, { message: '开始日期应为 2021-03-31 这样的格式' }) from?: string;
  @IsOptional() @Matches(DAY, { message: '结束日期应为 2021-03-31 这样的格式' }) to?: string;
  @IsOptional() @IsIn(ACTIVITY_STATUSES, { message: '状态应为待审核、已审核、退回或作废' }) status?: ActivityStatus;
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择项目' }) lead?: string;
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择企业' }) enterprise?: string;
  @IsOptional() @IsIn(['1'], { message: '“我登记的”只能为 1' }) mine?: '1';
  /** With the net counts by level: they cost the whole selection. */
  @IsOptional() @IsIn(['1'], { message: '“合计”只能为 1' }) sums?: '1';
  /** Beginning of a number, or words of subject or counterpart, pinyin too. */
  @IsOptional() @Length(1, SEARCH_MAX, { message: `搜索词为 1 至 ${SEARCH_MAX} 个字符` }) q?: string;
  @IsOptional() @IsUUID(undefined, PLACE) after?: string;
}
