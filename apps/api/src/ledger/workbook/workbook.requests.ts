import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { ExportLedgerBody, LedgerImportVersionBody, UndoLedgerImportBody } from '@yipanqi/contract';
import { REASON_MAX, WORKBOOK_SHEETS } from '@yipanqi/domain';

const VERSION = '须带上所读到的版本号（正整数）。';

export class ImportVersionRequest implements LedgerImportVersionBody {
  @IsInt({ message: VERSION })
  @Min(1, { message: VERSION })
  version!: number;
}

export class UndoImportRequest extends ImportVersionRequest implements UndoLedgerImportBody {
  @IsString({ message: '请填写撤销的原因。' })
  @MaxLength(REASON_MAX, { message: `原因最多 ${REASON_MAX} 个字符。` })
  reason!: string;
}

export class ExportLedgerRequest implements ExportLedgerBody {
  @IsOptional()
  @IsString({ message: '单位应为单位代码。' })
  @MaxLength(64, { message: '单位应为单位代码。' })
  unit?: string;
}

export class ImportPageQuery {
  @IsOptional()
  @IsString({ message: '翻页标记应为文字。' })
  after?: string;
}

export class FaultPageQuery extends ImportPageQuery {
  @IsOptional()
  @IsIn(WORKBOOK_SHEETS, { message: `工作表应为：${WORKBOOK_SHEETS.join('、')}。` })
  sheet?: string;
}
