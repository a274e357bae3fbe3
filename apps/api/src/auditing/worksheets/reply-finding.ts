import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { AuditFindingView, ReplyFindingBody } from '@yipanqi/contract';
import { assertStep, NOTE_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { WorksheetQuery } from './worksheet.query';
import { lockWorksheet } from './worksheet-to-change';

/** The unit answers a finding that was sent to it. */
@Injectable()
export class ReplyFinding {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly notify: Notify,
    private readonly units: UnitTree,
    private readonly worksheets: WorksheetQuery,
  ) {}

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE, WORKSHEET_STATUS, FIELD_REQUIRED, TEXT_TOO_LONG */
  run(write: Write, id: string, body: ReplyFindingBody): Promise<AuditFindingView> {
    const scope = scopeOf(write.actor, 'auditing.reply');
    const reply = requiredText(body.reply, '答复', NOTE_MAX, 'reply');
    return this.writes.run(write, async (tx) => {
      const { unit, sentBy, status, voucherNo } = await lockWorksheet(tx, id);
      if (sentBy === null) throw new RuleBroken('NOT_FOUND');
      assertInScope(scope, unit);
      assertStep(status, 'reply');
      await updateVersioned(
        tx,
        'auditing_worksheet',
        id,
        body.version,
        `status = 'replied', reply = $3, replied_by = $4, replied_at = now()`,
        [reply, write.actor.userId],
      );
      await this.audit.record(tx, write.actor, {
        action: 'finding.reply',
        entity: 'worksheet',
        entityId: id,
        before: { status },
        after: { status: 'replied', voucherNo, reply },
      });
      await this.notify.send(tx, {
        to: [sentBy],
        kind: 'auditing',
        title: `${this.units.get(unit).name}已答复审计发现：凭证 ${voucherNo}`,
        link: `/auditing/worksheets/${id}`,
        key: `finding-reply:${id}`,
      });
      return this.worksheets.finding(tx, scope, id);
    });
  }
}
