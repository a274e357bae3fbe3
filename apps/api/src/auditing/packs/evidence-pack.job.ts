import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { MakePack } from './make-pack';
import type { PackOf } from './pack-rows.query';

/** Builds the evidence pack of a unit's year. */
@HandlesJob('evidence-pack')
export class EvidencePackJob implements JobHandler<PackOf> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly making: MakePack,
  ) {}

  async run(job: RunningJob<PackOf>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const made = await this.making.run(actor, job.id, job.payload, (done, total) => job.progress(done, total));
    return {
      message: `证据包已制作：${made.records} 张凭证，${made.files} 个文件。`,
      resultUrl: `/api/auditing/packs/${made.id}/archive.zip`,
    };
  }
}
