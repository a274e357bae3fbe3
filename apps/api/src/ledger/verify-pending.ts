import { Injectable } from '@nestjs/common';
import { isId, Writes, type Write } from '@yipanqi/api/platform';
import type { VerifiedAnswer, VerifyRecordsBody } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { VerifyRecords } from './verify-records';

/** The verifier's keystroke: one record, or those that were selected, all of them or none. */
@Injectable()
export class VerifyPending {
  constructor(
    private readonly writes: Writes,
    private readonly verify: VerifyRecords,
  ) {}

  run(write: Write, { records }: VerifyRecordsBody): Promise<VerifiedAnswer> {
    return this.writes.run(write, async (tx) => {
      if (!records.every((each) => isId(each.id))) throw new RuleBroken('NOT_FOUND');
      const versions = new Map(records.map((each) => [each.id, each.version]));
      const booked = await this.verify.run(tx, write.actor, [...versions.keys()], undefined, versions);
      return {
        verified: booked.map(({ record, late }) => ({ id: record.id, bookedMonth: record.bookedMonth, late })),
      };
    });
  }
}
