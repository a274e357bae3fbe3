import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ChangeQuestionBody, SaveQuestionBody } from '@yipanqi/contract';
import {
  type Dimension,
  DIMENSIONS,
  type Measure,
  MEASURES,
  type Month,
  type Question,
  QUESTION_CHARTS,
  QUESTION_NAME_MAX,
  type QuestionChart,
} from '@yipanqi/domain';

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;
const LIST = '应为用逗号分开的列表';

/** The question in the address: lists are separated by commas. */
export class QuestionQuery {
  @IsString({ message: LIST }) @Length(1, 500, { message: '请至少选择一项指标' }) measures!: string;
  @IsIn(DIMENSIONS, { message: '行应为列出的维度之一' }) rows!: Dimension;
  @IsOptional() @IsIn([...DIMENSIONS, ''], { message: '列应为列出的维度之一，或留空' }) columns?: Dimension | '';
  @Matches(MONTH, { message: '起始月份应为 2021-03 这样的格式' }) from!: Month;
  @Matches(MONTH, { message: '截止月份应为 2021-03 这样的格式' }) to!: Month;
  @IsOptional() @Length(0, 1000, { message: LIST }) units?: string;
  @IsOptional() @Length(0, 500, { message: LIST }) cohorts?: string;
  @IsOptional() @Length(0, 1000, { message: LIST }) quotaLines?: string;
  @IsOptional() @IsIn(QUESTION_CHARTS, { message: '图应为 bar、line 或 none' }) chart?: QuestionChart;
}

export function questionOf(query: QuestionQuery): Question {
  const list = (text: string | undefined): string[] => (text ? text.split(',') : []);
  return {
    measures: list(query.measures) as Measure[],
    rows: query.rows,
    columns: query.columns || null,
    from: query.from,
    to: query.to,
    units: list(query.units),
    cohorts: list(query.cohorts),
    quotaLines: list(query.quotaLines),
    chart: query.chart ?? 'bar',
  };
}

const Texts = (max: number) => (target: object, name: string) => {
  IsArray({ message: '应为列表' })(target, name);
  ArrayMaxSize(max, { message: `最多 ${max} 项` })(target, name);
  ArrayUnique({ message: '每项只选一次' })(target, name);
  Length(1, 80, { each: true, message: '请从列出的选项中选择' })(target, name);
};

export class QuestionRequest implements Question {
  @IsArray({ message: '请选择指标' })
  @IsIn(MEASURES, { each: true, message: '指标应从列出的选项中选择' })
  measures!: Measure[];
  @IsIn(DIMENSIONS, { message: '行应为列出的维度之一' }) rows!: Dimension;
  @IsOptional() @IsIn(DIMENSIONS, { message: '列应为列出的维度之一，或留空' }) columns!: Dimension | null;
  @Matches(MONTH, { message: '起始月份应为 2021-03 这样的格式' }) from!: Month;
  @Matches(MONTH, { message: '截止月份应为 2021-03 这样的格式' }) to!: Month;
  @Texts(60) units!: string[];
  @Texts(60) cohorts!: string[];
  @Texts(60) quotaLines!: string[];
  @IsIn(QUESTION_CHARTS, { message: '图应为 bar、line 或 none' }) chart!: QuestionChart;
}

export class SaveQuestionRequest implements SaveQuestionBody {
  @IsString({ message: '请填写查询名称' })
  @Length(1, QUESTION_NAME_MAX, { message: `查询名称应为 1 至 ${QUESTION_NAME_MAX} 个字` })
  name!: string;
  @IsObject({ message: '请填写查询条件' }) @ValidateNested() @Type(() => QuestionRequest) question!: QuestionRequest;
  @IsBoolean({ message: '请选择是否共享' }) shared!: boolean;
}

export class ChangeQuestionRequest extends SaveQuestionRequest implements ChangeQuestionBody {
  @IsInt({ message: '缺少版本号，请刷新页面' }) @Min(1, { message: '版本号不正确，请刷新页面' }) version!: number;
}

export class QuestionVersionQuery {
  @Matches(/^[1-9]\d{0,8}$/, { message: '版本号应为正整数' }) version!: string;
}
