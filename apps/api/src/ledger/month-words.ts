import type { Month } from '@yipanqi/domain';

/** 2021年3月 */
export function monthInWords(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
