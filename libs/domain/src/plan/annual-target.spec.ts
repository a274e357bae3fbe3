import type { Month } from '../shared/calendar';
import { ratio, toDecimal } from '../shared/ratio';
import {
  approveTarget,
  completion,
  draftTarget,
  paceGap,
  type Phasing,
  type TargetValue,
  timeProgress,
} from './annual-target';

const aTarget = (facts: Partial<TargetValue> = {}): TargetValue => ({
  unit: '500101',
  year: 2021,
  measure: 'contracted',
  value: 100n,
  phasing: null,
  ...facts,
});
const october = '2006-10' as Month;

describe('annual target', () => {
  it('is approved by another than who drafted it, once', () => {
    const draft = draftTarget(aTarget(), 'drafter');
    expect(draft.status).toBe('draft');
    expect(() => approveTarget(draft, 'drafter')).toThrow(expect.objectContaining({ code: 'TARGET_OWN' }));
    const approved = approveTarget(draft, 'leader');
    expect(approved).toMatchObject({ status: 'approved', approvedBy: 'leader' });
    expect(() => approveTarget(approved, 'leader')).toThrow(expect.objectContaining({ code: 'TARGET_STATUS' }));
  });

  it('is not negative, and may be 0', () => {
    expect(() => draftTarget(aTarget({ value: -1n }), 'd')).toThrow(
      expect.objectContaining({ code: 'TARGET_NEGATIVE' }),
    );
    expect(draftTarget(aTarget({ value: 0n }), 'd').value).toBe(0n);
  });

  it.each<[string, Phasing]>([
    ['eleven months', { kind: 'perMonth', values: Array<bigint>(11).fill(1n) }],
    ['a negative month', { kind: 'perMonth', values: [-1n, ...Array<bigint>(11).fill(1n)] }],
    ['nothing in the whole year', { kind: 'perMonth', values: Array<bigint>(12).fill(0n) }],
    ['a cumulative curve that falls', { kind: 'cumulative', values: [2n, 1n, ...Array<bigint>(10).fill(3n)] }],
  ])('refuses a phasing with %s', (_, phasing) => {
    expect(() => draftTarget(aTarget({ phasing }), 'd')).toThrow(expect.objectContaining({ code: 'TARGET_PHASING' }));
  });
});

describe('time progress', () => {
  it('is elapsed months ÷ 12, exactly', () => {
    expect(timeProgress(october)).toEqual(ratio(10n, 12n));
    expect(timeProgress('2006-12' as Month)).toEqual(ratio(1n));
  });

  it('follows the phased curve, given by month or cumulative', () => {
    const perMonth = [0n, 0n, 30n, 0n, 0n, 30n, 0n, 0n, 20n, 0n, 0n, 20n];
    const cumulative = [0n, 0n, 30n, 30n, 30n, 60n, 60n, 60n, 80n, 80n, 80n, 100n];
    for (const month of ['2021-02', '2021-06', '2021-12'] as Month[]) {
      const byMonth = timeProgress(month, { kind: 'perMonth', values: perMonth });
      expect(timeProgress(month, { kind: 'cumulative', values: cumulative })).toEqual(byMonth);
    }
    expect(toDecimal(timeProgress('2021-06' as Month, { kind: 'perMonth', values: perMonth }), 2)).toBe('0.60');
  });
});

describe('completion and pace gap', () => {
  it('give the printed gaps of 攀枝花 2006-10', () => {
    expect(paceGap(12_564n, 10_000n, timeProgress(october))).toBe('42.31');
    expect(paceGap(7_041n, 10_000n, timeProgress(october))).toBe('-12.92');
    expect(completion(12_564n, 10_000n)).toBe('125.6');
  });

  it('are “—” without a target, and never -0', () => {
    expect([completion(5n, null), completion(5n, 0n), completion(5n, undefined)]).toEqual([null, null, null]);
    expect(paceGap(5n, null, ratio(1n))).toBeNull();
    expect(paceGap(833_333_333n, 1_000_000_000n, ratio(10n, 12n))).toBe('0.00');
  });

  it('round once: 1/3 − 1/12 is 25.00, not 33.33 − 8.33 rounded', () => {
    expect(paceGap(1n, 3n, ratio(1n, 12n))).toBe('25.00');
    expect(paceGap(2n, 3n, ratio(1n, 12n))).toBe('58.33');
  });
});
