import { type LockoutState, NO_FAILURES, afterFailure, assertSignInOpen, isLocked, minutesLocked } from './lockout';

const now = new Date('2026-11-20T01:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const fail = (times: number): LockoutState =>
  Array.from({ length: times }).reduce<LockoutState>((state) => afterFailure(state, now), NO_FAILURES);

describe('lockout', () => {
  it('comes with the fifth failure in a row, for fifteen minutes', () => {
    expect(isLocked(fail(4), now)).toBe(false);
    expect(fail(5)).toEqual({ failures: 5, lockedUntil: later(15) });
    expect([isLocked(fail(5), later(14.99)), isLocked(fail(5), later(15))]).toEqual([true, false]);
  });

  it('is not prolonged by further tries', () => expect(afterFailure(fail(5), later(10))).toEqual(fail(5)));

  it('counts anew after it has passed', () => {
    expect(afterFailure(fail(5), later(15))).toEqual({ failures: 1, lockedUntil: null });
  });

  it('says how long it lasts', () => {
    expect([
      minutesLocked(NO_FAILURES, now),
      minutesLocked(fail(5), later(0.5)),
      minutesLocked(fail(5), later(20)),
    ]).toEqual([0, 15, 0]);
    expect(() => assertSignInOpen(fail(4), now)).not.toThrow();
    expect(() => assertSignInOpen(fail(5), later(5))).toThrow('请 10 分钟后再试');
  });
});
