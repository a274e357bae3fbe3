import type { ActivityVersionBody, IndexSchemeChangeBody, IndexSchemeDraftBody } from '@yipanqi/contract';
import {
  INDEX_SCHEME_NAME_MAX,
  INDEX_SCOPES,
  NORMALISATIONS,
  REASON_MAX,
  type IndexPoints,
  type IndexSchemeBody,
  type IndexScope,
  type LevelPoints,
  type Normalisation,
} from '@yipanqi/domain';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const VERSION = { message: '请带上所读到的版本号' };
/** Which numbers are right is said by the domain, with the place in words. */
const NUMBER = { message: '应为文本形式的数字，例如 12.5' };

const PART = { message: '请按方案的样式填写这一部分' };

class WeightsRequest {
  @IsString(NUMBER) signings!: string;
  @IsString(NUMBER) starts!: string;
  @IsString(NUMBER) visitsOut!: string;
  @IsString(NUMBER) visitsIn!: string;
  @IsString(NUMBER) events!: string;
  @IsString(NUMBER) publicity!: string;
}

class LevelsRequest implements LevelPoints {
  @IsString(NUMBER) principal!: string;
  @IsString(NUMBER) deputy!: string;
  @IsString(NUMBER) head!: string;
  @IsString(NUMBER) staff!: string;
}

class SigningPointsRequest {
  @IsString(NUMBER) project!: string;
  @IsString(NUMBER) hundredMillion!: string;
}

class StartPointsRequest {
  @IsString(NUMBER) project!: string;
}

class PointsRequest implements IndexPoints {
  @IsObject(PART) @ValidateNested() @Type(() => SigningPointsRequest) signings!: SigningPointsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => StartPointsRequest) starts!: StartPointsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => LevelsRequest) visitsOut!: LevelsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => LevelsRequest) visitsIn!: LevelsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => LevelsRequest) events!: LevelsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => LevelsRequest) publicity!: LevelsRequest;
}

class NormalisationRequest {
  @IsIn(NORMALISATIONS, { message: '折算方法应为与最高值相比或功效系数' }) method!: Normalisation;
  @IsIn(INDEX_SCOPES, { message: '比较范围应为分组内或全市' }) scope!: IndexScope;
  @IsString(NUMBER) floor!: string;
}

class BodyRequest implements IndexSchemeBody {
  @IsObject(PART) @ValidateNested() @Type(() => WeightsRequest) weights!: WeightsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => PointsRequest) points!: PointsRequest;
  @IsObject(PART) @ValidateNested() @Type(() => NormalisationRequest) normalisation!: NormalisationRequest;
}

export class IndexSchemeRequest implements IndexSchemeDraftBody {
  @Length(1, INDEX_SCHEME_NAME_MAX, { message: `方案名称为 1 至 ${INDEX_SCHEME_NAME_MAX} 个字符` }) name!: string;
  @Matches(MONTH, { message: '生效月份应为 2021-03 这样的格式' }) validFrom!: string;
  @Length(1, REASON_MAX, { message: `请写明编制理由，最多 ${REASON_MAX} 个字符` }) reason!: string;
  @IsObject(PART) @ValidateNested() @Type(() => BodyRequest) body!: BodyRequest;
}

export class IndexSchemeChangeRequest extends IndexSchemeRequest implements IndexSchemeChangeBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

export class IndexSchemeVersionRequest implements ActivityVersionBody {
  @IsInt(VERSION) @Min(1, VERSION) version!: number;
}

/** GET /api/activity-index */
export class ActivityIndexRequest {
  @Length(1, 10, { message: '时段应为月（2021-03）或周（2021-W12）' }) period!: string;
  @IsOptional() @Length(1, 40, { message: '请从列出的分组中选择' }) cohort?: string;
  /** Another scheme than the one in force: a preview. */
  @IsOptional() @IsUUID(undefined, { message: '请从列表中选择指数方案' }) scheme?: string;
}

/** GET /api/activity-index/trend */
export class ActivityIndexTrendRequest {
  @Length(1, 40, { message: '请从列出的单位中选择' }) unit!: string;
  @Length(1, 10, { message: '时段应为月（2021-03）或周（2021-W12）' }) period!: string;
}
