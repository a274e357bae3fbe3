import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { type Month, RuleBroken } from '@yipanqi/domain';
import { ComputeEdition } from './compute-edition';
import { editionNumber, editionTitle } from './edition-title';

interface Payload {
  period: Month;
  interim: boolean;
  reason: string;
}

/** Computes an edition in the background; run twice it finds what the first run stored. */
@HandlesJob('monthly-bulletin')
export class MonthlyBulletinJob implements JobHandler<Payload> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly compute: ComputeEdition,
  ) {}

  async run(job: RunningJob<Payload>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    await job.progress(0, 1, `正在计算 ${job.payload.period} 的数字`);
    const edition = await this.compute.run(actor, { kind: 'monthly', ...job.payload });
    await job.progress(1, 1);
    return {
      message: `${editionTitle(edition.kind, edition.period)}，${editionNumber(edition.period, edition.edition)}`,
      resultUrl: `/bulletins/${edition.id}`,
    };
  }
}
