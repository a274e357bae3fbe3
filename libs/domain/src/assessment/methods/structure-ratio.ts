import { divide, RATIO_ONE } from '../../shared/ratio';
import { shownPercent } from '../exact';
import type { MethodDefinition } from '../method';
import { readQuantity } from '../quantity';
import { shareOfWeight, shownValue } from './support';

/** part ÷ whole × weight; never above the weight unless a cap says so. Without a whole there is no share. */
export const structureRatio: MethodDefinition<'structureRatio'> = {
  title: '结构占比',
  formula: '部分 ÷ 整体 × 权重',
  cap: 'multiple',
  outside: false,
  quantities: ({ part, whole }) => [
    { path: 'part', quantity: part, needsTarget: false },
    { path: 'whole', quantity: whole, needsTarget: false },
  ],
  check: () => [],
  score({ part, whole }, context) {
    const [some, all] = [readQuantity(part, context.unit), readQuantity(whole, context.unit)];
    if (some.value === null || all.value === null || all.value.n <= 0n) {
      return { missing: `${(some.value === null ? some : all).name}没有数据` };
    }
    const share = divide(some.value, all.value);
    return shareOfWeight(share, { ...context, cap: context.cap ?? RATIO_ONE }, [
      {
        label: `${some.name}占${all.name}`,
        formula: `${shownValue(some)} ÷ ${shownValue(all)}`,
        result: shownPercent(share),
      },
    ]);
  },
};
