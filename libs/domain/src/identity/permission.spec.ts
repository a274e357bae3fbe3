import {
  ACTIONS,
  type Action,
  CITY_UNIT,
  type Grant,
  can,
  canAt,
  contactsMasked,
  permissionOf,
  reach,
  scopeUnits,
  unmaskedUnits,
} from './permission';
import { ROLES, type Role } from './role';

const at = (role: Role, unit: string = CITY_UNIT): Grant[] => [{ role, unit }];
const WANZHOU = '500101';
const FULING = '500102';

describe('the matrix', () => {
  it.each<[Role, string]>([
    [
      'systemAdmin',
      'audit.readOwn job.readAll job.readOwn schedule.read schedule.rerun unit.read user.manage user.read',
    ],
    ['securityAdmin', 'audit.readOwn grant.manage unit.read user.read'],
    [
      'auditor',
      'activity.read assessment.read audit.readAll audit.readOwn auditing.read auditing.work enterprise.read export.run job.readOwn lead.read monthClose.read objection.read plan.read question.ask ranking.read record.read report.read schedule.read scheme.preview scheme.read supervision.read target.read unit.read',
    ],
  ])('%s may do exactly this', (role, actions) => {
    expect(ACTIONS.filter((action) => can(at(role), action)).sort()).toEqual(actions.split(' '));
  });

  it.each<[Action, Role[]]>([
    ['lead.create', ['officer']],
    ['record.create', ['officer']],
    ['record.verify', ['verifier']],
    ['import.run', ['officer']],
    ['target.draft', ['verifier']],
    ['target.approve', ['leader']],
    ['monthClose.run', ['verifier']],
    ['monthClose.approve', ['leader']],
    ['report.compute', ['verifier', 'leader']],
    ['report.approve', ['leader']],
    ['report.publish', ['leader']],
    ['activity.verify', ['verifier']],
    ['scheme.draft', ['verifier']],
    ['scheme.approve', ['leader']],
    ['objection.raise', ['officer']],
    ['objection.decide', ['leader']],
    ['supervision.issue', ['verifier', 'leader']],
    ['supervision.close', ['leader']],
    ['auditing.work', ['auditor']],
  ])('%s is for %j only', (action, roles) => {
    expect(ROLES.filter((role) => can(at(role), action))).toEqual(roles);
  });

  it('masks contacts for everyone but the officer, and in every export', () => {
    const clear = ROLES.filter((role) => !permissionOf('lead.read', role).masked);
    expect(clear).toEqual(['officer']);
    expect(ROLES.every((role) => permissionOf('export.run', role).masked)).toBe(true);
  });
});

describe('reach', () => {
  it('of an officer or a leader is the unit of the grant; at the city it is everything', () => {
    expect(reach(at('officer', WANZHOU), 'lead.read')).toBe('own');
    expect(reach(at('leader', WANZHOU), 'lead.read')).toBe('own');
    expect(reach(at('leader'), 'lead.read')).toBe('all');
    expect(reach(at('officer'), 'import.run')).toBe('all');
  });

  it('of a verifier is everything wherever the grant stands', () => {
    expect(scopeUnits(at('verifier', WANZHOU), 'record.verify')).toBe('all');
  });

  it('of several grants adds up', () => {
    const grants = [...at('officer', FULING), ...at('officer', WANZHOU), ...at('leader', WANZHOU)];
    expect(scopeUnits(grants, 'lead.read')).toEqual([WANZHOU, FULING]);
    expect(scopeUnits(grants, 'lead.restore')).toEqual([WANZHOU, FULING]);
    expect(scopeUnits(grants, 'target.approve')).toEqual([]);
    expect(reach([...at('officer', FULING), ...at('leader', WANZHOU)], 'report.read')).toBe('all');
  });

  it('of published editions reaches no unit', () => {
    expect(reach(at('officer', WANZHOU), 'ranking.read')).toBe('published');
    expect(scopeUnits(at('officer'), 'ranking.read')).toEqual([]);
  });

  it('without grants is nothing', () => {
    expect(reach([], 'unit.read')).toBe('none');
    expect(scopeUnits([], 'lead.read')).toEqual([]);
  });

  it('lets nobody but a leader of the city publish for the city', () => {
    expect(canAt(at('leader'), 'report.publish', CITY_UNIT)).toBe(true);
    expect(canAt(at('leader', WANZHOU), 'report.publish', CITY_UNIT)).toBe(false);
    expect(can(at('leader', WANZHOU), 'report.publish')).toBe(false);
    expect(can(at('leader', WANZHOU), 'target.approve')).toBe(false);
    expect(can(at('leader'), 'report.publish')).toBe(true);
    expect(canAt(at('officer', WANZHOU), 'lead.edit', FULING)).toBe(false);
    expect(canAt(at('officer', WANZHOU), 'lead.edit', WANZHOU)).toBe(true);
  });
});

describe('contact fields', () => {
  it('are clear in the officer’s own units only, even when another role reads further', () => {
    const both = [...at('officer', WANZHOU), ...at('leader')];
    expect(scopeUnits(both, 'lead.read')).toBe('all');
    expect(unmaskedUnits(both)).toEqual([WANZHOU]);
    expect(contactsMasked(both)).toBe(false);
    expect(contactsMasked(both, 'export.run')).toBe(true);
    expect(contactsMasked(at('leader'))).toBe(true);
    expect(unmaskedUnits(at('officer'))).toBe('all');
  });
});
