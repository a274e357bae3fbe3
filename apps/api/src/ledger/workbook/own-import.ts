import { isId, type Actor, type Tx } from '@yipanqi/api/platform';
import type { LedgerImportStatus } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { CURRENT_STATUS, IMPORTS_WITH_STALLED } from './import-status';

export interface LockedImport {
  status: LedgerImportStatus;
  version: number;
}

/** One's own import, held until the transaction ends; anybody else's is unknown. @throws RuleBroken NOT_FOUND, VERSION_STALE */
export async function lockOwnImport(tx: Tx, actor: Actor, id: string, version: number): Promise<LockedImport> {
  const row = isId(id)
    ? await tx.one<LockedImport & Record<string, unknown>>(
        `SELECT ${CURRENT_STATUS} AS status, i.version FROM ${IMPORTS_WITH_STALLED}
          WHERE i.id = $1 AND i.created_by = $2 FOR UPDATE OF i`,
        [id, actor.userId],
      )
    : null;
  if (!row) throw new RuleBroken('NOT_FOUND');
  if (row.version !== version) throw new RuleBroken('VERSION_STALE', { version: row.version });
  return row;
}
