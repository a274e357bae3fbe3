import { BullModule, Processor, WorkerHost } from '@nestjs/bullmq';
import type { DynamicModule } from '@nestjs/common';
import { createPostgresBackend, setDefaultBackendFactory, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Config } from '../config';
import { connectionOptions } from '../connection';
import { JobRunner } from './job-runner';

export const QUEUE = 'yipanqi';

/** BullMQ on Redis when REDIS_URL is set, otherwise on its Postgres backend. */
export function queueModule(config: Config): DynamicModule {
  const connection = config.redisUrl
    ? new Redis(config.redisUrl, { maxRetriesPerRequest: null })
    : // The backend takes a pool where its Nest wrapper's types know of Redis only.
      (postgresPool(config) as unknown as Redis);
  return {
    module: class QueueRoot {},
    imports: [BullModule.forRoot({ connection }), BullModule.registerQueue({ name: QUEUE })],
    exports: [BullModule],
  };
}

function postgresPool(config: Config): Pool {
  setDefaultBackendFactory(createPostgresBackend);
  return new Pool({ ...connectionOptions(config, 'bullmq'), max: 8 });
}

/** The one processor: the queue says an id, the runner does the work. */
@Processor(QUEUE, { concurrency: 2 })
export class QueueProcessor extends WorkerHost {
  constructor(private readonly runner: JobRunner) {
    super();
  }

  async process(job: Job<{ id: string }>): Promise<void> {
    await this.runner.run(job.data.id);
  }
}
