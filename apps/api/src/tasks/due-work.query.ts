import { Injectable } from '@nestjs/common';
import { Clock, Database, ScheduleRegistry, SYSTEM_USER, type Actor, type Schedule } from '@yipanqi/api/platform';
import type { DueCounts, DueWork, DueWorkPage, SchedulesAnswer, ScheduleView } from '@yipanqi/contract';
import { can, nextDue, shanghaiDay } from '@yipanqi/domain';
import { DUE_STATUSES, type DueWorkRequest } from './tasks.requests';

const PAGE = 30;

/** The state of due work is the state of its job; $1 is now. */
const ROWS = `SELECT d.id, d.schedule, d.period, d.due_at, d.late_at, d.job_id, coalesce(d.not_needed, d.waits_for) AS why,
    CASE WHEN d.not_needed IS NOT NULL THEN 'notNeeded' WHEN j.id IS NOT NULL THEN j.status WHEN d.waits_for <> '' THEN 'waiting' ELSE 'due' END AS status,
    d.not_needed IS NULL AND CASE WHEN j.status = 'done' THEN j.finished_at ELSE $1::timestamptz END > d.late_at AS late,
    j.done, j.total, j.message, j.result_url, j.error_code, j.attempts, j.started_at, j.finished_at
  FROM due_work d LEFT JOIN job j ON j.id = d.job_id`;

type Row = Omit<DueWork, 'title' | 'mayRerun'> & Record<string, unknown>;

/** What the schedules have made due, how it stands, and what they make due next. */
@Injectable()
export class DueWorkQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly registry: ScheduleRegistry,
  ) {}

  async schedules(): Promise<SchedulesAnswer> {
    const now = this.clock.now();
    const rows = await this.db.query<{ status: string; late: boolean; count: number }>(
      `SELECT status, late, count(*)::int AS count FROM (${ROWS}) w GROUP BY status, late`,
      [now],
    );
    const sum = (of: (row: { status: string; late: boolean }) => boolean): number =>
      rows.filter(of).reduce((total, { count }) => total + count, 0);
    const counts = Object.fromEntries(DUE_STATUSES.map((status) => [status, sum((row) => row.status === status)]));
    return {
      schedules: this.registry
        .all()
        .map((schedule) => scheduleView(schedule, now))
        .sort((a, b) => (a.nextAt < b.nextAt ? -1 : 1)),
      counts: { ...counts, late: sum(({ late }) => late) } as DueCounts,
    };
  }

  async page(actor: Actor, query: DueWorkRequest): Promise<DueWorkPage> {
    const params: unknown[] = [this.clock.now()];
    const where: string[] = [];
    const add = (clause: string, value: unknown): void => {
      if (value !== undefined) where.push(clause.replaceAll('?', `$${params.push(value)}`));
    };
    add('schedule = ?', query.schedule);
    add('status = ?', query.status);
    if (query.late) where.push('late');
    add('(due_at, id) < ((SELECT due_at FROM due_work WHERE id = ?::uuid), ?::uuid)', query.after);
    const rows = await this.db.query<Row>(
      `SELECT id, schedule, period, due_at AS "dueAt", job_id AS "jobId", why, status, late, coalesce(done, 0) AS done,
              coalesce(total, 0) AS total, coalesce(message, '') AS message, result_url AS "resultUrl", error_code AS "errorCode",
              coalesce(attempts, 0) AS attempts, started_at AS "startedAt", finished_at AS "finishedAt"
         FROM (${ROWS}) w ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
        ORDER BY due_at DESC, id DESC LIMIT ${PAGE + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE).map((row) => this.view(row, actor));
    return { rows: page, next: rows.length > PAGE ? page[PAGE - 1]!.id : null };
  }

  private view(row: Row, actor: Actor): DueWork {
    const mayRead = can(actor.grants, 'report.read');
    return {
      ...row,
      title: this.registry.get(row.schedule)?.title ?? row.schedule,
      resultUrl: mayRead ? row.resultUrl : null,
      mayRerun: row.status === 'failed' && can(actor.grants, 'schedule.rerun'),
    };
  }
}

function scheduleView(schedule: Schedule, now: Date): ScheduleView {
  const { key, title, cron } = schedule;
  const next = nextDue(cron, now);
  if (!next) throw new Error(`${key} is never due`);
  return { key, title, cron, nextAt: next.toISOString(), nextPeriod: schedule.period(shanghaiDay(next)) };
}

/** Work that nobody asked for but a schedule. */
export const IS_SCHEDULED = `created_by = '${SYSTEM_USER}'`;
