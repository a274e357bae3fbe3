import type { Day } from '@yipanqi/domain';
import type { Tx } from '../database';

export const RUNS_ON = 'yipanqi:runs-on';

/** When a kind of job is due by itself, and what it is due for. */
export interface RunsOnOptions {
  /** Minute, hour, day of month, month, weekday, by the clock of Asia/Shanghai: `0 2 8 * *`. */
  cron: string;
  /** What is made, by the Shanghai day on which it is due: 2021-04-08 → `2021-03`. Made once for a period, whoever asks how often. */
  period(day: Day): string;
  /** Name among the schedules; needed where a job has more than one. Default: the kind of job. */
  key?: string;
  /** Default: the title of the job. */
  title?: string;
  /** Hours after which what is not done is late; default 24. */
  lateAfterHours?: number;
  /** After a pause every missed period is made (default), or only the latest one. */
  catchUp?: 'each' | 'latest';
  /** What the job gets; default `{ period }`. */
  payload?(period: string): Record<string, string | number | boolean>;
}

/** Puts a job on a schedule: stands on its handler, beside `@HandlesJob`; may stand there more than once, with different keys. */
export function RunsOn(options: RunsOnOptions): ClassDecorator {
  return (target) => {
    const others = (Reflect.getMetadata(RUNS_ON, target) as RunsOnOptions[] | undefined) ?? [];
    Reflect.defineMetadata(RUNS_ON, [options, ...others], target);
  };
}

/** May due work begin? If not, what it waits for, or why it is not needed any more; both as words for the tasks page. */
export type Readiness = 'ready' | { waitsFor: string } | { notNeeded: string };

/** A handler that asks before its due work begins, e.g. whether the month is closed. Asked again every few seconds. */
export interface AsksFirst {
  readiness(tx: Tx, period: string): Promise<Readiness>;
}
