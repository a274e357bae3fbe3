import type { Day, Month } from '../shared/calendar';
import {
  assertActivity,
  assertActivityMove,
  assertActivityVerifiable,
  assertRevocable,
  bookActivity,
} from './activity';
import { activityOddities, type ActivityLook } from './activity-oddities';

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const TODAY = '2021-04-10' as Day;

describe('an activity', () => {
  const visit = { kind: 'visit', occurredOn: '2021-04-10' as Day, counterpart: '演示企业' } as const;

  it('has happened, and says whom one met', () => {
    expect(() => assertActivity(visit, TODAY)).not.toThrow();
    expect(() => assertActivity({ ...visit, occurredOn: '2021-04-11' as Day }, TODAY)).toThrow(
      refused('DATE_IN_FUTURE', { field: 'occurredOn' }),
    );
    for (const kind of ['visit', 'reception'] as const) {
      expect(() => assertActivity({ ...visit, kind, counterpart: '' }, TODAY)).toThrow(
        refused('ACTIVITY_COUNTERPART', { field: 'counterpart' }),
      );
    }
    expect(() => assertActivity({ ...visit, kind: 'publicity', counterpart: '' }, TODAY)).not.toThrow();
  });

  it('is verified by another, once', () => {
    const waiting = { status: 'pending', recordedBy: 'a' } as const;
    expect(() => assertActivityVerifiable(waiting, 'b')).not.toThrow();
    expect(() => assertActivityVerifiable(waiting, 'a')).toThrow(refused('VERIFY_OWN_ACTIVITY'));
    expect(() => assertActivityVerifiable({ ...waiting, status: 'verified' }, 'b')).toThrow(
      refused('ACTIVITY_IMMUTABLE'),
    );
    expect(() => assertActivityVerifiable({ ...waiting, status: 'returned' }, 'b')).toThrow(
      refused('ACTIVITY_STATUS', { details: { status: '退回', action: '审核' } }),
    );
  });

  it.each([
    ['pending', 'pending', null],
    ['returned', 'pending', null],
    ['pending', 'discarded', null],
    ['verified', 'pending', 'ACTIVITY_IMMUTABLE'],
    ['verified', 'discarded', 'ACTIVITY_IMMUTABLE'],
    ['discarded', 'pending', 'ACTIVITY_STATUS'],
  ] as const)('moves from %s to %s: %s', (from, to, code) => {
    if (code === null) expect(() => assertActivityMove(from, to)).not.toThrow();
    else expect(() => assertActivityMove(from, to)).toThrow(refused(code));
  });

  it('is revoked once, when it was verified', () => {
    const verified = { status: 'verified', isRevocation: false, revokedBy: null } as const;
    expect(() => assertRevocable(verified)).not.toThrow();
    expect(() => assertRevocable({ ...verified, status: 'pending' })).toThrow(refused('ACTIVITY_REVOKE'));
    expect(() => assertRevocable({ ...verified, isRevocation: true })).toThrow(refused('ACTIVITY_REVOKE'));
    expect(() => assertRevocable({ ...verified, revokedBy: 'HD-2021-000002' })).toThrow(refused('ACTIVITY_REVOKED'));
  });

  it('is booked like a ledger record', () => {
    expect(bookActivity('2021-03-31' as Day, null)).toEqual({ month: '2021-03', late: false });
    expect(bookActivity('2021-03-31' as Day, '2021-02' as Month)).toEqual({ month: '2021-03', late: false });
    expect(bookActivity('2021-02-28' as Day, '2021-03' as Month)).toEqual({ month: '2021-04', late: true });
  });
});

describe('odd points of an activity', () => {
  const look: ActivityLook = {
    occurredOn: '2021-03-01' as Day,
    recordedOn: '2021-03-05' as Day,
    evidence: '演示纪要',
    sameEvidence: [],
    sameDay: [],
    leadRegisteredOn: null,
    isRevocation: false,
  };
  const codes = (change: Partial<ActivityLook>): string[] =>
    activityOddities({ ...look, ...change }).map((each) => each.code);

  it('are said one by one', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ evidence: '' })).toEqual(['noEvidence']);
    expect(codes({ recordedOn: '2021-04-02' as Day })).toEqual(['recordedLate']);
    expect(codes({ sameEvidence: ['HD-1'], sameDay: ['HD-2'] })).toEqual(['sameEvidence', 'sameDay']);
    expect(codes({ leadRegisteredOn: '2021-03-02' as Day })).toEqual(['beforeLead']);
    expect(codes({ evidence: '', isRevocation: true })).toEqual([]);
  });
});
