import { add, compareRatios, minRatio, multiply, type Ratio, RATIO_ZERO } from '../../shared/ratio';
import { fromWritten, shown, shownPercent, shownPoints } from '../exact';
import type { MethodContext, Missing, Scored, ScoreStep } from '../method';
import { missing } from '../method';
import { completionOf, readQuantity, type Reading } from '../quantity';
import type { CountBand, Quantity } from '../scheme';

export interface Completion {
  readonly done: Ratio;
  readonly step: ScoreStep;
}

/** value ÷ target with its step, or what is missing. */
export function completionStep(quantity: Quantity, context: MethodContext): Completion | Missing {
  const reading = readQuantity(quantity, context.unit);
  const lacking = missing(reading);
  const done = completionOf(reading);
  if (lacking || done === null) return lacking ?? { missing: `${reading.name}没有目标` };
  return {
    done,
    step: {
      label: `${reading.name}完成率`,
      formula: `${shownValue(reading)} ÷ ${shownTarget(reading)}`,
      result: shownPercent(done),
    },
  };
}

/** share × weight, the share limited to the cap and never below 0. */
export function shareOfWeight(share: Ratio, context: MethodContext, steps: readonly ScoreStep[]): Scored {
  const { cap, weight } = context;
  const limited = atLeastZero(cap === null ? share : minRatio(share, cap));
  const capped = cap !== null && compareRatios(share, cap) > 0;
  return {
    raw: multiply(share, weight),
    points: multiply(limited, weight),
    capped,
    steps: [
      ...steps,
      ...(capped && cap ? [limit('封顶', `${shownPercent(share)} 高于 ${shownPercent(cap)}`, shownPercent(cap))] : []),
      ...(share.n < 0n ? [limit('保底', `${shownPercent(share)} 低于 0`, '0.00%')] : []),
      award(`${shownPercent(limited)} × ${shownPoints(weight)}`, multiply(limited, weight)),
    ],
  };
}

/** Points limited to a cap in points and never below 0. */
export function limitedPoints(raw: Ratio, cap: Ratio | null, steps: readonly ScoreStep[]): Scored {
  const limited = atLeastZero(cap === null ? raw : minRatio(raw, cap));
  const capped = cap !== null && compareRatios(raw, cap) > 0;
  return {
    raw,
    points: limited,
    capped,
    steps: [
      ...steps,
      ...(capped && cap
        ? [limit('封顶', `${shownPoints(raw)} 高于 ${shownPoints(cap)}`, `${shownPoints(cap)} 分`)]
        : []),
      ...(raw.n < 0n ? [limit('保底', `${shownPoints(raw)} 低于 0`, '0 分')] : []),
    ],
  };
}

export interface BandReading<B extends CountBand> {
  readonly band: B;
  readonly reading: Reading;
  readonly value: Ratio;
}

/** The bands' figures, or what is missing. */
export function readBands<B extends CountBand>(
  bands: readonly B[],
  context: MethodContext,
): BandReading<B>[] | Missing {
  const readings: BandReading<B>[] = [];
  for (const band of bands) {
    const reading = readQuantity(band.quantity, context.unit);
    if (reading.value === null) return { missing: `${band.name}没有数据` };
    readings.push({ band, reading, value: reading.value });
  }
  return readings;
}

/** The figure as it is written in schemes: 亿元 for money, so that “per 亿元” is what it says. */
export function written(value: Ratio, unit: Reading['unit']): Ratio {
  const one = fromWritten('1', unit);
  return multiply(value, { n: one.d, d: one.n });
}

export function bandPaths(bands: readonly CountBand[]): { path: string; quantity: Quantity; needsTarget: boolean }[] {
  return bands.map(({ quantity }, index) => ({ path: `bands.${index}.quantity`, quantity, needsTarget: false }));
}

export function award(formula: string, points: Ratio): ScoreStep {
  return { label: '得分', formula, result: `${shownPoints(points)} 分` };
}

export function limit(label: string, formula: string, result: string): ScoreStep {
  return { label, formula, result };
}

export function total(values: readonly Ratio[]): Ratio {
  return values.reduce((sum, value) => add(sum, value), RATIO_ZERO);
}

export function atLeastZero(value: Ratio): Ratio {
  return value.n < 0n ? RATIO_ZERO : value;
}

export function shownValue({ value, unit }: Reading): string {
  return value === null ? '—' : shown(value, unit);
}

export function shownTarget({ target, unit }: Reading): string {
  return target === null ? '—' : shown(target, unit);
}
