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
import { EditionJob, type EditionJobPayload } from '@yipanqi/api/reports';
import { previousQuarter, quarterOf } from '@yipanqi/domain';

/** Computes a quarterly supervision report in the background; run twice it finds what the first run stored. */
@HandlesJob('quarterly-report')
@RunsOn({
  cron: '0 2 10 1,4,7,10 *',
  period: (day) => previousQuarter(quarterOf(day)),
  title: '季度督查通报',
})
export class QuarterlyReportJob implements JobHandler<EditionJobPayload>, AsksFirst {
  constructor(private readonly editions: EditionJob) {}

  readiness(tx: Tx, period: string): Promise<Readiness> {
    return this.editions.readiness('quarterly', tx, period);
  }

  run(job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    return this.editions.run('quarterly', job);
  }
}
