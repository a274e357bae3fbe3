import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { EditionJob, type EditionJobPayload } from '@yipanqi/api/reports';

/** Computes a year's assessment in the background; run twice it finds what the first run stored. */
@HandlesJob('yearly-report')
export class YearlyReportJob implements JobHandler<EditionJobPayload> {
  constructor(private readonly editions: EditionJob) {}

  run(job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    return this.editions.run('yearly', job);
  }
}
