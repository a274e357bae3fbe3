import { ActorRepository } from '@yipanqi/api/identity';
import {
  Database,
  HandlesJob,
  type Actor,
  type JobHandler,
  type JobOutcome,
  type RunningJob,
} from '@yipanqi/api/platform';
import { RuleBroken, type Month } from '@yipanqi/domain';
import { CloseMonth } from './close-month';

/** Closes one month. Run again after it was closed, it finds its work done. */
@HandlesJob('month-close')
export class MonthCloseJob implements JobHandler<{ month: Month }> {
  constructor(
    private readonly db: Database,
    private readonly actors: ActorRepository,
    private readonly months: CloseMonth,
  ) {}

  async run(job: RunningJob<{ month: Month }>): Promise<JobOutcome> {
    const { month } = job.payload;
    const resultUrl = '/ledger/month-close';
    const done = await this.db.one('SELECT 1 FROM month_close WHERE month = $1', [month]);
    if (done) return { message: `${month} 已月结。`, resultUrl };
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    await job.progress(0, 1, `正在月结 ${month}`);
    const postings = await this.close(actor, month);
    await job.progress(1, 1);
    return { message: `${month} 已月结${postings === null ? '' : `，共 ${postings} 笔记账`}。`, resultUrl };
  }

  /** null when somebody else closed it at this very moment: it is closed, which is what was asked for. */
  private async close(actor: Actor, month: Month): Promise<number | null> {
    try {
      return (await this.months.run(actor, month)).postings;
    } catch (error) {
      if (error instanceof RuleBroken && error.code === 'MONTH_ALREADY_CLOSED') return null;
      throw error;
    }
  }
}
