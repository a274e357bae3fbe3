import { RuleBroken } from '../shared/rule-broken';

export const ROLES = ['officer', 'verifier', 'leader', 'auditor', 'systemAdmin', 'securityAdmin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  officer: '招商干部',
  verifier: '审核岗',
  leader: '领导',
  auditor: '审计',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
};

/** Roles that one person never holds together (separation of duties); each pair once, the database holds the same list. */
export const FORBIDDEN_PAIRS: readonly (readonly [Role, Role])[] = [
  ['systemAdmin', 'securityAdmin'],
  ['systemAdmin', 'auditor'],
  ['securityAdmin', 'auditor'],
  ['systemAdmin', 'officer'],
  ['systemAdmin', 'verifier'],
  ['systemAdmin', 'leader'],
  ['securityAdmin', 'officer'],
  ['securityAdmin', 'verifier'],
  ['securityAdmin', 'leader'],
  ['auditor', 'officer'],
  ['auditor', 'verifier'],
  ['auditor', 'leader'],
  ['officer', 'verifier'],
];

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** May one person hold all these roles? @throws RuleBroken ROLE_UNKNOWN, ROLES_INCOMPATIBLE */
export function assertGrantable(roles: readonly string[]): void {
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) throw new RuleBroken('ROLE_UNKNOWN', { role: unknown }, 'role');
  const clash = FORBIDDEN_PAIRS.find((pair) => pair.every((role) => roles.includes(role)));
  if (clash) {
    throw new RuleBroken('ROLES_INCOMPATIBLE', { first: ROLE_NAMES[clash[0]], second: ROLE_NAMES[clash[1]] }, 'role');
  }
}
