import { Injectable, SetMetadata } from '@nestjs/common';
import type { JobKind } from '@yipanqi/contract';

export const JOB_KIND = 'yipanqi:job-kind';

/** Marks the class that does one kind of background work. */
export function HandlesJob(kind: JobKind): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(JOB_KIND, kind)(target);
  };
}

/** The job at hand. At-least-once: `run` may be called again for the same id, and its effect must be fenced. */
export interface RunningJob<P extends object = object> {
  id: string;
  payload: P;
  createdBy: string;
  /** Stores progress counted in rows; at most twice a second. */
  progress(done: number, total: number, message?: string): Promise<void>;
}

/** Where the result is, and a sentence about it. */
export interface JobOutcome {
  message: string;
  resultUrl?: string;
}

export interface JobHandler<P extends object = object> {
  run(job: RunningJob<P>): Promise<JobOutcome>;
}
