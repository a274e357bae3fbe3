import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_TITLES, type JobKind } from '@yipanqi/contract';
import { nextDue } from '@yipanqi/domain';
import { JOB_KIND } from '../jobs/job-handler';
import { RUNS_ON, type AsksFirst, type RunsOnOptions } from './runs-on';

export interface Schedule extends Required<Omit<RunsOnOptions, 'payload'>> {
  kind: JobKind;
  payload(period: string): Record<string, string | number | boolean>;
  /** The handler, where it wants to be asked first. */
  asks: AsksFirst | null;
}

/** Every declared schedule, found on the handlers of jobs. */
@Injectable()
export class ScheduleRegistry implements OnModuleInit {
  private readonly schedules = new Map<string, Schedule>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Start-up fails when two schedules share a key, or when one is never due. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const declared = metatype && (Reflect.getMetadata(RUNS_ON, metatype) as RunsOnOptions[] | undefined);
      if (!declared || !instance) continue;
      const kind = Reflect.getMetadata(JOB_KIND, metatype) as JobKind | undefined;
      if (!kind) throw new Error(`${metatype.name} runs on a schedule but handles no job`);
      for (const options of declared) this.add(scheduleOf(options, kind, instance as object));
    }
  }

  all(): Schedule[] {
    return [...this.schedules.values()];
  }

  get(key: string): Schedule | null {
    return this.schedules.get(key) ?? null;
  }

  private add(schedule: Schedule): void {
    if (this.schedules.has(schedule.key)) throw new Error(`Two schedules are called ${schedule.key}`);
    if (!nextDue(schedule.cron, new Date(0)))
      throw new Error(`Schedule ${schedule.key} is never due: ${schedule.cron}`);
    this.schedules.set(schedule.key, schedule);
  }
}

function scheduleOf(options: RunsOnOptions, kind: JobKind, handler: object): Schedule {
  return {
    key: kind,
    title: JOB_TITLES[kind],
    lateAfterHours: 24,
    catchUp: 'each',
    payload: (period) => ({ period }),
    ...options,
    kind,
    asks: 'readiness' in handler ? (handler as AsksFirst) : null,
  };
}
