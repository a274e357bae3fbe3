import type { Month } from '@yipanqi/domain';

/** One job a month, whoever asks for it. */
export function monthCloseFence(month: Month): string {
  return `month-close:${month}`;
}
