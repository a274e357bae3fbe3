import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, SignedIn, type Actor, type Write } from '@yipanqi/api/platform';
import type { AnyJobPage, DueWorkPage, JobLog, JobRerun, SchedulesAnswer } from '@yipanqi/contract';
import { AllJobsQuery } from './all-jobs.query';
import { DueWorkQuery } from './due-work.query';
import { RerunJob } from './rerun-job';
import { AllJobsRequest, DueWorkRequest } from './tasks.requests';

/** 任务: what is due, running, done, late or failed, and letting a failed one begin anew. */
@Controller()
export class TasksController {
  constructor(
    private readonly due: DueWorkQuery,
    private readonly jobs: AllJobsQuery,
    private readonly rerunning: RerunJob,
  ) {}

  @Allow('schedule.read')
  @Get('schedules')
  schedules(): Promise<SchedulesAnswer> {
    return this.due.schedules();
  }

  @Allow('schedule.read')
  @Get('due-work')
  work(@CurrentActor() actor: Actor, @Query() query: DueWorkRequest): Promise<DueWorkPage> {
    return this.due.page(actor, query);
  }

  @Allow('job.readAll')
  @Get('all-jobs')
  all(@Query() query: AllJobsRequest): Promise<AnyJobPage> {
    return this.jobs.page(query);
  }

  @SignedIn()
  @Get('jobs/:id/log')
  log(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobLog> {
    return this.jobs.log(actor, id);
  }

  @SignedIn()
  @Post('jobs/:id/rerun')
  rerun(@CurrentWrite() write: Write, @Param('id') id: string): Promise<JobRerun> {
    return this.rerunning.run(write, id);
  }
}
