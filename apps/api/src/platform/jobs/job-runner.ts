import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_TITLES, type JobKind } from '@yipanqi/contract';
import { RuleBroken, sentenceFor } from '@yipanqi/domain';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Database } from '../database';
import { JOB_KIND, type JobHandler, type RunningJob } from './job-handler';

interface ClaimedJob {
  id: string;
  kind: JobKind;
  payload: object;
  created_by: string;
}

/** Runs one job by id: claims it under a lease, calls its handler, stores what came of it. */
@Injectable()
export class JobRunner implements OnModuleInit {
  private readonly log = new Logger('Job');
  private readonly handlers = new Map<string, JobHandler>();

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

  async run(id: string): Promise<void> {
    const job = await this.claim(id);
    if (!job) return;
    const beat = setInterval(() => void this.beat(id), (this.config.jobLeaseSeconds * 1000) / 3);
    try {
      const outcome = await this.handlers.get(job.kind)!.run(this.running(job));
      await this.finish(id, 'done', outcome.message, outcome.resultUrl ?? null, null);
    } catch (error) {
      await this.fail(id, job.kind, error);
    } finally {
      clearInterval(beat);
    }
  }

  private claim(id: string): Promise<ClaimedJob | null> {
    return this.db.one<ClaimedJob & Record<string, unknown>>(
      `UPDATE job SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
              lease_until = now() + make_interval(secs => $2)
        WHERE id = $1 AND (status = 'queued' OR (status = 'running' AND lease_until < now()))
        RETURNING id, kind, payload, created_by`,
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
        await this.db.run('UPDATE job SET done = $2, total = $3, message = coalesce($4, message) WHERE id = $1', [
          job.id,
          done,
          total,
          message ?? null,
        ]);
      },
    };
  }

  private async beat(id: string): Promise<void> {
    try {
      await this.db.run('UPDATE job SET lease_until = now() + make_interval(secs => $2) WHERE id = $1', [
        id,
        this.config.jobLeaseSeconds,
      ]);
    } catch (error) {
      this.log.warn(`lease of ${id} not renewed: ${String(error)}`);
    }
  }

  /** A broken rule is final and says why; anything else is tried again by the queue, and ends as INTERNAL. */
  private async fail(id: string, kind: string, error: unknown): Promise<void> {
    if (error instanceof RuleBroken) {
      await this.finish(id, 'failed', sentenceFor(error.code, error.details), null, error.code);
      return;
    }
    this.log.error(`${kind} ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    const row = await this.db.one<{ attempts: number }>('SELECT attempts FROM job WHERE id = $1', [id]);
    if ((row?.attempts ?? 0) >= 3) {
      await this.finish(id, 'failed', sentenceFor('INTERNAL', {}), null, 'INTERNAL');
      return;
    }
    await this.db.run(`UPDATE job SET status = 'queued', lease_until = NULL, dispatched_at = NULL WHERE id = $1`, [id]);
  }

  private async finish(
    id: string,
    status: 'done' | 'failed',
    message: string,
    resultUrl: string | null,
    errorCode: string | null,
  ): Promise<void> {
    await this.db.run(
      `UPDATE job SET status = $2, message = $3, result_url = $4, error_code = $5, finished_at = now(), lease_until = NULL,
              done = CASE WHEN $2 = 'done' THEN total ELSE done END
        WHERE id = $1 AND status = 'running'`,
      [id, status, message, resultUrl, errorCode],
    );
  }
}
