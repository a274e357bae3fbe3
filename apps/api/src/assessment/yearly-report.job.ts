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
import { yearOf } from '@yipanqi/domain';

/** Computes a year's assessment in the background; run twice it finds what the first run stored. */
@HandlesJob('yearly-report')
@RunsOn({ cron: '0 2 20 1 *', period: (day) => String(yearOf(day) - 1), title: '年度考核' })
export class YearlyReportJob implements JobHandler<EditionJobPayload>, AsksFirst {
  constructor(private readonly editions: EditionJob) {}

  readiness(tx: Tx, period: string): Promise<Readiness> {
    return this.editions.readiness('yearly', tx, period);
  }

  run(job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    return this.editions.run('yearly', job);
  }
}
