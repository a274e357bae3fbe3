import { addMonths, monthOf, type Day, type Month } from '@yipanqi/domain';

/** What happens to a month of long ago is history being loaded: nobody need be told. */
const NEWS_MONTHS = 3;

/** 2021年3月 */
export function monthInWords(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** Is it recent enough to tell people about it? */
export function isNews(month: Month, today: Day): boolean {
  return month >= addMonths(monthOf(today), -NEWS_MONTHS);
}
