import { RuleBroken } from '@yipanqi/domain';
import type { Tx } from './database';

/**
 * No lost update: runs `UPDATE … WHERE id = $1 AND version = $2`; zero rows → VERSION_STALE (409) with the version of now.
 * The statement must set `version = version + 1` itself.
 */
export async function updateVersioned(
  tx: Tx,
  table: string,
  id: string,
  version: number,
  set: string,
  params: readonly unknown[],
): Promise<void> {
  const touched = await tx.run(
    `UPDATE ${table} SET ${set}, version = version + 1 WHERE id = $1 AND version = $2::numeric`,
    [
      id,
      // As numeric: a client may send a number that no integer column holds.
      version,
      ...params,
    ],
  );
  if (touched === 1) return;
  const now = await tx.one<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  if (!now) throw new RuleBroken('NOT_FOUND');
  throw new RuleBroken('VERSION_STALE', { version: now.version });
}
