import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import {
  Clock,
  isUniqueViolation,
  updateVersioned,
  Writes,
  type Actor,
  type Tx,
  type Write,
} from '@yipanqi/api/platform';
import type { CorrectRecordBody, RecordView } from '@yipanqi/contract';
import { assertRecordMove, optionalText, RuleBroken, VOUCHER_NO_MAX } from '@yipanqi/domain';
import { lockRecord, type LockedRecord } from './booking-lock';
import { checkedRecord, type RecordColumns } from './checked-record';
import { storeEvents, touchLead } from './lead-events';
import { recordLine } from './record-words';
import { recordView } from './record-view.query';
import { voucherConflict } from './voucher-number';

const SET = `kind = $3, voucher_no = $4, occurred_on = $5, currency = $6, original_wan = $7, rate = $8, rate_on = $9, amount = $10,
  head_list = $11, reverses_id = $12, evidence = $13, remark = $14, status = 'pending', return_reason = ''`;

type Corrected = RecordColumns & { type: LockedRecord['type']; leadId: string; voucherNo: string };

/** A pending or returned record as it should have been; it waits for verification again. */
@Injectable()
export class CorrectRecord {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(write: Write, id: string, { version, ...fields }: CorrectRecordBody): Promise<RecordView> {
    return this.writes.run(write, async (tx) => {
      const record = await lockRecord(tx, id);
      assertInScope(scopeOf(write.actor, 'record.correct'), record.unit);
      assertCorrectable(record);
      const { leadId, type } = record;
      const columns = await checkedRecord(tx, { leadId, type, fields, asOf: this.clock.today(), self: id });
      const voucherNo = optionalText(fields.voucherNo, '凭证号', VOUCHER_NO_MAX, 'voucherNo') ?? record.voucherNo;
      return this.store(tx, write.actor, { id, version }, { ...columns, leadId, type, voucherNo });
    });
  }

  private async store(
    tx: Tx,
    actor: Actor,
    at: { id: string; version: number },
    corrected: Corrected,
  ): Promise<RecordView> {
    const before = (await recordView(tx, at.id))!;
    await assertNumberFree(tx, at.id, corrected);
    await this.update(tx, at, corrected);
    const after = (await recordView(tx, at.id))!;
    const { leadId, occurredOn } = corrected;
    const text = `更正${recordLine(corrected)}，重新待审核。`;
    await storeEvents(tx, actor, [{ leadId, kind: 'recordCorrected', occurredOn, text, recordId: at.id }]);
    await touchLead(tx, leadId);
    await this.audit.record(tx, actor, { action: 'record.correct', entity: 'record', entityId: at.id, before, after });
    return after;
  }

  private async update(tx: Tx, { id, version }: { id: string; version: number }, corrected: Corrected): Promise<void> {
    const { kind, voucherNo, occurredOn, currency, originalWan, rate, rateOn, amount } = corrected;
    const money = [currency, originalWan, rate, rateOn, amount?.toString() ?? null];
    const rest = [corrected.headList, corrected.reversesId, corrected.evidence, corrected.remark];
    try {
      await updateVersioned(tx, 'ledger_record', id, version, SET, [kind, voucherNo, occurredOn, ...money, ...rest]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new RuleBroken('VOUCHER_CONFLICT', { voucherNo, field: '登记时间' }, 'voucherNo');
    }
  }
}

async function assertNumberFree(tx: Tx, id: string, corrected: Corrected): Promise<void> {
  const other = await tx.one(
    `SELECT 1 FROM ledger_record WHERE type = $1 AND voucher_no = $2 AND status <> 'discarded' AND id <> $3`,
    [corrected.type, corrected.voucherNo, id],
  );
  if (other) throw await voucherConflict(tx, corrected);
}

function assertCorrectable({ status }: LockedRecord): void {
  if (status === 'verified') throw new RuleBroken('RECORD_IMMUTABLE');
  if (status !== 'pending') assertRecordMove(status, 'pending');
}
