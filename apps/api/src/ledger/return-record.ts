import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { RecordView, ReturnRecordBody } from '@yipanqi/contract';
import { assertRecordMove, REASON_MAX, requiredText } from '@yipanqi/domain';
import { lockRecord } from './booking-lock';
import { storeEvents, touchLead } from './lead-events';
import { recordWords } from './record-words';
import { recordView } from './record-view.query';

/** 退回: the verifier sends a record back with a reason; its officer corrects or discards it. */
@Injectable()
export class ReturnRecord {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
  ) {}

  run(write: Write, id: string, { version, reason: typed }: ReturnRecordBody): Promise<RecordView> {
    return this.writes.run(write, async (tx) => {
      const record = await lockRecord(tx, id);
      assertInScope(scopeOf(write.actor, 'record.verify'), record.unit);
      assertRecordMove(record.status, 'returned');
      const reason = requiredText(typed, '退回原因', REASON_MAX, 'reason');
      await updateVersioned(tx, 'ledger_record', id, version, `status = 'returned', return_reason = $3`, [reason]);
      const { leadId, occurredOn, voucherNo } = record;
      const text = `${recordWords(record.type, record.kind)} ${voucherNo} 被退回：${reason}`;
      await storeEvents(tx, write.actor, [{ leadId, kind: 'recordReturned', occurredOn, text, recordId: id }]);
      await touchLead(tx, leadId);
      await this.audit.record(tx, write.actor, {
        action: 'record.return',
        entity: 'record',
        entityId: id,
        before: { status: record.status },
        after: { status: 'returned', voucherNo, reason },
      });
      return (await recordView(tx, id))!;
    });
  }
}
