import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { EditionJob, type EditionJobPayload } from './edition-job';

/** Computes a monthly bulletin in the background; run twice it finds what the first run stored. */
@HandlesJob('monthly-bulletin')
export class MonthlyBulletinJob implements JobHandler<EditionJobPayload> {
  constructor(private readonly editions: EditionJob) {}

  run(job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    return this.editions.run('monthly', job);
  }
}
