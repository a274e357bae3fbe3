import type { DraftTargetBody } from '@yipanqi/contract';
import {
  assertAmount,
  groupDigits,
  MEASURE_UNIT,
  type Measure,
  parseYear,
  parseYuan,
  type Phasing,
  RuleBroken,
  type TargetValue,
  toYuan,
} from '@yipanqi/domain';

const COUNT_MAX = 1_000_000_000;

/** A target from the wire, exact. @throws RuleBroken AMOUNT_…, COUNT_INVALID, TARGET_NEGATIVE, TARGET_PHASING_END, YEAR_INVALID */
export function targetFromWire(body: DraftTargetBody): TargetValue {
  const value = figure(body.measure, body.value, 'value');
  const values = body.phasing?.map((each) => figure(body.measure, each, 'phasing'));
  const phasing: Phasing | null = values ? { kind: 'cumulative', values } : null;
  if (phasing) assertEndsAt(body.measure, phasing, value);
  return { unit: body.unit, year: parseYear(body.year, 'year'), measure: body.measure, value, phasing };
}

/** 元 text or a whole number, by the measure's kind. */
export function figure(measure: Measure, value: string | number, field: string): bigint {
  if (MEASURE_UNIT[measure] === 'count') {
    const whole = /^-?\d{1,10}$/.test(String(value)) ? Number(value) : NaN;
    if (whole < 0) throw new RuleBroken('TARGET_NEGATIVE', {}, field);
    if (!(whole <= COUNT_MAX)) throw new RuleBroken('COUNT_INVALID', { value }, field);
    return BigInt(whole);
  }
  const amount = parseYuan(String(value));
  if (amount < 0n) throw new RuleBroken('TARGET_NEGATIVE', {}, field);
  return assertAmount(amount, field);
}

/** The twelfth cumulative value is the year's. */
export function assertEndsAt(measure: Measure, { values }: Phasing, value: bigint): void {
  const last = values[11];
  if (last === undefined || last === value) return;
  throw new RuleBroken(
    'TARGET_PHASING_END',
    { last: printed(measure, last), value: printed(measure, value) },
    'phasing',
  );
}

function printed(measure: Measure, value: bigint): string {
  return MEASURE_UNIT[measure] === 'money' ? `${groupDigits(toYuan(value))} 元` : String(value);
}
