import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_TITLES, type JobKind } from '@yipanqi/contract';
import { RuleBroken, sentenceFor } from '@yipanqi/domain';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Database } from '../database';
import { JOB_KIND, type JobHandler, type JobOutcome, type RunningJob } from './job-handler';
import { happened, logJob } from './job-log';

/** So many errors, and a job has failed; workers that died under it are not counted among them. */
const ERRORS_MAX = 3;
/** A job under which so many workers have died is not given to another one. */
const DEATHS_MAX = 25;

interface ClaimedJob {
  id: string;
  kind: JobKind;
  payload: object;
  created_by: string;
  /** Which attempt this is; whoever has lost the job to a later attempt has no say in it any more. */
  attempts: number;
  /** Somebody else began it and was never heard of again. */
  resumed: boolean;
}

/** Runs one job by id: claims it under a lease, calls its handler, stores what came of it. */
@Injectable()
export class JobRunner implements OnModuleInit {
  private readonly log = new Logger('Job');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly discovery: DiscoveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Start-up fails when a kind of job has no handler, or two. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const kind = metatype && (Reflect.getMetadata(JOB_KIND, metatype) as string | undefined);
      if (!kind || !instance) continue;
      if (this.handlers.has(kind)) throw new Error(`Two handlers for job ${kind}`);
      this.handlers.set(kind, instance as JobHandler);
    }
    const missing = Object.keys(JOB_TITLES).filter((kind) => !this.handlers.has(kind));
    if (missing.length > 0) throw new Error(`No handler for job ${missing.join(', ')}`);
  }

  /** A job that this very process is busy with is not begun again, however late its lease is renewed. */
  async run(id: string): Promise<void> {
    if (this.busy.has(id)) return;
    this.busy.add(id);
    try {
      const job = await this.claim(id);
      if (job) await this.work(job);
    } finally {
      this.busy.delete(id);
    }
  }

  private async work(job: ClaimedJob): Promise<void> {
    const { id } = job;
    if (job.resumed && (await happened(this.db, id, 'resumed')) >= DEATHS_MAX)
      return this.giveUp(job, sentenceFor('INTERNAL', {}), 'INTERNAL', 'interrupted too often');
    const beat = setInterval(() => void this.beat(job), (this.config.jobLeaseSeconds * 1000) / 3);
    try {
      await logJob(this.db, id, job.attempts, job.resumed ? 'resumed' : 'started');
      await this.succeed(job, await this.handlers.get(job.kind)!.run(this.running(job)));
    } catch (error) {
      await this.fail(job, error);
    } finally {
      clearInterval(beat);
    }
  }

  private claim(id: string): Promise<ClaimedJob | null> {
    return this.db.one<ClaimedJob & Record<string, unknown>>(
      `WITH before AS (SELECT id, status FROM job WHERE id = $1 FOR UPDATE)
       UPDATE job j SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
              lease_until = now() + make_interval(secs => $2)
         FROM before b
        WHERE j.id = b.id AND (j.status = 'queued' OR (j.status = 'running' AND j.lease_until < now()))
        RETURNING j.id, j.kind, j.payload, j.created_by, j.attempts, b.status = 'running' AS resumed`,
      [id, this.config.jobLeaseSeconds],
    );
  }

  private running(job: ClaimedJob): RunningJob {
    let last = 0;
    return {
      id: job.id,
      payload: job.payload,
      createdBy: job.created_by,
      progress: async (done, total, message) => {
        if (Date.now() - last < 500 && done < total) return;
        last = Date.now();
        await this.db.run(
          'UPDATE job SET done = $3, total = $4, message = coalesce($5, message) WHERE id = $1 AND attempts = $2',
          [job.id, job.attempts, done, total, message ?? null],
        );
      },
    };
  }

  private async beat(job: ClaimedJob): Promise<void> {
    try {
      await this.db.run(
        'UPDATE job SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND attempts = $2',
        [job.id, job.attempts, this.config.jobLeaseSeconds],
      );
    } catch (error) {
      this.log.warn(`lease of ${job.id} not renewed: ${String(error)}`);
    }
  }

  /** Done is done, even by an attempt that was taken for dead: its effect is there. */
  private async succeed({ id, attempts }: ClaimedJob, { message, resultUrl }: JobOutcome): Promise<void> {
    const first = await this.db.run(
      `UPDATE job SET status = 'done', message = $2, result_url = $3, finished_at = now(), lease_until = NULL, done = total
        WHERE id = $1 AND status = 'running'`,
      [id, message, resultUrl ?? null],
    );
    if (first > 0) await logJob(this.db, id, attempts, 'done');
  }

  /** A broken rule is final and says why; anything else is tried again by the queue, and ends as INTERNAL. */
  private async fail(job: ClaimedJob, error: unknown): Promise<void> {
    const { id, attempts } = job;
    if (error instanceof RuleBroken) {
      return this.giveUp(job, sentenceFor(error.code, error.details), error.code, error.code);
    }
    this.log.error(`${job.kind} ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    if ((await happened(this.db, id, 'failed')) + 1 >= ERRORS_MAX)
      return this.giveUp(job, sentenceFor('INTERNAL', {}), 'INTERNAL', machineWords(error));
    const mine = await this.db.run(
      `UPDATE job SET status = 'queued', lease_until = NULL, dispatched_at = NULL WHERE id = $1 AND attempts = $2 AND status = 'running'`,
      [id, attempts],
    );
    if (mine > 0) await logJob(this.db, id, attempts, 'failed', machineWords(error));
  }

  private async giveUp(job: ClaimedJob, message: string, code: string, why: string): Promise<void> {
    const mine = await this.db.run(
      `UPDATE job SET status = 'failed', message = $3, error_code = $4, finished_at = now(), lease_until = NULL
        WHERE id = $1 AND attempts = $2 AND status = 'running'`,
      [job.id, job.attempts, message, code],
    );
    if (mine > 0) await logJob(this.db, job.id, job.attempts, 'gaveUp', why);
  }
}

/** The first line of an error: its kind and what it says; never the rows that it was about. */
function machineWords(error: unknown): string {
  return String(error).split('\n')[0]!;
}
