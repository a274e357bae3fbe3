import type { Role } from './role';

/**
 * How far a role reaches with an action: `own` = the unit of the grant and the units below it, `published` = published
 * editions and rankings only, `all` = every unit. For `…Own` actions `own` means the user's own acts.
 */
export type Reach = 'none' | 'published' | 'own' | 'all';

export interface Cell {
  readonly reach: Reach;
  /** Contact fields (name, phone, e-mail) are masked, and can be neither filtered nor sorted by. */
  readonly masked: boolean;
}

/** A role at a unit; it covers that unit and the units below it. */
export interface Grant {
  readonly role: Role;
  readonly unit: string;
}

/** The root of the unit tree, the city bureau: a grant there covers every unit. */
export const CITY_UNIT = '500000';

const no: Cell = { reach: 'none', masked: true };
const P: Cell = { reach: 'published', masked: true };
const O: Cell = { reach: 'own', masked: false };
const Om: Cell = { reach: 'own', masked: true };
const A: Cell = { reach: 'all', masked: false };
const Am: Cell = { reach: 'all', masked: true };

type Row = readonly [
  officer: Cell,
  verifier: Cell,
  leader: Cell,
  auditor: Cell,
  systemAdmin: Cell,
  securityAdmin: Cell,
];

/** THE matrix. API and web read it; `docs/permissions.md` is generated from it. Source: the role matrix of the security design. */
const MATRIX = {
  //                     officer verifier leader auditor systemAdmin securityAdmin
  'lead.read': [O, Am, Om, Am, no, no],
  'lead.create': [O, no, no, no, no, no],
  'lead.edit': [O, no, no, no, no, no],
  'lead.stage': [O, no, no, no, no, no],
  'lead.withdraw': [O, no, no, no, no, no],
  'lead.restore': [O, no, O, no, no, no],
  'enterprise.read': [A, A, A, A, no, no],
  'enterprise.create': [A, no, no, no, no, no],
  'enterprise.edit': [A, no, no, no, no, no],
  'record.read': [O, A, O, A, no, no],
  'record.create': [O, no, no, no, no, no],
  'record.correct': [O, no, no, no, no, no],
  'record.verify': [no, A, no, no, no, no],
  'record.reverse': [O, no, no, no, no, no],
  'import.run': [O, no, no, no, no, no],
  'export.run': [Om, Am, Om, Am, no, no],
  'activity.read': [O, A, O, A, no, no],
  'activity.record': [O, no, no, no, no, no],
  'activity.verify': [no, A, no, no, no, no],
  'indexScheme.draft': [no, A, no, no, no, no],
  'indexScheme.approve': [no, no, O, no, no, no],
  'plan.read': [A, A, A, A, no, no],
  'target.read': [O, A, O, A, no, no],
  'target.draft': [no, A, no, no, no, no],
  'target.approve': [no, no, O, no, no, no],
  'monthClose.read': [O, A, O, A, no, no],
  'monthClose.confirm': [O, no, no, no, no, no],
  'monthClose.run': [no, A, no, no, no, no],
  'monthClose.approve': [no, no, O, no, no, no],
  'report.read': [P, A, A, A, no, no],
  'report.compute': [no, A, O, no, no, no],
  'report.approve': [no, no, O, no, no, no],
  'report.publish': [no, no, O, no, no, no],
  'ranking.read': [P, A, A, A, no, no],
  'documentTemplate.edit': [no, A, no, no, no, no],
  'question.ask': [O, A, O, A, no, no],
  'scheme.read': [A, A, A, A, no, no],
  'scheme.preview': [no, A, A, A, no, no],
  'scheme.draft': [no, A, no, no, no, no],
  'scheme.approve': [no, no, O, no, no, no],
  'assessment.enrol': [no, A, no, no, no, no],
  'assessment.read': [P, A, A, A, no, no],
  'objection.read': [O, A, O, A, no, no],
  'objection.raise': [O, no, no, no, no, no],
  'objection.decide': [no, no, O, no, no, no],
  'supervision.read': [O, A, O, A, no, no],
  'supervision.issue': [no, A, O, no, no, no],
  'supervision.reply': [O, no, no, no, no, no],
  'supervision.extend': [no, no, O, no, no, no],
  'supervision.close': [no, no, O, no, no, no],
  'supervisionRule.draft': [no, A, no, no, no, no],
  'supervisionRule.approve': [no, no, O, no, no, no],
  'auditing.read': [no, no, no, A, no, no],
  'auditing.work': [no, no, no, A, no, no],
  'auditing.reply': [O, no, no, no, no, no],
  'schedule.read': [no, A, A, A, A, no],
  'schedule.rerun': [no, no, no, no, A, no],
  'job.readOwn': [O, O, O, O, O, no],
  'job.readAll': [no, no, no, no, A, no],
  'audit.readOwn': [O, O, O, O, O, O],
  'audit.readAll': [no, no, no, A, no, no],
  'unit.read': [A, A, A, A, A, A],
  'user.read': [no, no, no, no, A, A],
  'user.manage': [no, no, no, no, A, no],
  'grant.manage': [no, no, no, no, no, A],
} as const satisfies Record<string, Row>;

