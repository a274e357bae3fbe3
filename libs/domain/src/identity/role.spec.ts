import { FORBIDDEN_PAIRS, ROLES, assertGrantable, isRole } from './role';

describe('roles of one person', () => {
  it('may go together unless separation of duties forbids it', () => {
    for (const roles of [[], ['officer'], ['officer', 'leader'], ['verifier', 'leader'], ['officer', 'officer']]) {
      expect(() => assertGrantable(roles)).not.toThrow();
    }
  });

  it.each(FORBIDDEN_PAIRS)('%s and %s never, in either order', (first, second) => {
    expect(() => assertGrantable([first, second])).toThrow(expect.objectContaining({ code: 'ROLES_INCOMPATIBLE' }));
    expect(() => assertGrantable([second, 'leader', first])).toThrow(
      expect.objectContaining({ code: 'ROLES_INCOMPATIBLE' }),
    );
  });

  it('keeps administrators and the auditor apart from everybody else', () => {
    const apart = ['systemAdmin', 'securityAdmin', 'auditor'] as const;
    for (const role of apart) {
      for (const other of ROLES.filter((candidate) => candidate !== role)) {
        expect(() => assertGrantable([role, other])).toThrow(expect.objectContaining({ code: 'ROLES_INCOMPATIBLE' }));
      }
    }
  });

  it('says which two in Chinese, and knows no other role', () => {
    expect(() => assertGrantable(['officer', 'verifier'])).toThrow(
      '“招商干部”与“审核岗”不能由同一人担任，请只保留其中一个。',
    );
    expect(() => assertGrantable(['boss'])).toThrow(expect.objectContaining({ code: 'ROLE_UNKNOWN' }));
    expect(isRole('boss')).toBe(false);
  });
});
