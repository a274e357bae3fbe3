import { IsBoolean, IsInt, IsString, MaxLength, Min } from 'class-validator';
import type { SaveDocumentTemplateBody } from '@yipanqi/contract';

/** Longer texts are refused here; what is right within is said by the domain, with its place. */
const TEXT_MAX = 400;
const message = (name: string): { message: string } => ({ message: `${name}应为不超过 ${TEXT_MAX} 字的文字` });
const yesOrNo = (name: string): { message: string } => ({ message: `${name}应为 true 或 false` });

export class SaveTemplateRequest implements SaveDocumentTemplateBody {
  @IsString(message('发文机关标志')) @MaxLength(TEXT_MAX, message('发文机关标志')) mark!: string;
  @IsString(message('发文字号')) @MaxLength(TEXT_MAX, message('发文字号')) numberPattern!: string;
  @IsString(message('发文机关署名')) @MaxLength(TEXT_MAX, message('发文机关署名')) issuer!: string;
  @IsString(message('主送机关')) @MaxLength(TEXT_MAX, message('主送机关')) addressee!: string;
  @IsBoolean(yesOrNo('红头')) redHead!: boolean;
  @IsBoolean(yesOrNo('印章位')) sealPlace!: boolean;
  @IsBoolean(yesOrNo('插图')) charts!: boolean;
  @IsInt({ message: '版本号应为整数' }) @Min(1, { message: '版本号从 1 开始' }) version!: number;
}
