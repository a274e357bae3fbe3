import { OutOfScope, type Actor } from '@yipanqi/api/platform';
import { reach, RuleBroken, type Action } from '@yipanqi/domain';

/** Whose rows a request may touch: everybody's, or those of these units. The one scope predicate of the product. */
export type Scope = 'all' | readonly string[];

/** The scope of an action for a user; no right at all → FORBIDDEN. */
export function scopeOf(actor: Actor, action: Action): Scope {
  const units = new Set<string>();
  let allowed = false;
  for (const grant of actor.grants) {
    const far = reach([grant], action);
    if (far === 'all') return 'all';
    if (far !== 'own') continue;
    allowed = true;
    for (const unit of actor.subtree[grant.unit] ?? [grant.unit]) units.add(unit);
  }
  if (!allowed) throw new RuleBroken('FORBIDDEN');
  return [...units];
}

/** `AND column = ANY($n)` for a scope, its parameter pushed; nothing for `all`. One unit is compared plainly: its index keeps the order. */
export function scopeClause(scope: Scope, column: string, params: unknown[]): string {
  if (scope === 'all') return '';
  if (scope.length === 1) return ` AND ${column} = $${params.push(scope[0])}`;
  params.push(scope);
  return ` AND ${column} = ANY($${params.length}::text[])`;
}

/** Out of scope is the same as unknown. */
export function assertInScope(scope: Scope, unit: string): void {
  if (scope !== 'all' && !scope.includes(unit)) throw new OutOfScope();
}
