import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { Clock, newId, Writes, type Actor, type Tx, type Write } from '@yipanqi/api/platform';
import type { RecordBody, RecordView } from '@yipanqi/contract';
import { RuleBroken, type Stage } from '@yipanqi/domain';
import { checkedRecord } from './checked-record';
import { insertRecords, type NewRecord } from './insert-records';
import { storeEvents, touchLead } from './lead-events';
import { recordFacts, recordLine } from './record-words';
import { recordView } from './record-view.query';
import { voucherConflict, voucherNumber } from './voucher-number';

/** Writes an agreement, a receipt of funds or a milestone down; it waits for verification by somebody else. */
@Injectable()
export class RecordEntry {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(write: Write, body: RecordBody): Promise<RecordView> {
    return this.writes.run(write, async (tx) => {
      await lockedLead(tx, write.actor, body);
      const record = await this.newRecord(tx, write.actor, body);
      const [inserted] = await insertRecords(tx, [record]);
      if (!inserted) throw await voucherConflict(tx, record);
      await this.leaveTraces(tx, write.actor, record);
      return (await recordView(tx, record.id))!;
    });
  }

  private async newRecord(tx: Tx, actor: Actor, { leadId, type, ...fields }: RecordBody): Promise<NewRecord> {
    const asOf = this.clock.today();
    const columns = await checkedRecord(tx, { leadId, type, fields, asOf, self: null });
    const voucherNo = await voucherNumber(tx, fields.voucherNo, type, asOf);
    return { id: newId(), leadId, type, voucherNo, recordedBy: actor.userId, ...columns };
  }

  private async leaveTraces(tx: Tx, actor: Actor, record: NewRecord): Promise<void> {
    const { id, leadId, occurredOn } = record;
    await storeEvents(tx, actor, [
      { leadId, kind: 'recordAdded', occurredOn, text: `登记${recordLine(record)}，待审核。`, recordId: id },
    ]);
    await touchLead(tx, leadId);
    await this.audit.record(tx, actor, {
      action: 'record.create',
      entity: 'record',
      entityId: id,
      after: recordFacts(record),
    });
  }
}

/** The lead, held so that nothing else is recorded or verified on it meanwhile; out of scope = unknown. */
async function lockedLead(tx: Tx, actor: Actor, { leadId, kind }: RecordBody): Promise<void> {
  const lead = await tx.one<{ unit: string; stage: Stage }>(
    'SELECT unit_id AS unit, stage FROM lead WHERE id = $1 FOR NO KEY UPDATE',
    [leadId],
  );
  if (!lead) throw new RuleBroken('NOT_FOUND');
  assertInScope(scopeOf(actor, kind === 'reversal' ? 'record.reverse' : 'record.create'), lead.unit);
  if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN');
}
