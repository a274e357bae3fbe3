import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { parseQuarter, quarterInWords, RuleBroken } from '@yipanqi/domain';
import { LookThrough } from './look-through';

interface Payload {
  period: string;
}

/** Looks a quarter through in the background; done twice it leaves the same findings. */
@HandlesJob('supervision-findings')
export class SupervisionFindingsJob implements JobHandler<Payload> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly look: LookThrough,
  ) {}

  async run(job: RunningJob<Payload>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const quarter = parseQuarter(job.payload.period);
    await job.progress(0, 1, `正在排查${quarterInWords(quarter)}的问题`);
    const { found, red } = await this.look.run(actor, quarter);
    await job.progress(1, 1);
    return {
      message: `${quarterInWords(quarter)}：发现问题 ${found} 个，其中红灯 ${red} 个`,
      resultUrl: `/supervision/findings?quarter=${quarter}`,
    };
  }
}