export type Action = keyof typeof MATRIX;
export const ACTIONS = Object.keys(MATRIX) as readonly Action[];

const COLUMN: Readonly<Record<Role, 0 | 1 | 2 | 3 | 4 | 5>> = {
  officer: 0,
  verifier: 1,
  leader: 2,
  auditor: 3,
  systemAdmin: 4,
  securityAdmin: 5,
};

/** What the matrix says for one role. */
export function permissionOf(action: Action, role: Role): Cell {
  return MATRIX[action][COLUMN[role]];
}

const STRENGTH: Readonly<Record<Reach, number>> = { none: 0, published: 1, own: 2, all: 3 };

/** The furthest reach of all grants together; `own` at the city is `all`. */
export function reach(grants: readonly Grant[], action: Action): Reach {
  return grants
    .map((grant) => reachOf(grant, action))
    .reduce((best, next) => (STRENGTH[next] > STRENGTH[best] ? next : best), 'none' as Reach);
}

/** Is the action open to the user anywhere? Decides menus and the first check of a route; rows are decided by scope. */
export function can(grants: readonly Grant[], action: Action): boolean {
  return reach(grants, action) !== 'none';
}

/** Is the action open to the user for this unit? City-wide acts (publishing, closing) ask for `CITY_UNIT`. */
export function canAt(grants: readonly Grant[], action: Action, unit: string): boolean {
  const scope = scopeUnits(grants, action);
  return scope === 'all' || scope.includes(unit);
}

/**
 * The units whose rows the user reaches: 'all', or the sorted roots of subtrees (districts have no units below them).
 * `published` reaches no unit's rows: it yields [] and the caller reads published editions.
 */
export function scopeUnits(grants: readonly Grant[], action: Action): 'all' | string[] {
  const reaches = grants.map((grant) => ({ unit: grant.unit, reach: reachOf(grant, action) }));
  if (reaches.some((entry) => entry.reach === 'all')) return 'all';
  const own = reaches.filter((entry) => entry.reach === 'own').map((entry) => entry.unit);
  return [...new Set(own)].sort();
}

/** Are contact fields masked everywhere for this user? */
export function contactsMasked(grants: readonly Grant[], action: Action = 'lead.read'): boolean {
  const units = unmaskedUnits(grants, action);
  return units !== 'all' && units.length === 0;
}

/** The units in which the user sees contact fields in clear: an officer's own, even if another role reads further, masked. */
export function unmaskedUnits(grants: readonly Grant[], action: Action = 'lead.read'): 'all' | string[] {
  return scopeUnits(
    grants.filter((grant) => !permissionOf(action, grant.role).masked),
    action,
  );
}

/** Acts on the whole city's figures: a grant below the city does not reach them, whatever its role. */
const CITY_WIDE: ReadonlySet<Action> = new Set<Action>([
  'target.draft',
  'target.approve',
  'monthClose.run',
  'monthClose.approve',
  'report.compute',
  'report.approve',
  'report.publish',
  'indexScheme.approve',
  'documentTemplate.edit',
  'scheme.draft',
  'scheme.approve',
  'assessment.enrol',
  'objection.decide',
  'supervision.issue',
  'supervision.extend',
  'supervision.close',
  'supervisionRule.draft',
  'supervisionRule.approve',
]);

function reachOf(grant: Grant, action: Action): Reach {
  const cell = permissionOf(action, grant.role);
  if (cell.reach === 'own' && CITY_WIDE.has(action)) return grant.unit === CITY_UNIT ? 'all' : 'none';
  return cell.reach === 'own' && grant.unit === CITY_UNIT ? 'all' : cell.reach;
}
