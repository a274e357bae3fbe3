import type {
  AuditRecordsWhat,
  ChangeNoteBody,
  CheckWorksheetBody,
  ConcludeWorksheetBody,
  DrawSampleBody,
  MakePackBody,
  RemoveNoteBody,
  ReplyFindingBody,
  SendWorksheetBody,
  WriteNoteBody,
} from '@yipanqi/contract';
import {
  CHECK_RESULTS,
  FINDING_GRADES,
  NOTE_MAX,
  RECORD_TYPES,
  SAMPLE_METHODS,
  SAMPLE_SIZE_MAX,
  type CheckResult,
  type FindingGrade,
  type RecordType,
  type SampleMethod,
} from '@yipanqi/domain';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const YEAR = /^\d{4}$/;
const YEAR_MESSAGE = '年度应为四位数字，例如 2021';
const UNIT = { message: '请从列出的单位中选择' };
const VERSION = { message: '请带上所读到的版本号' };
const TYPE = { message: '凭证类型应为协议、到位资金或节点' };
const CHECK = { message: '请选择是、否或不适用' };
const NOTE = (name: string): { message: string } => ({ message: `${name}最多 ${NOTE_MAX} 个字符` });

/** ?year=&unit= */
export class YearQuery {
  @Matches(YEAR, { message: YEAR_MESSAGE }) year!: string;
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
}

/** Lists of the auditor's own: without a year, of all years. */
export class OwnListQuery {
  @IsOptional() @Matches(YEAR, { message: YEAR_MESSAGE }) year?: string;
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
}

const WHOLE = /^\d{0,9}$/;
const WHOLE_MESSAGE = { message: '参数应为整数' };

/** Every parameter of every screen; the screen takes its own. */
export class ScreenQuery extends YearQuery {
  @IsOptional() @MaxLength(300, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) hours?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) wan?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) seconds?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) characters?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) records?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) percent?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) lastMonths?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) within?: string;
  @IsOptional() @Matches(WHOLE, WHOLE_MESSAGE) days?: string;
}

const WHAT: readonly AuditRecordsWhat[] = [
  'verified',
  'late',
  'reversals',
  'pending',
  'returned',
  'discarded',
  'pair',
  'issues',
  'awaitingReply',
];

export class AuditRecordsQuery extends YearQuery {
  @IsIn(WHAT, { message: `应为：${WHAT.join('、')}` }) what!: AuditRecordsWhat;
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择登记人' }) recorder?: string;
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择审核人' }) verifier?: string;
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}

export class PopulationRequest extends YearQuery {
  @IsOptional() @IsIn(RECORD_TYPES, TYPE) type?: RecordType;
}

export class DrawSampleRequest implements DrawSampleBody {
  @IsInt({ message: YEAR_MESSAGE }) year!: number;
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
  @IsOptional() @IsIn(RECORD_TYPES, TYPE) type?: RecordType;
  @IsIn(SAMPLE_METHODS, { message: '抽样方法应为随机、按金额或按单位' }) method!: SampleMethod;
  @IsInt({ message: `样本量应为 1 至 ${SAMPLE_SIZE_MAX} 之间的整数` })
  @Min(1, { message: `样本量应为 1 至 ${SAMPLE_SIZE_MAX} 之间的整数` })
  @Max(SAMPLE_SIZE_MAX, { message: `样本量应为 1 至 ${SAMPLE_SIZE_MAX} 之间的整数` })
  size!: number;
  @IsString({ message: '请填写种子' }) @MaxLength(40, { message: '种子最多 40 个字符' }) seed!: string;
}

export class CheckWorksheetRequest implements CheckWorksheetBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsIn(CHECK_RESULTS, CHECK) evidenceSeen!: CheckResult;
  @IsIn(CHECK_RESULTS, CHECK) amountAgrees!: CheckResult;
  @IsIn(CHECK_RESULTS, CHECK) dateAgrees!: CheckResult;
  @IsIn(CHECK_RESULTS, CHECK) unitAgrees!: CheckResult;
  @IsIn(FINDING_GRADES, { message: '请选择问题等级' }) grade!: FindingGrade;
  @IsOptional() @MaxLength(NOTE_MAX, NOTE('发现')) finding?: string;
  @IsOptional()
  @IsString({ message: '差错金额应为文本形式的数字，单位元' })
  @MaxLength(30, { message: '差错金额过长，请核对' })
  errorAmount?: string;
}

export class SendWorksheetRequest implements SendWorksheetBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请填写答复期限' })
  @Length(1, 20, { message: '请填写答复期限，例如 2021-03-31' })
  dueOn!: string;
}

export class ReplyFindingRequest implements ReplyFindingBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请填写答复' }) @MaxLength(NOTE_MAX, NOTE('答复')) reply!: string;
}

export class ConcludeWorksheetRequest implements ConcludeWorksheetBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请填写结论' }) @MaxLength(NOTE_MAX, NOTE('结论')) conclusion!: string;
}

export class WriteNoteRequest implements WriteNoteBody {
  @IsInt({ message: YEAR_MESSAGE }) year!: number;
  @IsOptional() @Length(1, 40, UNIT) unit?: string;
  @IsString({ message: '请填写笔记' }) @MaxLength(NOTE_MAX, NOTE('笔记')) text!: string;
}

export class ChangeNoteRequest implements ChangeNoteBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
  @IsString({ message: '请填写笔记' }) @MaxLength(NOTE_MAX, NOTE('笔记')) text!: string;
}

export class RemoveNoteRequest implements RemoveNoteBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class MakePackRequest implements MakePackBody {
  @IsInt({ message: YEAR_MESSAGE }) year!: number;
  @Length(1, 40, UNIT) unit!: string;
}
