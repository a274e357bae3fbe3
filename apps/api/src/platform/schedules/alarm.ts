import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Outage } from '../jobs/outage';
import { PLAN, QUEUE } from '../jobs/queue';
import { Planner } from './planner';
import { ScheduleRegistry } from './schedule-registry';

const POLL_MS = 2_000;
/** A queue that was emptied has lost its schedules: they are told it again. */
const TELL_MS = 30_000;

/**
 * Wakes the planner: by the queue's own schedulers to the second, and every two seconds by itself, so that what is due is made
 * even where the queue has forgotten everything.
 */
@Injectable()
export class Alarm implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly outage = new Outage(new Logger('Alarm'), 'planning');
  private stopped = false;
  private turn: Promise<void> = Promise.resolve();
  private told = 0;

  constructor(
    private readonly planner: Planner,
    private readonly registry: ScheduleRegistry,
    @InjectQueue(QUEUE) private readonly queue: Queue,
  ) {}

  onApplicationBootstrap(): void {
    this.turn = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.turn;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.planner.run();
        this.outage.over();
      } catch (error) {
        this.outage.began(error);
      }
      this.tellQueue();
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  /** Not waited for: while the queue is away nobody waits for it. */
  private tellQueue(): void {
    if (Date.now() - this.told < TELL_MS) return;
    this.told = Date.now();
    Promise.all(this.registry.all().map((schedule) => this.tell(schedule.key, schedule.cron))).catch((error: unknown) =>
      this.outage.began(error),
    );
  }

  private async tell(key: string, pattern: string): Promise<void> {
    await this.queue.upsertJobScheduler(
      key,
      { pattern, tz: 'Asia/Shanghai' },
      { name: PLAN, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }
}
