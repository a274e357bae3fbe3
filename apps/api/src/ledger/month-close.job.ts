import { ActorRepository } from '@yipanqi/api/identity';
import { Database, HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
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
    const { postings } = await this.months.run(actor, month);
    await job.progress(1, 1);
    return { message: `${month} 已月结，共 ${postings} 笔记账。`, resultUrl };
  }
}
