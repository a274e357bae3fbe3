import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Clock, updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { ConcludeWorksheetBody, WorksheetDetail } from '@yipanqi/contract';
import { assertConcludable, NOTE_MAX, requiredText } from '@yipanqi/domain';
import { WorksheetQuery } from './worksheet.query';
import { lockWorksheet } from './worksheet-to-change';

/** The auditor's conclusion ends a worksheet; it never changes afterwards. */
@Injectable()
export class ConcludeWorksheet {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly worksheets: WorksheetQuery,
  ) {}

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE, FIELD_REQUIRED and what `assertConcludable` throws */
  run(write: Write, id: string, body: ConcludeWorksheetBody): Promise<WorksheetDetail> {
    const conclusion = requiredText(body.conclusion, '结论', NOTE_MAX, 'conclusion');
    return this.writes.run(write, async (tx) => {
      const { status, dueOn, voucherNo } = await lockWorksheet(tx, id);
      assertConcludable(status, dueOn, this.clock.today());
      await updateVersioned(
        tx,
        'auditing_worksheet',
        id,
        body.version,
        `status = 'concluded', conclusion = $3, concluded_by = $4, concluded_at = now()`,
        [conclusion, write.actor.userId],
      );
      await this.audit.record(tx, write.actor, {
        action: 'worksheet.conclude',
        entity: 'worksheet',
        entityId: id,
        before: { status },
        after: { status: 'concluded', voucherNo, conclusion },
      });
      return this.worksheets.detail(tx, id);
    });
  }
}
