import type { Actor } from '@yipanqi/api/platform';
import { can, reach, RuleBroken } from '@yipanqi/domain';

/** Whose figures the caller may read: everybody's, or those of these units until a bulletin is published. */
export interface RankingReach {
  readonly everything: boolean;
  /** The caller's own units. */
  readonly own: readonly string[];
}

/** Officers read their own units' figures, and everybody's once they are published; the others everything. */
export function rankingReach(actor: Actor): RankingReach {
  const far = reach(actor.grants, 'ranking.read');
  if (far === 'none') throw new RuleBroken('FORBIDDEN');
  const own = actor.grants
    .filter((grant) => can([grant], 'ranking.read'))
    .flatMap(({ unit }) => actor.subtree[unit] ?? [unit]);
  return { everything: far === 'all', own: [...new Set(own)] };
}
