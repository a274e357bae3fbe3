import { Notify } from '@yipanqi/api/notifications';
import {
  Database,
  HandlesJob,
  RunsOn,
  type JobHandler,
  type JobOutcome,
  type RunningJob,
  type RunsOnOptions,
} from '@yipanqi/api/platform';
import { CITY_UNIT, monthOf, previousMonth, type Day } from '@yipanqi/domain';
import { lastClosedMonth } from './booking-lock';
import { monthInWords } from './month-words';
import { RemindUnits } from './remind-units';

/** Due on a day, and about the month before it: the period is the day. */
function reminder(day: number): RunsOnOptions {
  return {
    key: `month-close-reminder-${day}`,
    title: `月结提醒（每月 ${day} 日）`,
    cron: `0 9 ${day} * *`,
    period: (due) => due,
    catchUp: 'latest',
    payload: (due) => ({ due }),
  };
}

/** Reminds the units that have not confirmed last month, and tells the verifiers who is missing. */
@HandlesJob('month-close-reminder')
@RunsOn(reminder(3))
@RunsOn(reminder(6))
export class MonthCloseReminderJob implements JobHandler<{ due: Day }> {
  constructor(
    private readonly db: Database,
    private readonly notify: Notify,
    private readonly reminding: RemindUnits,
  ) {}

  run(job: RunningJob<{ due: Day }>): Promise<JobOutcome> {
    const { due } = job.payload;
    const month = previousMonth(monthOf(due));
    const resultUrl = `/ledger/month-close?month=${month}`;
    return this.db.tx(async (tx) => {
      const lastClosed = await lastClosedMonth(tx);
      if (lastClosed !== null && month <= lastClosed) return { message: `${month} 已月结，不必提醒。`, resultUrl };
      const { units, users } = await this.reminding.remind(tx, month, due);
      await this.notify.send(tx, {
        to: { unit: CITY_UNIT, roles: ['verifier'] },
        kind: 'monthClose',
        title: `${monthInWords(month)}还没有月结，${units} 个单位尚未确认`,
        link: resultUrl,
        key: `month-open:${month}:${due}`,
      });
      return { message: `${month} 尚有 ${units} 个单位未确认，已提醒 ${users} 人。`, resultUrl };
    });
  }
}
