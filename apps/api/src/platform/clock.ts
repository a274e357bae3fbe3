import { Injectable } from '@nestjs/common';
import { shanghaiDay, type Day } from '@yipanqi/domain';

/**
 * The one place that asks what time it is. For tests and demonstrations `YIPANQI_TODAY` (YYYY-MM-DD) fixes the business date, and
 * `YIPANQI_CLOCK_SHIFT` (seconds, may be negative) moves the whole clock.
 */
@Injectable()
export class Clock {
  /** Milliseconds by which this clock is ahead of the machine's. */
  readonly shift = shiftOf(process.env['YIPANQI_CLOCK_SHIFT']);

  now(): Date {
    return new Date(Date.now() + this.shift);
  }

  /** Today's calendar date in Shanghai. */
  today(): Day {
    return (process.env['YIPANQI_TODAY'] as Day | undefined) ?? shanghaiDay(this.now());
  }
}

function shiftOf(seconds: string | undefined): number {
  if (!seconds) return 0;
  if (!/^-?\d{1,10}$/.test(seconds)) throw new Error(`环境变量 YIPANQI_CLOCK_SHIFT 应为秒数，现为 ${seconds}`);
  return Number(seconds) * 1000;
}
