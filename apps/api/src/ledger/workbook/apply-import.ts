import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { insertEnterprises } from '@yipanqi/api/enterprises';
import { newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import type { OnProgress } from '../on-progress';
import { ApplyLeads } from './apply-leads';
import { applyRecords } from './apply-records';
import { CheckImport } from './check-import';
import { IMPORT_STATUS_NAMES } from './import-status';
import { Staging } from './staging';

export interface ImportApplied {
  enterprises: number;
  leads: number;
  changed: number;
  records: number;
  /** Records of the file that wait for verification, those of earlier imports too. */
  pending: string[];
}

/** Any fixed number: imports are applied one after the other. */
const IMPORT_LOCK = 5_000_002;
const PORTION = 1_000;

/**
 * Writes a checked import into the ledger: enterprises, leads, records, all of them or none. What was checked is checked again, because
 * the ledger has lived on since.
 */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly audit: AuditLog,
    private readonly checking: CheckImport,
    private readonly leads: ApplyLeads,
  ) {}

  /** @throws RuleBroken IMPORT_STATUS, IMPORT_CHANGED_SINCE_CHECK */
  async run(tx: Tx, actor: Actor, importId: string, onProgress: OnProgress): Promise<ImportApplied> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    await assertApplying(tx, importId);
    await this.checkAgain(tx, actor, importId);
    const total = await rowsToWrite(tx, importId);
    let done = 0;
    const wrote = async (rows: number): Promise<void> => onProgress((done += rows), total);
    const enterprises = await addEnterprises(tx, this.audit, actor, importId);
    const leads = await this.leads.add(tx, actor, importId, wrote);
    const changed = await this.leads.change(tx, actor, importId, wrote);
    const records = await applyRecords(tx, actor, importId, wrote);
    const pending = await pendingOf(tx, importId);
    await this.conclude(tx, actor, importId, { enterprises, leads, changed, records });
    return { enterprises, leads, changed, records, pending };
  }

  private async checkAgain(tx: Tx, actor: Actor, importId: string): Promise<void> {
    const staging = new Staging(tx, importId);
    await this.checking.acrossRows(tx, actor, importId, staging);
    if (staging.faultCount > 0) throw new RuleBroken('IMPORT_CHANGED_SINCE_CHECK');
  }

  private async conclude(tx: Tx, actor: Actor, importId: string, counts: object): Promise<void> {
    const file = await tx.one<{ fileName: string; sha256: string }>(
      `UPDATE ledger_import i SET status = 'applied', applied_at = now(), version = version + 1
         FROM stored_file f WHERE i.id = $1 AND f.id = i.file_id
       RETURNING i.file_name AS "fileName", encode(f.sha256, 'hex') AS sha256`,
      [importId],
    );
    await tx.run('DELETE FROM ledger_import_record WHERE import_id = $1', [importId]);
    await tx.run('DELETE FROM ledger_import_lead WHERE import_id = $1 AND before IS NULL', [importId]);
    await this.audit.record(tx, actor, {
      action: 'ledger.import',
      entity: 'ledgerImport',
      entityId: importId,
      after: { ...file, ...counts },
    });
  }
}

async function assertApplying(tx: Tx, importId: string): Promise<void> {
  const row = await tx.one<{ status: keyof typeof IMPORT_STATUS_NAMES }>(
    'SELECT status FROM ledger_import WHERE id = $1 FOR UPDATE',
    [importId],
  );
  if (!row) throw new RuleBroken('NOT_FOUND');
  if (row.status !== 'applying') {
    throw new RuleBroken('IMPORT_STATUS', { status: IMPORT_STATUS_NAMES[row.status], action: '写入台账' });
  }
}

async function rowsToWrite(tx: Tx, importId: string): Promise<number> {
  const row = await tx.one<{ rows: number }>(
    `SELECT (SELECT count(*) FROM ledger_import_lead WHERE import_id = $1 AND effect <> 'same')::int
          + (SELECT count(*) FROM ledger_import_record WHERE import_id = $1 AND record_id IS NULL)::int AS rows`,
    [importId],
  );
  return row!.rows;
}

/** Enterprises that the register does not know, each once; a credit code that it lacks is taken over. */
async function addEnterprises(tx: Tx, audit: AuditLog, actor: Actor, importId: string): Promise<number> {
  await takeOverCodes(tx, audit, actor, importId);
  const fresh = await tx.query<{ key: string; name: string; uscc: string | null }>(
    `SELECT enterprise_key AS key, (array_agg(enterprise_name ORDER BY row))[1] AS name, max(uscc) AS uscc FROM ledger_import_lead
      WHERE import_id = $1 AND enterprise_id IS NULL AND effect <> 'same' GROUP BY enterprise_key`,
    [importId],
  );
  for (let from = 0; from < fresh.length; from += PORTION) {
    const portion = fresh.slice(from, from + PORTION).map((each) => ({ ...each, id: newId() }));
    await insertEnterprises(
      tx,
      portion.map(({ id, name, uscc }) => ({ id, name, uscc, createdBy: actor.userId, importId })),
    );
    await tx.run(
      `UPDATE ledger_import_lead s SET enterprise_id = k.id FROM unnest($2::text[], $3::uuid[]) AS k(key, id)
        WHERE s.import_id = $1 AND s.enterprise_key = k.key`,
      [importId, portion.map((each) => each.key), portion.map((each) => each.id)],
    );
  }
  return fresh.length;
}

async function takeOverCodes(tx: Tx, audit: AuditLog, actor: Actor, importId: string): Promise<void> {
  const taken = await tx.query<{ id: string; uscc: string }>(
    `UPDATE enterprise e SET uscc = s.uscc, version = e.version + 1 FROM ledger_import_lead s
      WHERE s.import_id = $1 AND e.id = s.enterprise_id AND e.uscc IS NULL AND s.uscc IS NOT NULL
      RETURNING e.id, e.uscc`,
    [importId],
  );
  const entries = taken.map(({ id, uscc }) => ({
    action: 'enterprise.edit',
    entity: 'enterprise',
    entityId: id,
    before: { uscc: null },
    after: { uscc, import: importId },
  }));
  if (entries.length > 0) await audit.record(tx, actor, ...entries);
}

async function pendingOf(tx: Tx, importId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT r.id FROM ledger_import_record s JOIN ledger_record r ON r.type = s.type AND r.voucher_no = s.voucher_no AND r.status = 'pending'
      WHERE s.import_id = $1`,
    [importId],
  );
  return rows.map((row) => row.id);
}
