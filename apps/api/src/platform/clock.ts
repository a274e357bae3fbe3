import { Injectable } from '@nestjs/common';
import { shanghaiDay, type Day } from '@yipanqi/domain';

/** The one place that asks what time it is. `YIPANQI_TODAY` (YYYY-MM-DD) fixes the business date for tests and demonstrations. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's calendar date in Shanghai. */
  today(): Day {
    return (process.env['YIPANQI_TODAY'] as Day | undefined) ?? shanghaiDay(this.now());
  }
}
