import type { Day } from '../shared/calendar';
import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import {
  assertConcludable,
  assertFinding,
  assertSendable,
  assertStep,
  canStep,
  type WorksheetFinding,
  WORKSHEET_STATUSES,
} from './worksheet';

const TODAY = '2026-11-21' as Day;

function aFinding(facts: Partial<WorksheetFinding> = {}): WorksheetFinding {
  return {
    checks: { evidenceSeen: 'yes', amountAgrees: 'yes', dateAgrees: 'yes', unitAgrees: 'notApplicable' },
    grade: 'none',
    finding: '',
    error: 0n as Fen,
    ...facts,
  };
}

function codeOf(work: () => void): string {
  try {
    work();
    return 'allowed';
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

describe('a worksheet', () => {
  it('goes from open to concluded, and what was sent is not changed any more', () => {
    const may = (step: Parameters<typeof canStep>[1]): string =>
      WORKSHEET_STATUSES.filter((status) => canStep(status, step)).join(' ');
    expect(may('check')).toBe('open checked');
    expect(may('send')).toBe('checked');
    expect(may('reply')).toBe('sent');
    expect(may('conclude')).toBe('checked sent replied');
    expect(codeOf(() => assertStep('concluded', 'check'))).toBe('WORKSHEET_STATUS');
  });

  it.each([
    ['allowed', {}],
    ['WORKSHEET_INCOMPLETE', { checks: { evidenceSeen: 'yes', amountAgrees: 'yes', dateAgrees: 'yes' } }],
    ['WORKSHEET_FINDING_MISSING', { grade: 'minor', finding: '  ' }],
    ['allowed', { grade: 'minor', finding: '佐证为复印件' }],
    ['WORKSHEET_CONTRADICTION', { error: 1n as Fen }],
    [
      'WORKSHEET_CONTRADICTION',
      { checks: { evidenceSeen: 'no', amountAgrees: 'yes', dateAgrees: 'yes', unitAgrees: 'yes' } },
    ],
    ['AMOUNT_NEGATIVE', { grade: 'serious', finding: '金额不实', error: -1n as Fen }],
  ] as const)('%s', (code, facts) => {
    expect(codeOf(() => assertFinding(aFinding(facts)))).toBe(code);
  });

  it('is sent with an issue and with time to answer', () => {
    expect(codeOf(() => assertSendable('checked', 'minor', TODAY, TODAY))).toBe('allowed');
    expect(codeOf(() => assertSendable('checked', 'none', TODAY, TODAY))).toBe('WORKSHEET_NO_ISSUE');
    expect(codeOf(() => assertSendable('checked', 'minor', '2026-11-20' as Day, TODAY))).toBe('WORKSHEET_DUE_PAST');
    expect(codeOf(() => assertSendable('open', 'minor', TODAY, TODAY))).toBe('WORKSHEET_STATUS');
  });

  it('is concluded after the reply, or after the time for it', () => {
    expect(codeOf(() => assertConcludable('replied', TODAY, TODAY))).toBe('allowed');
    expect(codeOf(() => assertConcludable('checked', null, TODAY))).toBe('allowed');
    expect(codeOf(() => assertConcludable('sent', TODAY, TODAY))).toBe('WORKSHEET_REPLY_PENDING');
    expect(codeOf(() => assertConcludable('sent', '2026-11-20' as Day, TODAY))).toBe('allowed');
    expect(codeOf(() => assertConcludable('open', null, TODAY))).toBe('WORKSHEET_STATUS');
  });
});
