import { Injectable } from '@nestjs/common';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import { JOB_TITLES, type AnyJob, type AnyJobPage, type JobLog, type JobLogLine } from '@yipanqi/contract';
import { can, RuleBroken } from '@yipanqi/domain';
import { IS_SCHEDULED } from './due-work.query';
import type { AllJobsRequest } from './tasks.requests';

const PAGE = 50;

/** Everybody's jobs for who keeps the system running: no messages, no results, no payloads. */
@Injectable()
export class AllJobsQuery {
  constructor(private readonly db: Database) {}

  async page(query: AllJobsRequest): Promise<AnyJobPage> {
    const params: unknown[] = [];
    const where: string[] = [];
    const add = (clause: string, value: unknown): void => {
      if (value !== undefined) where.push(clause.replaceAll('?', `$${params.push(value)}`));
    };
    add('j.status = ?', query.status);
    add('j.kind = ?', query.kind);
    add('j.id < ?::uuid', query.after);
    const rows = await this.db.query<Omit<AnyJob, 'title'> & Record<string, unknown>>(
      `SELECT j.id, j.kind, j.status, j.done, j.total, j.attempts, j.error_code AS "errorCode", coalesce(u.name, '') AS "ownerName",
              j.created_at AS "createdAt", j.started_at AS "startedAt", j.finished_at AS "finishedAt"
         FROM job j LEFT JOIN app_user u ON u.id = j.created_by
        ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY j.id DESC LIMIT ${PAGE + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE).map((row) => ({ ...row, title: JOB_TITLES[row.kind] }));
    return { rows: page, next: rows.length > PAGE ? page[PAGE - 1]!.id : null };
  }

  /** @throws RuleBroken NOT_FOUND */
  async log(actor: Actor, id: string): Promise<JobLog> {
    const job = isId(id)
      ? await this.db.one<{ own: boolean; scheduled: boolean }>(
          `SELECT created_by = $2 AS own, ${IS_SCHEDULED} AS scheduled FROM job WHERE id = $1`,
          [id, actor.userId],
        )
      : null;
    const may = job?.own || can(actor.grants, 'job.readAll') || (job?.scheduled && can(actor.grants, 'schedule.read'));
    if (!job || !may) throw new RuleBroken('NOT_FOUND');
    const lines = await this.db.query<JobLogLine & Record<string, unknown>>(
      'SELECT at, attempt, event, detail FROM job_log WHERE job_id = $1 ORDER BY id',
      [id],
    );
    return { lines };
  }
}
