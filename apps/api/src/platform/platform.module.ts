import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Clock } from './clock';
import type { Config } from './config';
import { CONFIG } from './config.token';
import { Database } from './database';
import { Files } from './files';
import { FilesController } from './files.controller';
import { JobsController } from './jobs/jobs.controller';
import { Outbox } from './jobs/outbox';
import { RouteCheck } from './route-check';
import { Planner } from './schedules/planner';
import { ScheduleRegistry } from './schedules/schedule-registry';
import { Writes } from './writes';

/** What every feature stands on. No business word lives here. */
@Global()
@Module({})
export class PlatformModule {
  static of(config: Config, dataSource: DataSourceOptions): DynamicModule {
    const parts = [Clock, Database, Files, Outbox, Planner, ScheduleRegistry, Writes];
    return {
      module: PlatformModule,
      imports: [TypeOrmModule.forRoot({ ...dataSource, retryAttempts: 3 }), DiscoveryModule],
      controllers: [FilesController, JobsController],
      providers: [{ provide: CONFIG, useValue: config }, RouteCheck, ...parts],
      exports: [CONFIG, DiscoveryModule, RouteCheck, ...parts],
    };
  }
}
