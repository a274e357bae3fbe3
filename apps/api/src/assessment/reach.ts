import { type Scope, scopeOf } from '@yipanqi/api/identity';
import type { Actor } from '@yipanqi/api/platform';
import { reach, RuleBroken } from '@yipanqi/domain';

/** Assessed units see published editions only. @throws RuleBroken FORBIDDEN */
export function seesOnlyPublished(actor: Actor): boolean {
  const far = reach(actor.grants, 'assessment.read');
  if (far === 'none') throw new RuleBroken('FORBIDDEN');
  return far === 'published';
}

/** Whose items and entries the user may open: everybody's at the bureau, an officer's own units. */
export function detailScope(actor: Actor): Scope {
  return seesOnlyPublished(actor) ? scopeOf(actor, 'objection.read') : 'all';
}
