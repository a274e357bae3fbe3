import { METHODS } from './methods';
import type { SchemeItem, SchemeList } from './scheme';

/** A number of an item that can be tried out; `path` is relative to the item. */
export interface SchemeNumber {
  readonly path: string;
  readonly label: string;
  readonly value: string | null;
}

/** Weight, cap and the numbers of the method, in the order in which they are written. */
export function numbersOf(item: SchemeItem): SchemeNumber[] {
  const { outside, cap } = METHODS[item.method];
  return [
    ...(outside ? [] : [{ path: 'weight', label: '权重（分）', value: item.weight }]),
    ...(cap === null ? [] : [{ path: 'cap', label: capLabel(cap), value: item.cap }]),
    ...parameterNumbers(item).map(({ path, ...rest }) => ({ ...rest, path: `parameters.${path}` })),
  ];
}

export function capLabel(kind: 'multiple' | 'points'): string {
  return kind === 'points' ? '封顶（分）' : '封顶（倍）';
}

/**
 * The other weights changed in proportion so that the list keeps its full score; in hundredths, what is left over by rounding
 * goes to the last of them. null where groups weigh items of their own, or nothing is left to change.
 */
export function balancedWeights(list: SchemeList, fixed: string): ReadonlyMap<string, string> | null {
  const inside = list.items.filter(({ method }) => !METHODS[method].outside);
  if (inside.some(({ groups }) => groups !== null)) return null;
  const own = inside.find(({ key }) => key === fixed);
  const others = inside.filter(({ key }) => key !== fixed);
  const sum = others.reduce((total, { weight }) => total + hundredths(weight), 0n);
  const left = hundredths(list.fullScore) - hundredths(own?.weight ?? '0');
  if (sum <= 0n || left < BigInt(others.length)) return null;
  const weights = others.map(({ weight }) => (hundredths(weight) * left) / sum);
  const spare = left - weights.reduce((total, weight) => total + weight, 0n);
  const last = others.length - 1;
  return new Map(
    others.map(({ key }, index) => [key, written((weights[index] ?? 0n) + (index === last ? spare : 0n))]),
  );
}

function parameterNumbers(item: SchemeItem): SchemeNumber[] {
  switch (item.method) {
    case 'mixed':
      return [
        { path: 'a', label: '第一部分所占比例', value: item.parameters.a },
        { path: 'b', label: '第二部分所占比例', value: item.parameters.b },
      ];
    case 'minimumCounts':
      return [
        { path: 'step', label: '每缺一个扣（分）', value: item.parameters.step },
        ...item.parameters.bands.map(({ name, minimum }, index) => {
          return { path: `bands.${index}.minimum`, label: `${name}最低数`, value: minimum };
        }),
      ];
    case 'pointsPerItem':
    case 'bonus':
      return item.parameters.bands.map(({ name, points }, index) => {
        return { path: `bands.${index}.points`, label: `${name}每件（分）`, value: points };
      });
    case 'penalty':
      return item.parameters.bands.map(({ name, rate }, index) => {
        return { path: `bands.${index}.rate`, label: `${name}每件扣（分）`, value: rate };
      });
    case 'tiers':
      return item.parameters.table.map(({ score }, index) => {
        return { path: `table.${index}.score`, label: `第 ${index + 1} 档分值`, value: score };
      });
    case 'veto':
      return [{ path: 'level', label: '规定分值', value: item.parameters.level }];
    case 'cappedCompletion':
    case 'paced':
    case 'efficacy':
    case 'structureRatio':
      return [];
  }
}

/** Weights have two decimals at most. */
function hundredths(weight: string): bigint {
  const [whole = '0', fraction = ''] = weight.split('.');
  return BigInt(`${whole}${fraction.padEnd(2, '0').slice(0, 2)}`);
}

function written(value: bigint): string {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
}
