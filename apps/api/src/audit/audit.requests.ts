import { IsOptional, IsUUID, Length, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Filters of the trail. */
export class AuditQuery {
  @IsOptional() @Length(1, 60, { message: '姓名为 1 至 60 个字符' }) user?: string;
  @IsOptional() @Length(1, 60, { message: '操作代码为 1 至 60 个字符' }) action?: string;
  @IsOptional() @Length(1, 60, { message: '对象类型为 1 至 60 个字符' }) entity?: string;
  @IsOptional() @Length(1, 100, { message: '对象编号为 1 至 100 个字符' }) entityId?: string;
  @IsOptional() @Matches(DAY, { message: '开始日期应为 2021-03-31 这样的格式' }) from?: string;
  @IsOptional() @Matches(DAY, { message: '结束日期应为 2021-03-31 这样的格式' }) to?: string;
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}
