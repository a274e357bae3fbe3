import { ActorRepository } from '@yipanqi/api/identity';
import {
  type AsksFirst,
  HandlesJob,
  type JobHandler,
  type JobOutcome,
  type Readiness,
  type RunningJob,
  RunsOn,
  type Tx,
} from '@yipanqi/api/platform';
import { parseQuarter, previousQuarter, quarterInWords, quarterOf, RuleBroken } from '@yipanqi/domain';
import { FactsReader } from '../facts/facts.reader';
import { LookThrough } from './look-through';

interface Payload {
  period: string;
}

/** Looks a quarter through in the background; done twice it leaves the same findings. */
@HandlesJob('supervision-findings')
@RunsOn({ cron: '0 1 10 1,4,7,10 *', period: (day) => previousQuarter(quarterOf(day)), title: '季度问题排查' })
export class SupervisionFindingsJob implements JobHandler<Payload>, AsksFirst {
  constructor(
    private readonly actors: ActorRepository,
    private readonly look: LookThrough,
    private readonly facts: FactsReader,
  ) {}

  /** Waits until the quarter's months are closed; not where somebody has looked already. */
  async readiness(tx: Tx, period: string): Promise<Readiness> {
    const run = await tx.one('SELECT 1 FROM supervision_run WHERE quarter = $1', [period]);
    if (run) return { notNeeded: '已有人排查' };
    try {
      await this.facts.assertClosed(tx, parseQuarter(period));
      return 'ready';
    } catch (error) {
      if (error instanceof RuleBroken) return { waitsFor: error.message };
      throw error;
    }
  }

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
