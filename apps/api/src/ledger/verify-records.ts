import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditEntry } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import type { Actor, Tx } from '@yipanqi/api/platform';
import { assertVerifiable, RuleBroken, type Month, type RecordStatus } from '@yipanqi/domain';
import { holdMonthsOpen, lastClosedMonth, lockLeadsOf } from './booking-lock';
import { aboutVoucher } from './about-voucher';
import type { OnProgress } from './on-progress';
import { BookRecords, type Booked } from './book-records';

/** Records are booked in portions of this size: one statement a table each. */
const PORTION = 2_000;

interface Waiting {
  id: string;
  status: RecordStatus;
  voucherNo: string;
  recordedBy: string;
  version: number;
  unit: string;
  [column: string]: unknown;
}

/**
 * Verifies records, one or a hundred thousand, all of them or none: books them, freezes their allocation and posts what changes in
 * the official figures. Month close waits until the transaction ends. The order of the ids does not matter: records are
 * taken by date, agreements before funds before milestones, a reversal never before what it reverses.
 */
@Injectable()
export class VerifyRecords {
  constructor(
    private readonly audit: AuditLog,
    private readonly books: BookRecords,
  ) {}

  /** `versions` by record id, where the caller says which version was looked at. */
  async run(
    tx: Tx,
    actor: Actor,
    recordIds: readonly string[],
    onProgress?: OnProgress,
    versions: ReadonlyMap<string, number> = new Map(),
  ): Promise<Booked[]> {
    await holdMonthsOpen(tx);
    await lockLeadsOf(tx, recordIds);
    const waiting = await this.inOrder(tx, recordIds);
    if (waiting.length < new Set(recordIds).size) throw new RuleBroken('NOT_FOUND');
    assertAllVerifiable(waiting, actor, versions);
    await lockEnterprisesOf(tx, recordIds);
    return this.inPortions(tx, actor, waiting, await lastClosedMonth(tx), onProgress);
  }

  private async inPortions(
    tx: Tx,
    actor: Actor,
    waiting: readonly Waiting[],
    lastClosed: Month | null,
    onProgress?: OnProgress,
  ): Promise<Booked[]> {
    const booked: Booked[] = [];
    for (let from = 0; from < waiting.length; from += PORTION) {
      const ids = waiting.slice(from, from + PORTION).map((record) => record.id);
      const portion = await this.books.run(tx, actor, ids, lastClosed);
      await this.audit.record(tx, actor, ...portion.map(auditEntry));
      booked.push(...portion);
      await onProgress?.(booked.length, waiting.length);
    }
    return booked;
  }

  private inOrder(tx: Tx, recordIds: readonly string[]): Promise<Waiting[]> {
    return tx.query<Waiting>(
      `SELECT r.id, r.status, r.voucher_no AS "voucherNo", r.recorded_by AS "recordedBy", r.version, l.unit_id AS unit
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id LEFT JOIN ledger_record o ON o.id = r.reverses_id
        WHERE r.id = ANY($1)
        ORDER BY greatest(r.occurred_on, o.occurred_on), r.type, r.reverses_id IS NOT NULL, r.kind = 'termination',
                 r.voucher_no COLLATE "C"
          FOR UPDATE OF r`,
      [recordIds],
    );
  }
}

/** A refusal names the voucher that it is about. */
function assertAllVerifiable(waiting: readonly Waiting[], actor: Actor, versions: ReadonlyMap<string, number>): void {
  const scope = scopeOf(actor, 'record.verify');
  for (const record of waiting) {
    assertInScope(scope, record.unit);
    const seen = versions.get(record.id);
    if (seen !== undefined && seen !== record.version) {
      throw new RuleBroken('VERSION_STALE', { version: record.version, voucherNo: record.voucherNo });
    }
    aboutVoucher(record.voucherNo, () => assertVerifiable(record, actor.userId));
  }
}

/** Head enterprises are counted over all leads of an enterprise: two verifications of one enterprise go one after the other. */
async function lockEnterprisesOf(tx: Tx, recordIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT FROM enterprise WHERE id IN (
       SELECT l.enterprise_id FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.id = ANY($1) AND r.head_list IS NOT NULL) ORDER BY id FOR NO KEY UPDATE`,
    [recordIds],
  );
}

function auditEntry({ record, late }: Booked): AuditEntry {
  const { id, voucherNo, bookedMonth } = record;
  return { action: 'record.verify', entity: 'record', entityId: id, after: { voucherNo, bookedMonth, late } };
}
