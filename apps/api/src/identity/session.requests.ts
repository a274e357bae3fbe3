import type { SignInBody } from '@yipanqi/contract';
import { IsString, Length } from 'class-validator';

export class SignInRequest implements SignInBody {
  @IsString({ message: '请输入账号' }) @Length(1, 60, { message: '账号为 1 至 60 个字符' }) login!: string;
  @IsString({ message: '请输入口令' }) @Length(1, 200, { message: '口令最长 200 个字符' }) password!: string;
}
