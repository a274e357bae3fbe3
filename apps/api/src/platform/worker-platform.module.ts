import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { Dispatcher } from './jobs/dispatcher';
import { JobRunner } from './jobs/job-runner';
import { QueueProcessor, queueModule } from './jobs/queue';
import { Alarm } from './schedules/alarm';

/** What only the worker has: the queue's connection, the dispatcher, the processor and the alarm that wakes the planner. */
@Module({})
export class WorkerPlatformModule {
  static of(config: Config): DynamicModule {
    return {
      module: WorkerPlatformModule,
      imports: [queueModule(config)],
      providers: [JobRunner, Dispatcher, QueueProcessor, Alarm],
    };
  }
}
