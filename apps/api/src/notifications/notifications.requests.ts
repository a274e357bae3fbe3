import { IsIn, IsOptional, IsUUID } from 'class-validator';

/** GET /api/notifications */
export class NotificationListQuery {
  @IsOptional() @IsIn(['1'], { message: '“只看未读”只能为 1' }) unread?: '1';
  @IsOptional() @IsUUID(undefined, { message: '翻页位置不正确，请从第一页开始' }) after?: string;
}
