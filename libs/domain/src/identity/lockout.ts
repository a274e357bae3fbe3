import { RuleBroken } from '../shared/rule-broken';

export const LOGIN_FAILURES_MAX = 5;
export const LOCKOUT_MINUTES = 15;

/** What is remembered of failed sign-ins under one user name, known or unknown alike. */
export interface LockoutState {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

export const NO_FAILURES: LockoutState = { failures: 0, lockedUntil: null };

/** The fifth failure in a row locks for fifteen minutes; when that time has passed counting starts anew. */
export function afterFailure(state: LockoutState, now: Date): LockoutState {
  if (isLocked(state, now)) return state;
  const failures = (state.lockedUntil === null ? state.failures : 0) + 1;
  const lockedUntil = failures >= LOGIN_FAILURES_MAX ? new Date(now.getTime() + LOCKOUT_MINUTES * 60_000) : null;
  return { failures, lockedUntil };
}

export function isLocked(state: LockoutState, now: Date): boolean {
  return state.lockedUntil !== null && state.lockedUntil.getTime() > now.getTime();
}

/** Whole minutes until sign-in is possible again, rounded up; 0 when it is possible now. */
export function minutesLocked(state: LockoutState, now: Date): number {
  if (state.lockedUntil === null) return 0;
  return Math.max(0, Math.ceil((state.lockedUntil.getTime() - now.getTime()) / 60_000));
}

/** @throws RuleBroken LOGIN_LOCKED */
export function assertSignInOpen(state: LockoutState, now: Date): void {
  if (isLocked(state, now)) throw new RuleBroken('LOGIN_LOCKED', { minutes: minutesLocked(state, now) });
}
