import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { removeImportedEnterprises } from '@yipanqi/api/enterprises';
import { LeadEvents, LeadRepository, type NewLead } from '@yipanqi/api/leads';
import { Writes, type Actor, type Tx, type Write } from '@yipanqi/api/platform';
import type { LedgerImportStatus, LedgerImportUndone, UndoLedgerImportBody } from '@yipanqi/contract';
import { REASON_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { holdMonthsOpen } from '../booking-lock';
import { IMPORT_STATUS_NAMES } from './import-status';
import { lockOwnImport } from './own-import';

const PORTION = 500;

/**
 * Takes back what an import brought, all of it or nothing: its records, its leads, its enterprises; leads that it changed are as they were.
 * Refused once a record of it is verified, or where others have worked on since.
 */
@Injectable()
export class UndoImport {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly leads: LeadRepository,
    private readonly events: LeadEvents,
  ) {}

  /** @throws RuleBroken IMPORT_STATUS, IMPORT_UNDO_VERIFIED, IMPORT_UNDO_CHANGED, REASON_REQUIRED, VERSION_STALE */
  run(write: Write, id: string, body: UndoLedgerImportBody): Promise<LedgerImportUndone> {
    if (body.reason.trim() === '') throw new RuleBroken('REASON_REQUIRED', {}, 'reason');
    const reason = requiredText(body.reason, '原因', REASON_MAX, 'reason');
    return this.writes.run(write, async (tx) => {
      const { status, version } = await lockOwnImport(tx, write.actor, id, body.version);
      assertApplied(status);
      await holdMonthsOpen(tx);
      await this.assertUntouched(tx, id);
      const records = await removeRecords(tx, id);
      const restored = await this.restore(tx, write.actor, id);
      const leads = await this.leads.removeImported(tx, id);
      const enterprises = await removeImportedEnterprises(tx, id);
      const undone = { leads, restored, records, enterprises };
      await tx.run(
        `UPDATE ledger_import SET status = 'undone', undone_at = now(), version = version + 1 WHERE id = $1`,
        [id],
      );
      await tx.run('DELETE FROM ledger_import_lead WHERE import_id = $1', [id]);
      await this.audit.record(tx, write.actor, {
        action: 'ledger.importUndo',
        entity: 'ledgerImport',
        entityId: id,
        after: { reason, ...undone },
      });
      return { id, version: version + 1, ...undone };
    });
  }

  private async assertUntouched(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `SELECT FROM lead WHERE import_id = $1 OR id IN (SELECT lead_id FROM ledger_record WHERE import_id = $1)
           OR id IN (SELECT lead_id FROM ledger_import_lead WHERE import_id = $1 AND before IS NOT NULL)
        ORDER BY id FOR UPDATE`,
      [id],
    );
    const row = await tx.one<{ verified: number; changed: boolean }>(UNTOUCHED, [id]);
    if (row!.verified > 0) throw new RuleBroken('IMPORT_UNDO_VERIFIED', { count: row!.verified });
    if (row!.changed) throw new RuleBroken('IMPORT_UNDO_CHANGED');
  }

  private async restore(tx: Tx, actor: Actor, id: string): Promise<number> {
    let restored = 0;
    for (let after = 0; ;) {
      const rows = await tx.query<{ row: number; before: Omit<NewLead, 'expected'> & { expected: string | null } }>(
        `SELECT row, before FROM ledger_import_lead WHERE import_id = $1 AND row > $2 AND before IS NOT NULL ORDER BY row LIMIT ${PORTION}`,
        [id, after],
      );
      if (rows.length === 0) return restored;
      after = rows.at(-1)!.row;
      const leads = rows.map(({ before }): NewLead => ({
        ...before,
        expected: before.expected === null ? null : BigInt(before.expected),
      }));
      await this.leads.overwrite(tx, leads);
      await this.events.add(
        tx,
        leads.map((lead) => ({
          leadId: lead.id,
          kind: 'imported',
          userId: actor.userId,
          userName: actor.name,
          text: '撤销台账导入，恢复为导入前的内容',
        })),
      );
      restored += rows.length;
    }
  }
}

/** Discarded records stay for ever, so an import that has one cannot go; others' records and later edits would go with it. */
const UNTOUCHED = `
  SELECT (SELECT count(*)::int FROM ledger_record WHERE import_id = $1 AND status = 'verified') AS verified,
         EXISTS (SELECT FROM ledger_record WHERE import_id = $1 AND status = 'discarded')
      OR EXISTS (SELECT FROM lead l WHERE l.import_id = $1 AND (l.version > 1
            OR EXISTS (SELECT FROM ledger_record r WHERE r.lead_id = l.id AND r.import_id IS DISTINCT FROM $1)))
      OR EXISTS (SELECT FROM ledger_record o JOIN ledger_record r ON r.reverses_id = o.id WHERE o.import_id = $1 AND r.import_id IS DISTINCT FROM $1)
      OR EXISTS (SELECT FROM ledger_import_lead s JOIN lead l ON l.id = s.lead_id
            WHERE s.import_id = $1 AND s.before IS NOT NULL AND l.version <> s.version_after) AS changed`;

async function removeRecords(tx: Tx, id: string): Promise<number> {
  await tx.run('DELETE FROM lead_event WHERE record_id IN (SELECT id FROM ledger_record WHERE import_id = $1)', [id]);
  return tx.run('DELETE FROM ledger_record WHERE import_id = $1', [id]);
}

function assertApplied(status: LedgerImportStatus): void {
  if (status !== 'applied')
    throw new RuleBroken('IMPORT_STATUS', { status: IMPORT_STATUS_NAMES[status], action: '撤销' });
}
