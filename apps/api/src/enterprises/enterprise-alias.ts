import type { Tx } from '@yipanqi/api/platform';
import { ENTERPRISE_ALIASES_MAX, nameKey, RuleBroken } from '@yipanqi/domain';

/** Another name of an enterprise. @throws RuleBroken ENTERPRISE_ALIASES_FULL */
export async function addAlias(tx: Tx, enterpriseId: string, alias: string): Promise<void> {
  const held = await tx.one<{ count: number }>(
    'SELECT count(*)::int AS count FROM enterprise_alias WHERE enterprise_id = $1',
    [enterpriseId],
  );
  if (held && held.count >= ENTERPRISE_ALIASES_MAX)
    throw new RuleBroken('ENTERPRISE_ALIASES_FULL', { max: ENTERPRISE_ALIASES_MAX }, 'alias');
  await tx.run('INSERT INTO enterprise_alias (name_key, alias, enterprise_id) VALUES ($1, $2, $3)', [
    nameKey(alias),
    alias,
    enterpriseId,
  ]);
}
