import {
  HandlesJob,
  RunsOn,
  type AsksFirst,
  type JobHandler,
  type JobOutcome,
  type Readiness,
  type RunningJob,
  type Tx,
} from '@yipanqi/api/platform';
import { monthOf, previousMonth } from '@yipanqi/domain';
import { EditionJob, type EditionJobPayload } from './edition-job';

/** Computes a monthly bulletin in the background; run twice it finds what the first run stored. */
@HandlesJob('monthly-bulletin')
@RunsOn({ cron: '0 2 8 * *', period: (day) => previousMonth(monthOf(day)), title: '月度通报' })
export class MonthlyBulletinJob implements JobHandler<EditionJobPayload>, AsksFirst {
  constructor(private readonly editions: EditionJob) {}

  readiness(tx: Tx, period: string): Promise<Readiness> {
    return this.editions.readiness('monthly', tx, period);
  }

  run(job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    return this.editions.run('monthly', job);
  }
}
