import type { Ratio } from '../../shared/ratio';
import { shown, shownPercent } from '../exact';
import type { UnitFacts } from '../facts';
import { type Missing, missing, type ScoreStep } from '../method';
import { completionOf, readQuantity } from '../quantity';
import type { Basis, Quantity } from '../scheme';
import { shownTarget, shownValue } from './support';

export interface Based {
  readonly value: Ratio;
  readonly text: string;
  readonly steps: readonly ScoreStep[];
  show(value: Ratio): string;
}

/** The figure itself, or figure ÷ target. */
export function readBased(quantity: Quantity, basis: Basis, unit: UnitFacts): Based | Missing {
  const reading = readQuantity(quantity, unit);
  const lacking = missing(reading, basis === 'completion');
  if (lacking) return lacking;
  const value = basis === 'completion' ? completionOf(reading) : reading.value;
  if (value === null) return { missing: `${reading.name}没有数据` };
  const show = basis === 'completion' ? shownPercent : (each: Ratio): string => shown(each, reading.unit);
  const steps = [
    basis === 'completion'
      ? {
          label: `${reading.name}完成率`,
          formula: `${shownValue(reading)} ÷ ${shownTarget(reading)}`,
          result: show(value),
        }
      : { label: reading.name, formula: '实际', result: show(value) },
  ];
  return { value, text: show(value), steps, show };
}
