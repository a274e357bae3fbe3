import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { RecordView } from '@yipanqi/contract';
import { assertRecordMove, fen, RuleBroken } from '@yipanqi/domain';
import { lockRecord } from './booking-lock';
import { storeEvents, touchLead } from './lead-events';
import { recordLine } from './record-words';
import { recordView } from './record-view.query';

/** 作废: whoever wrote a record down takes it back as long as it is not verified; its voucher number is free again. */
@Injectable()
export class DiscardRecord {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
  ) {}

  run(write: Write, id: string, version: number): Promise<RecordView> {
    return this.writes.run(write, async (tx) => {
      const record = await lockRecord(tx, id);
      assertInScope(scopeOf(write.actor, 'record.correct'), record.unit);
      if (record.recordedBy !== write.actor.userId) throw new RuleBroken('DISCARD_NOT_OWN');
      if (record.status === 'verified') throw new RuleBroken('RECORD_IMMUTABLE');
      assertRecordMove(record.status, 'discarded');
      await updateVersioned(tx, 'ledger_record', id, version, `status = 'discarded'`, []);
      const { leadId, occurredOn, status } = record;
      const line = recordLine({ ...record, amount: record.amount === null ? null : fen(record.amount) });
      await storeEvents(tx, write.actor, [
        { leadId, kind: 'recordDiscarded', occurredOn, text: `作废${line}。`, recordId: id },
      ]);
      await touchLead(tx, leadId);
      await this.audit.record(tx, write.actor, {
        action: 'record.discard',
        entity: 'record',
        entityId: id,
        before: { status },
        after: { status: 'discarded', voucherNo: record.voucherNo },
      });
      return (await recordView(tx, id))!;
    });
  }
}
