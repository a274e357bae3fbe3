import { Injectable, Logger } from '@nestjs/common';
import { dueTimes, shanghaiDay } from '@yipanqi/domain';
import { Clock } from '../clock';
import { Database, type Tx } from '../database';
import { newId } from '../ids';
import { Outbox } from '../jobs/outbox';
import { SYSTEM_USER } from '../system-user';
import { ScheduleRegistry, type Schedule } from './schedule-registry';

/** How far back missed work is made up for; older than that it is asked for by hand. */
const LOOK_BACK_DAYS = 40;
const DAY_MS = 86_400_000;

interface OpenWork {
  id: string;
  schedule: string;
  period: string;
  waits_for: string;
}

/**
 * Turns schedules into due work, and due work into jobs. Any number of workers may do it at once and as often as they like: a
 * period is due once (unique), and its job is asked for once (locked, and fenced).
 */
@Injectable()
export class Planner {
  private readonly log = new Logger('Planner');
  /** What this process has looked at already. */
  private readonly seen = new Map<string, Date>();
  private readonly unsaid = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly registry: ScheduleRegistry,
  ) {}

  /** Returns how many jobs were asked for. */
  async run(): Promise<number> {
    const now = this.clock.now();
    for (const schedule of this.registry.all()) await this.plan(schedule, now);
    return this.release(now);
  }

  /** Writes down what has become due since it was looked at last; after a pause, what was missed. */
  private async plan(schedule: Schedule, now: Date): Promise<void> {
    const from = this.seen.get(schedule.key) ?? (await this.begin(schedule, now));
    const all = dueTimes(schedule.cron, from, now);
    const due = schedule.catchUp === 'latest' ? all.slice(-1) : all;
    for (const at of due) {
      await this.db.run(
        `INSERT INTO due_work (id, schedule, period, due_at, late_at)
         VALUES ($1, $2, $3, $4::timestamptz, $4::timestamptz + make_interval(hours => $5))
         ON CONFLICT (schedule, period) DO NOTHING`,
        [newId(), schedule.key, schedule.period(shanghaiDay(at)), at, schedule.lateAfterHours],
      );
    }
    this.seen.set(schedule.key, now);
  }

  /** From when on this process has to look: as far back as is made up for, but never before the schedule was known here. */
  private async begin({ key }: Schedule, now: Date): Promise<Date> {
    await this.db.run('INSERT INTO schedule (key, known_since) VALUES ($1, $2) ON CONFLICT DO NOTHING', [key, now]);
    const row = await this.db.one<{ known_since: Date }>('SELECT known_since FROM schedule WHERE key = $1', [key]);
    return new Date(Math.max(row!.known_since.getTime(), now.getTime() - LOOK_BACK_DAYS * DAY_MS));
  }

  private async release(now: Date): Promise<number> {
    const open = await this.db.query<OpenWork & Record<string, unknown>>(
      `SELECT id, schedule, period, waits_for FROM due_work
        WHERE job_id IS NULL AND not_needed IS NULL AND due_at <= $1 ORDER BY due_at LIMIT 100`,
      [now],
    );
    let asked = 0;
    for (const work of open) if (await this.tryToRelease(work)) asked++;
    return asked;
  }

  /** One that cannot be asked about must not keep the others waiting; it is said once. */
  private async tryToRelease(work: OpenWork): Promise<boolean> {
    const schedule = this.registry.get(work.schedule);
    if (!schedule) return false;
    try {
      const released = await this.db.tx((tx) => this.releaseOne(tx, work, schedule));
      this.unsaid.delete(work.id);
      return released;
    } catch (error) {
      if (!this.unsaid.has(work.id)) this.log.error(`${work.schedule} ${work.period}: ${String(error)}`);
      this.unsaid.add(work.id);
      return false;
    }
  }

  private async releaseOne(tx: Tx, { id, period, waits_for }: OpenWork, schedule: Schedule): Promise<boolean> {
    const mine = await tx.one(
      'SELECT 1 FROM due_work WHERE id = $1 AND job_id IS NULL AND not_needed IS NULL FOR UPDATE SKIP LOCKED',
      [id],
    );
    if (!mine) return false;
    const readiness = (await schedule.asks?.readiness(tx, period)) ?? 'ready';
    if (readiness === 'ready') {
      const { kind, key } = schedule;
      const payload = schedule.payload(period);
      const jobId = await this.outbox.add(tx, { kind, payload, createdBy: SYSTEM_USER, fence: `due:${key}:${period}` });
      await tx.run(`UPDATE due_work SET job_id = $2, waits_for = '' WHERE id = $1`, [id, jobId]);
      return true;
    }
    if ('notNeeded' in readiness) {
      await tx.run(`UPDATE due_work SET not_needed = $2, waits_for = '' WHERE id = $1`, [id, readiness.notNeeded]);
    } else if (readiness.waitsFor !== waits_for) {
      await tx.run('UPDATE due_work SET waits_for = $2 WHERE id = $1', [id, readiness.waitsFor]);
    }
    return false;
  }
}
