import { RuleBroken } from '../shared/rule-broken';
import { inputDefinition, type InputDefinition } from './inputs';

const COUNT = /^\d{1,6}$/;
const POINTS = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

/** What people enter for a unit: a count, or points of 100 with at most two decimals. */
export interface ManualInput {
  readonly unit: string;
  readonly key: string;
  readonly revision: number;
  /** '' when the value was taken back. */
  readonly value: string;
  readonly evidence: string;
  readonly note: string;
}

/** The definition of an input that people enter. @throws RuleBroken MANUAL_INPUT_UNKNOWN */
export function manualDefinition(key: string, year: number): InputDefinition {
  const definition = inputDefinition(key);
  if (definition?.kind !== 'manual') throw new RuleBroken('MANUAL_INPUT_UNKNOWN', { year, value: key }, 'key');
  return definition;
}

/** '' takes the value back; otherwise it must be in range. @throws RuleBroken MANUAL_INPUT_VALUE */
export function manualValue(definition: InputDefinition, text: string): string {
  const value = text.normalize('NFKC').trim();
  if (value === '') return '';
  const counted = definition.unit === 'count';
  if (!(counted ? COUNT : POINTS).test(value)) {
    const range = counted ? '零或正整数' : '0 至 100 的数字，最多两位小数';
    throw new RuleBroken('MANUAL_INPUT_VALUE', { input: definition.name, range }, 'value');
  }
  return counted ? String(Number(value)) : value;
}
