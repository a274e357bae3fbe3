import { Module } from '@nestjs/common';
import { AllJobsQuery } from './all-jobs.query';
import { DueWorkQuery } from './due-work.query';
import { RerunJob } from './rerun-job';
import { TasksController } from './tasks.controller';

@Module({ controllers: [TasksController], providers: [AllJobsQuery, DueWorkQuery, RerunJob] })
export class TasksModule {}
