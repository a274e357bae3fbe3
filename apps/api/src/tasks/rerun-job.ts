import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, logJob, Writes, type Write } from '@yipanqi/api/platform';
import type { JobRerun, JobStatus } from '@yipanqi/contract';
import { can, RuleBroken } from '@yipanqi/domain';

interface FailedJob {
  kind: string;
  status: JobStatus;
  attempts: number;
  own: boolean;
}

/** 重新运行: a job that failed begins anew, the same job with the same effect; its log goes on. */
@Injectable()
export class RerunJob {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken NOT_FOUND, JOB_NOT_FAILED */
  run(write: Write, id: string): Promise<JobRerun> {
    return this.writes.run(write, async (tx) => {
      const { actor } = write;
      const job = isId(id)
        ? await tx.one<FailedJob & Record<string, unknown>>(
            'SELECT kind, status, attempts, created_by = $2 AS own FROM job WHERE id = $1 FOR UPDATE',
            [id, actor.userId],
          )
        : null;
      if (!job || !(job.own || can(actor.grants, 'schedule.rerun'))) throw new RuleBroken('NOT_FOUND');
      if (job.status !== 'failed') throw new RuleBroken('JOB_NOT_FAILED');
      await tx.run(
        `UPDATE job SET status = 'queued', done = 0, total = 0, message = '', error_code = NULL, result_url = NULL,
                dispatched_at = NULL, lease_until = NULL, started_at = NULL, finished_at = NULL WHERE id = $1`,
        [id],
      );
      await logJob(tx, id, job.attempts, 'rerun', actor.name);
      await this.audit.record(tx, actor, {
        action: 'job.rerun',
        entity: 'job',
        entityId: id,
        after: { kind: job.kind },
      });
      return { jobId: id };
    });
  }
}
