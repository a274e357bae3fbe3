import type { JobLogEvent } from '@yipanqi/contract';
import type { Queryable } from '../database';
import { newId } from '../ids';

const DETAIL_MAX = 300;

/** Writes a line of a job's log. */
export async function logJob(
  db: Queryable,
  jobId: string,
  attempt: number,
  event: JobLogEvent,
  detail = '',
): Promise<void> {
  await db.run('INSERT INTO job_log (id, job_id, attempt, event, detail) VALUES ($1, $2, $3, $4, $5)', [
    newId(),
    jobId,
    attempt,
    event,
    detail.slice(0, DETAIL_MAX),
  ]);
}

/** How often something has happened to a job since it was last asked for. */
export async function happened(db: Queryable, jobId: string, event: JobLogEvent): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM job_log WHERE job_id = $1 AND event = $2
       AND at >= coalesce((SELECT max(at) FROM job_log WHERE job_id = $1 AND event = 'rerun'), '-infinity')`,
    [jobId, event],
  );
  return row?.count ?? 0;
}
