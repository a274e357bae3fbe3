import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { ExportLedger } from './export-ledger';

/** Makes the ledger workbook of the user's scope. Run again, it makes another file; only the last is pointed to. */
@HandlesJob('ledger-export')
export class LedgerExportJob implements JobHandler<{ unit: string }> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly exporting: ExportLedger,
  ) {}

  async run(job: RunningJob<{ unit: string }>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const { file, leads, records } = await this.exporting.run(actor, job.payload.unit || null, (done, total) =>
      job.progress(done, total),
    );
    return { message: `已导出 ${leads} 个项目、${records} 张凭证。`, resultUrl: `/api/files/${file.id}` };
  }
}
