import { isId, type Actor, type Tx } from '@yipanqi/api/platform';
import type { LedgerImportStatus } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';

export interface LockedImport {
  status: LedgerImportStatus;
  version: number;
}

/** One's own import, held until the transaction ends; anybody else's is unknown. @throws RuleBroken NOT_FOUND, VERSION_STALE */
export async function lockOwnImport(tx: Tx, actor: Actor, id: string, version: number): Promise<LockedImport> {
  const row = isId(id)
    ? await tx.one<LockedImport & Record<string, unknown>>(
        'SELECT status, version FROM ledger_import WHERE id = $1 AND created_by = $2 FOR UPDATE',
        [id, actor.userId],
      )
    : null;
  if (!row) throw new RuleBroken('NOT_FOUND');
  if (row.version !== version) throw new RuleBroken('VERSION_STALE', { version: row.version });
  return row;
}
