import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { SendWorksheetBody, WorksheetDetail } from '@yipanqi/contract';
import { assertSendable, parseDay } from '@yipanqi/domain';
import { WorksheetQuery } from './worksheet.query';
import { lockWorksheet } from './worksheet-to-change';

/** Sends a finding to the unit for its reply; from here on it stays as the unit has seen it. */
@Injectable()
export class SendWorksheet {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly notify: Notify,
    private readonly worksheets: WorksheetQuery,
  ) {}

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE and what `assertSendable` throws */
  run(write: Write, id: string, body: SendWorksheetBody): Promise<WorksheetDetail> {
    const dueOn = parseDay(body.dueOn, 'dueOn');
    return this.writes.run(write, async (tx) => {
      const { status, grade, unit, voucherNo } = await lockWorksheet(tx, id);
      assertSendable(status, grade, dueOn, this.clock.today());
      await updateVersioned(
        tx,
        'auditing_worksheet',
        id,
        body.version,
        `status = 'sent', due_on = $3, sent_by = $4, sent_at = now()`,
        [dueOn, write.actor.userId],
      );
      await this.audit.record(tx, write.actor, {
        action: 'worksheet.send',
        entity: 'worksheet',
        entityId: id,
        before: { status },
        after: { status: 'sent', voucherNo, unit, dueOn },
      });
      await this.notify.send(tx, {
        to: { unit, roles: ['officer'] },
        kind: 'auditing',
        title: `审计发现待答复：凭证 ${voucherNo}，${dueOn} 前答复`,
        link: '/auditing/findings',
        key: `finding:${id}`,
      });
      return this.worksheets.detail(tx, id);
    });
  }
}
