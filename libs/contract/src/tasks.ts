import type { JobKind, JobStatus } from './jobs';

/**
 * How due work stands: waiting for something to happen first, due and about to begin, its job's state, or not needed because
 * somebody has done it already.
 */
export type DueStatus = 'waiting' | 'due' | JobStatus | 'notNeeded';

/** A schedule, and what it makes due next. */
export interface ScheduleView {
  key: string;
  title: string;
  /** Minute, hour, day of month, month, weekday; Asia/Shanghai. */
  cron: string;
  nextAt: string;
  nextPeriod: string;
}

/** One piece of scheduled work. */
export interface DueWork {
  id: string;
  schedule: string;
  title: string;
  period: string;
  dueAt: string;
  status: DueStatus;
  /** Not done by the time by which it should be, or done after it. */
  late: boolean;
  /** What it waits for, or why it is not needed. */
  why: string;
  jobId: string | null;
  done: number;
  total: number;
  message: string;
  /** null for those who may not open it. */
  resultUrl: string | null;
  errorCode: string | null;
  attempts: number;
  startedAt: string | null;
  finishedAt: string | null;
  /** The asking user may let it begin anew. */
  mayRerun: boolean;
}

export type DueCounts = Readonly<Record<DueStatus | 'late', number>>;

/** GET /api/schedules */
export interface SchedulesAnswer {
  schedules: ScheduleView[];
  counts: DueCounts;
}

/** GET /api/due-work?schedule=&status=&late=1&after= : newest first. */
export interface DueWorkPage {
  rows: DueWork[];
  next: string | null;
}

/** A job of anybody as the system administrator sees it: no word of what it is about. */
export interface AnyJob {
  id: string;
  kind: JobKind;
  title: string;
  status: JobStatus;
  done: number;
  total: number;
  attempts: number;
  errorCode: string | null;
  ownerName: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** GET /api/all-jobs?status=&kind=&after= : newest first. */
export interface AnyJobPage {
  rows: AnyJob[];
  next: string | null;
}
