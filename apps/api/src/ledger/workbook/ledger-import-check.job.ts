import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { CheckImport } from './check-import';

/** Validates an uploaded workbook. Run again, it finds the same. */
@HandlesJob('ledger-import-check')
export class LedgerImportCheckJob implements JobHandler<{ id: string }> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly checking: CheckImport,
  ) {}

  async run(job: RunningJob<{ id: string }>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const { status, faults, counts } = await this.checking.run(actor, job.payload.id, (done, total) =>
      job.progress(done, total),
    );
    const rows = Object.values(counts).reduce((sum, each) => sum + each.rows, 0);
    return {
      message: status === 'checked' ? `可以导入 ${rows} 行。` : `有 ${faults} 处错误，改正后重新导入。`,
      resultUrl: `/ledger/import/${job.payload.id}`,
    };
  }
}
