import { Injectable } from '@nestjs/common';
import { Writes, type Write } from '@yipanqi/api/platform';
import type { ActivitiesVerified, VerifyActivitiesBody } from '@yipanqi/contract';
import { VerifyActivities } from './verify-activities';

/** The verifier's keystroke: one activity, or those that were selected, all of them or none. */
@Injectable()
export class VerifyWaiting {
  constructor(
    private readonly writes: Writes,
    private readonly verify: VerifyActivities,
  ) {}

  run(write: Write, { activities }: VerifyActivitiesBody): Promise<ActivitiesVerified> {
    return this.writes.run(write, async (tx) => {
      const versions = new Map(activities.map(({ id, version }) => [id, version]));
      const booked = await this.verify.run(tx, write.actor, [...versions.keys()], versions);
      return {
        verified: booked.map(({ activity: { id, activityNo }, booking }) => ({
          id,
          activityNo,
          bookedMonth: booking.month,
          late: booking.late,
        })),
      };
    });
  }
}
