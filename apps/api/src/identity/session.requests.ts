import type { SignInBody } from '@yipanqi/contract';
import { IsString, Length } from 'class-validator';

export class SignInRequest implements SignInBody {
  @IsString({ message: '请输入用户名' }) @Length(1, 60, { message: '用户名为 1 至 60 个字符' }) login!: string;
  @IsString({ message: '请输入密码' }) @Length(1, 200, { message: '密码最长 200 个字符' }) password!: string;
}
