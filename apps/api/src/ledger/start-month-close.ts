import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Outbox, Writes, type Write } from '@yipanqi/api/platform';
import type { CloseMonthBody, MonthCloseStarted } from '@yipanqi/contract';
import { parseMonth } from '@yipanqi/domain';
import { CloseMonth } from './close-month';
import { monthCloseFence } from './month-close-fence';

/** Asks for a month to be closed in the background; what cannot be closed is refused at once. */
@Injectable()
export class StartMonthClose {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly months: CloseMonth,
  ) {}

  run(write: Write, body: CloseMonthBody): Promise<MonthCloseStarted> {
    return this.writes.run(write, async (tx) => {
      const month = parseMonth(body.month, 'month');
      await this.months.assertClosable(tx, month);
      const createdBy = write.actor.userId;
      const fence = monthCloseFence(month);
      const jobId = await this.outbox.add(tx, { kind: 'month-close', payload: { month }, createdBy, fence });
      await this.audit.record(tx, write.actor, {
        action: 'month.closeAsked',
        entity: 'month',
        entityId: month,
        after: { jobId },
      });
      return { jobId };
    });
  }
}
