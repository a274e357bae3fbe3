import { compareRatios, ratioFromDecimal, toDecimal } from '../shared/ratio';
import { checkQuantity } from './check-quantity';
import { checkParameters, itemQuantities, METHODS, standsOutside } from './methods';
import type { ItemOf, SchemeItem, SchemeList } from './scheme';
import { at, type SchemeFault } from './shape';

export function checkItem(item: SchemeItem, list: SchemeList, path: string): SchemeFault[] {
  const parameters = at(path, 'parameters');
  return [
    ...checkWeight(item, path),
    ...checkCap(item, path),
    ...checkScope(item, list, path),
    ...negatives(item.parameters, parameters),
    ...checkBands(item, parameters),
    ...itemQuantities(item).flatMap(({ path: place, quantity, needsTarget }) =>
      checkQuantity(quantity, at(parameters, place), needsTarget),
    ),
    ...checkParameters(item).map((fault) => ({
      ...fault,
      path: fault.path.startsWith('../') ? at(path, fault.path.slice(3)) : at(parameters, fault.path),
    })),
    ...(item.method === 'veto' ? checkVeto(item, list, parameters) : []),
  ];
}

function checkWeight(item: SchemeItem, path: string): SchemeFault[] {
  const place = at(path, 'weight');
  const weight = ratioFromDecimal(item.weight);
  if (weight.n < 0n) return [{ path: place, code: 'WEIGHT_NEGATIVE', sentence: '权重不能为负数。' }];
  if (standsOutside(item)) {
    const sentence = `${METHODS[item.method].title}不占满分，权重应为 0。`;
    return weight.n === 0n ? [] : [{ path: place, code: 'WEIGHT_OUTSIDE', sentence }];
  }
  if (weight.n === 0n) return [{ path: place, code: 'WEIGHT_ZERO', sentence: '权重应大于 0。' }];
  const places = compareRatios(weight, ratioFromDecimal(toDecimal(weight, 2))) === 0;
  return places ? [] : [{ path: place, code: 'WEIGHT_DECIMALS', sentence: '权重最多两位小数。' }];
}

function checkCap({ cap, method }: SchemeItem, path: string): SchemeFault[] {
  if (cap === null) return [];
  const place = at(path, 'cap');
  if (METHODS[method].cap === null) {
    return [{ path: place, code: 'CAP_UNUSED', sentence: `${METHODS[method].title}不设封顶，请留空。` }];
  }
  const value = ratioFromDecimal(cap);
  if (value.n < 0n) return [{ path: place, code: 'CAP_NEGATIVE', sentence: '封顶不能为负数，应大于 0。' }];
  return value.n === 0n ? [{ path: place, code: 'CAP_ZERO', sentence: '封顶应大于 0，不封顶请留空。' }] : [];
}

function checkScope({ groups }: SchemeItem, list: SchemeList, path: string): SchemeFault[] {
  if (groups === null) return [];
  if (groups.length === 0) {
    return [{ path: at(path, 'groups'), code: 'SCOPE_EMPTY', sentence: '没有一组适用本项，请选择分组或选“全部”。' }];
  }
  return groups.flatMap((name, index) =>
    list.groups.some((group) => group.name === name)
      ? []
      : [{ path: at(path, 'groups', index), code: 'GROUP_UNKNOWN', sentence: `本榜没有“${name}”这个分组。` }],
  );
}

/** The bounds of sizes and tiers are looked at by their own checks. */
const NUMBERS: Readonly<Record<string, string>> = {
  a: '个数占比',
  b: '金额占比',
  step: '每缺一个扣分',
  minimum: '最低数',
  points: '每件分值',
  rate: '每件扣分',
  score: '分值',
  level: '规定分值',
};

/** Numbers of the parameters that cannot be below 0, wherever they stand. */
function negatives(value: unknown, path: string): SchemeFault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): SchemeFault[] => {
    const label = NUMBERS[key];
    if (label === undefined || typeof each !== 'string') return negatives(each, at(path, key));
    const sentence = `${label}不能为负数。`;
    return each.startsWith('-') ? [{ path: at(path, key), code: 'NUMBER_NEGATIVE', sentence }] : [];
  });
}

function checkBands({ parameters }: SchemeItem, path: string): SchemeFault[] {
  if (!('bands' in parameters)) return [];
  const { bands } = parameters;
  if (bands.length === 0) return [{ path: at(path, 'bands'), code: 'BANDS_EMPTY', sentence: '请至少添加一类。' }];
  return bands.flatMap(({ name }, index) => {
    const first = [...bands].findIndex((band) => band.name === name);
    const sentence = `分类名称“${name}”重复，请换一个。`;
    return first < index ? [{ path: at(path, 'bands', index, 'name'), code: 'REPEATED', sentence }] : [];
  });
}

function checkVeto(item: ItemOf<'veto'>, list: SchemeList, path: string): SchemeFault[] {
  const { item: key, level } = item.parameters;
  const aim = key === null ? null : list.items.find((other) => other.key === key && !standsOutside(other));
  if (aim === undefined) {
    return [{ path: at(path, 'item'), code: 'VETO_ITEM', sentence: `本榜没有代码为“${key}”的计分项，请重新选择。` }];
  }
  const most = aim === null ? list.fullScore : aim.weight;
  if (compareRatios(ratioFromDecimal(level), ratioFromDecimal(most)) <= 0) return [];
  return [{ path: at(path, 'level'), code: 'VETO_LEVEL', sentence: `规定分值不能高于满分 ${most} 分。` }];
}
