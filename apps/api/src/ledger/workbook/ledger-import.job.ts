import { ActorRepository } from '@yipanqi/api/identity';
import { Database, HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { ApplyImport } from './apply-import';

/** Writes a checked import into the ledger. Run again after it was written, it finds its work done. */
@HandlesJob('ledger-import')
export class LedgerImportJob implements JobHandler<{ id: string }> {
  constructor(
    private readonly db: Database,
    private readonly actors: ActorRepository,
    private readonly applying: ApplyImport,
  ) {}

  async run(job: RunningJob<{ id: string }>): Promise<JobOutcome> {
    const { id } = job.payload;
    const resultUrl = `/ledger/import/${id}`;
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const before = await this.db.one<{ status: string }>('SELECT status FROM ledger_import WHERE id = $1', [id]);
    if (before?.status === 'applied') return { message: '台账已导入。', resultUrl };
    try {
      const { leads, changed, records } = await this.db.tx((tx) =>
        this.applying.run(tx, actor, id, (done, total) => job.progress(done, total)),
      );
      return { message: `已导入：新增 ${leads} 个项目、${records} 张凭证，更新 ${changed} 个项目。`, resultUrl };
    } catch (error) {
      if (error instanceof RuleBroken) await this.failed(id, error);
      throw error;
    }
  }

  private async failed(id: string, refusal: RuleBroken): Promise<void> {
    await this.db.run(
      `UPDATE ledger_import SET status = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND status = 'applying'`,
      [id, refusal.message],
    );
  }
}
