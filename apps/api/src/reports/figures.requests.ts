import { IsIn, IsOptional, Length, Matches } from 'class-validator';
import type { RankingWindow } from '@yipanqi/contract';
import { COHORTS, type Measure, MEASURES, type Month } from '@yipanqi/domain';

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;
const MONTH_MESSAGE = '月份应类似 2021-03';
const MEASURE_MESSAGE = `指标应从列出的 ${MEASURES.length} 项中选择`;
const UNIT_MESSAGE = '单位应为单位代码，例如 500101';

export class MonthQuery {
  @IsOptional() @Matches(MONTH, { message: MONTH_MESSAGE }) month?: Month;
}

export class RankingRequest extends MonthQuery {
  @IsOptional() @IsIn(MEASURES, { message: MEASURE_MESSAGE }) measure?: Measure;
  @IsOptional() @IsIn(COHORTS, { message: `分组应为：${COHORTS.join('、')}` }) cohort?: string;
  @IsOptional()
  @IsIn(['month', 'yearToDate'], { message: '口径应为 month（当月）或 yearToDate（累计）' })
  window?: RankingWindow;
}

export class FiguresRequest extends MonthQuery {
  @IsOptional() @Length(1, 40, { message: UNIT_MESSAGE }) unit?: string;
}

export class TrendRequest extends FiguresRequest {
  @IsOptional() @IsIn(MEASURES, { message: MEASURE_MESSAGE }) measure?: Measure;
}
