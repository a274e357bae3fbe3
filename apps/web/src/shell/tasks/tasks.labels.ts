import type { DueStatus, JobLogEvent } from '@yipanqi/contract';
import type { StateKey } from '@yipanqi/web/ui';

/** How due work stands: look and words. */
export const DUE_LOOKS: Readonly<Record<DueStatus, { look: StateKey; words: string }>> = {
  due: { look: 'queued', words: '应办' },
  waiting: { look: 'pending', words: '等待' },
  queued: { look: 'queued', words: '排队中' },
  running: { look: 'running', words: '进行中' },
  done: { look: 'done', words: '已完成' },
  failed: { look: 'failed', words: '没有完成' },
  notNeeded: { look: 'unchanged', words: '不必办理' },
};

export const LOG_WORDS: Readonly<Record<JobLogEvent, string>> = {
  started: '开始',
  resumed: '上一次中断，重新开始',
  failed: '出错，将再试',
  gaveUp: '没有完成',
  done: '完成',
  rerun: '重新运行',
};

/** `0 2 8 * *` → 每月 8 日 02:00; a pattern of another shape is shown as it is. */
export function cronWords(cron: string): string {
  const [minute = '', hour = '', day = '', months = '', weekday = ''] = cron.split(' ');
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || weekday !== '*') return cron;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '*' && months === '*') return `每天 ${time}`;
  if (!/^\d+$/.test(day)) return cron;
  if (months === '*') return `每月 ${day} 日 ${time}`;
  return /^[\d,]+$/.test(months) ? `每年 ${months.replaceAll(',', '、')} 月 ${day} 日 ${time}` : cron;
}

/** 2021-04-08T02:00 to 02:03: how long something took, in words. */
export function tookWords(from: string | null, to: string | null): string {
  if (!from || !to) return '';
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`;
}
