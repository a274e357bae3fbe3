/** Kinds of background work with their titles; each needs a handler, or the worker does not start. */
export const JOB_TITLES = {
  'ledger-import-check': '校验台账',
  'ledger-import': '导入台账',
  'ledger-export': '导出台账',
  'month-close': '月结',
  'month-close-reminder': '提醒确认月份',
  'monthly-bulletin': '生成月度通报',
  'edition-pdf': '生成 PDF',
  'quarterly-report': '生成季度督查通报',
  'supervision-findings': '排查督查问题',
  'supervision-sweep': '督办单到期提醒',
  'evidence-pack': '制作证据包',
  'yearly-report': '生成年度考核',
} as const satisfies Record<string, string>;

export type JobKind = keyof typeof JOB_TITLES;

export type JobStatus = 'queued' | 'running' | 'done' | 'failed';

/** A job as its starter sees it. */
export interface JobView {
  id: string;
  kind: JobKind;
  title: string;
  status: JobStatus;
  /** Rows done so far and in all; total is 0 while unknown. */
  done: number;
  total: number;
  message: string;
  /** Page or download where the result is; null while there is none. */
  resultUrl: string | null;
  /** Stable code of the failure. */
  errorCode: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** What happened to a job: begun; begun again after its worker had died; ended in an error and tried again; failed for good. */
export type JobLogEvent = 'started' | 'resumed' | 'failed' | 'gaveUp' | 'done' | 'rerun';

/** A line of a job's log. */
export interface JobLogLine {
  at: string;
  attempt: number;
  event: JobLogEvent;
  /** Code of the refusal, or the error as the machine says it; '' where there is nothing to say. */
  detail: string;
}

/** GET /api/jobs/:id/log : for its owner, for the system administrator, and of scheduled work for whoever sees the schedules. */
export interface JobLog {
  lines: JobLogLine[];
}

/** POST /api/jobs/:id/rerun : a failed job begins anew; by its owner, or by the system administrator. */
export interface JobRerun {
  jobId: string;
}
