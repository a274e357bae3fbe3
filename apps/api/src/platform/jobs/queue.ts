import { BullModule, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type DynamicModule } from '@nestjs/common';
import { nextDue } from '@yipanqi/domain';
import { createPostgresBackend, setDefaultBackendFactory, type Job, type Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { Clock } from '../clock';
import type { Config } from '../config';
import { connectionOptions } from '../connection';
import { Planner } from '../schedules/planner';
import { JobRunner } from './job-runner';
import { Outage } from './outage';

export const QUEUE = 'yipanqi';
/** Name of what the queue's schedulers put into it: look what is due. */
export const PLAN = 'plan';

const outage = new Outage(new Logger('Queue'), 'the queue');

/** Without a listener the queue prints every attempt to reach its server. */
export function hearOutages(queue: Queue): void {
  queue.on('error', (error: Error) => outage.began(error));
}

/** The queue's schedulers go by the product's clock, so that a test can stand just before a due time. */
function nextMillis(after: number, { pattern }: { pattern?: string }): number | undefined {
  const { shift } = new Clock();
  const next = pattern ? nextDue(pattern, new Date(after + shift)) : null;
  return next ? next.getTime() - shift : undefined;
}

const SETTINGS = { repeatStrategy: nextMillis };

/** BullMQ on Redis when REDIS_URL is set, otherwise on its Postgres backend. */
export function queueModule(config: Config): DynamicModule {
  const connection = config.redisUrl
    ? redis(config.redisUrl)
    : // The backend takes a pool where its Nest wrapper's types know of Redis only.
      (postgresPool(config) as unknown as Redis);
  return {
    module: class QueueRoot {},
    imports: [BullModule.forRoot({ connection }), BullModule.registerQueue({ name: QUEUE, settings: SETTINGS })],
    exports: [BullModule],
  };
}

/** Its loss is said once, and its return; meanwhile jobs wait in the database. */
function redis(url: string): Redis {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', (error: Error) => outage.began(error));
  connection.on('ready', () => outage.over());
  return connection;
}

function postgresPool(config: Config): Pool {
  setDefaultBackendFactory(createPostgresBackend);
  return new Pool({ ...connectionOptions(config, 'bullmq'), max: 8 });
}

/** The one processor: the queue says an id, the runner does the work; or a scheduler says that something may be due. */
@Processor(QUEUE, { concurrency: 2, settings: SETTINGS })
export class QueueProcessor extends WorkerHost {
  constructor(
    private readonly runner: JobRunner,
    private readonly planner: Planner,
  ) {
    super();
  }

  async process(job: Job<{ id: string }>): Promise<void> {
    if (job.name === PLAN) await this.planner.run();
    else await this.runner.run(job.data.id);
  }

  @OnWorkerEvent('error')
  interrupted(error: Error): void {
    outage.began(error);
  }
}
