import { compareRatios, ratioFromDecimal } from '../shared/ratio';
import { inputDefinition } from './inputs';
import type { InputQuantity, LeadQuantity, Quantity } from './scheme';
import { at, type SchemeFault } from './shape';

export function checkQuantity(quantity: Quantity, path: string, needsTarget: boolean): SchemeFault[] {
  return [
    ...(quantity.of === 'inputs' ? checkTerms(quantity, path) : checkSize(quantity, path)),
    ...checkTarget(quantity, path, needsTarget),
  ];
}

function checkTerms({ terms }: InputQuantity, path: string): SchemeFault[] {
  if (terms.length === 0) return [{ path: at(path, 'terms'), code: 'INPUTS_EMPTY', sentence: '请至少选择一个指标。' }];
  const first = inputDefinition(terms[0]?.input ?? '');
  return terms.flatMap(({ input, times = '1' }, index): SchemeFault[] => {
    const place = at(path, 'terms', index);
    const definition = inputDefinition(input);
    if (!definition) {
      const sentence = `没有“${input}”这个指标，请从列出的指标中选择。`;
      return [{ path: at(place, 'input'), code: 'INPUT_UNKNOWN', sentence }];
    }
    if (first && definition.unit !== first.unit) {
      const sentence = `“${definition.name}”与“${first.name}”计量单位不同，不能相加。`;
      return [{ path: at(place, 'input'), code: 'UNITS_MIXED', sentence }];
    }
    return ratioFromDecimal(times).n === 0n
      ? [{ path: at(place, 'times'), code: 'TIMES_ZERO', sentence: '系数不能为 0。' }]
      : [];
  });
}

function checkSize({ from, below }: LeadQuantity, path: string): SchemeFault[] {
  const negative = [from, below].some((size) => size !== null && ratioFromDecimal(size).n < 0n);
  if (negative) return [{ path: at(path, 'from'), code: 'SIZE_NEGATIVE', sentence: '投资额不能为负数。' }];
  if (from === null || below === null || compareRatios(ratioFromDecimal(from), ratioFromDecimal(below)) < 0) return [];
  const sentence = `投资额从 ${from} 到 ${below} 亿元之间没有项目，上限应大于下限。`;
  return [{ path: at(path, 'below'), code: 'SIZE_EMPTY', sentence }];
}

function checkTarget(quantity: Quantity, path: string, needsTarget: boolean): SchemeFault[] {
  const place = at(path, 'target');
  if (quantity.target != null) {
    return ratioFromDecimal(quantity.target).n > 0n
      ? []
      : [{ path: place, code: 'TARGET_NOT_POSITIVE', sentence: '统一目标应大于 0。' }];
  }
  if (!needsTarget) return [];
  if (quantity.of === 'leads') {
    return [{ path: place, code: 'TARGET_REQUIRED', sentence: '项目个数没有年度目标，请填写统一目标。' }];
  }
  const without = quantity.terms.map(({ input }) => inputDefinition(input)).find((input) => input && !input.hasTarget);
  if (!without) return [];
  return [{ path: place, code: 'TARGET_REQUIRED', sentence: `“${without.name}”没有年度目标，请填写统一目标。` }];
}
