import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, RunsOn, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { SweepOrders } from './sweep-orders';

/** Once a day: reminds of deadlines and escalates what is overdue. */
@HandlesJob('supervision-sweep')
@RunsOn({ cron: '0 6 * * *', period: (day) => day, title: '督办单每日检查', catchUp: 'latest' })
export class SupervisionSweepJob implements JobHandler {
  constructor(
    private readonly actors: ActorRepository,
    private readonly sweep: SweepOrders,
  ) {}

  async run(job: RunningJob): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const given = await this.sweep.run(actor, (done, total) => job.progress(done, total));
    return { message: given === 0 ? '没有需要提醒的督办单' : `发出提醒 ${given} 条`, resultUrl: '/supervision' };
  }
}
