import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { Dispatcher } from './jobs/dispatcher';
import { JobRunner } from './jobs/job-runner';
import { QueueProcessor, queueModule } from './jobs/queue';

/** What only the worker has: the queue's connection, the dispatcher and the processor. */
@Module({})
export class WorkerPlatformModule {
  static of(config: Config): DynamicModule {
    return {
      module: WorkerPlatformModule,
      imports: [queueModule(config)],
      providers: [JobRunner, Dispatcher, QueueProcessor],
    };
  }
}
