import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Database } from '../database';
import { Outage } from './outage';
import { hearOutages, QUEUE } from './queue';

const POLL_MS = 400;

/** Carries due jobs from the table to the queue, and repairs what the queue lost. */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly outage = new Outage(new Logger('Dispatcher'), 'handing out jobs');
  private stopped = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    @InjectQueue(QUEUE) private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    hearOutages(this.queue);
    this.turn = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.turn;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.dispatchDue();
        this.outage.over();
      } catch (error) {
        this.outage.began(error);
      }
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  /**
   * One turn: what is due goes to the queue; a crash between the two only sends it twice, and the runner's claim fences that.
   * A job that was given to the queue a lease ago and was never started is given again: the queue may have been emptied.
   */
  async dispatchDue(): Promise<number> {
    const due = await this.db.query<{ id: string; kind: string; attempts: number }>(
      `UPDATE job SET dispatched_at = now() WHERE id IN (
         SELECT id FROM job
          WHERE status IN ('queued','running')
            AND ((status = 'queued' AND (dispatched_at IS NULL OR dispatched_at < now() - make_interval(secs => $1)))
              OR (status = 'running' AND lease_until < now() AND dispatched_at < now() - make_interval(secs => 2)))
          ORDER BY created_at LIMIT 50 FOR UPDATE SKIP LOCKED)
       RETURNING id, kind, attempts`,
      [this.config.jobLeaseSeconds],
    );
    for (const job of due) {
      try {
        await this.queue.add(job.kind, { id: job.id }, { removeOnComplete: true, removeOnFail: true });
      } catch (error) {
        await this.db.run(`UPDATE job SET dispatched_at = NULL WHERE id = $1 AND status <> 'done'`, [job.id]);
        throw error;
      }
    }
    return due.length;
  }
}
