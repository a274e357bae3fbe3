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

/** How many attempts have ended in an error since the job was last asked for. */
export async function errorsOf(db: Queryable, jobId: string): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM job_log WHERE job_id = $1 AND event = 'failed'
       AND id > coalesce((SELECT max(id::text)::uuid FROM job_log WHERE job_id = $1 AND event = 'rerun'), '00000000-0000-0000-0000-000000000000')`,
    [jobId],
  );
  return row?.count ?? 0;
}
