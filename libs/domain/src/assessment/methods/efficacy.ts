import { add, compareRatios, divide, multiply, type Ratio, ratio, RATIO_ONE, subtract } from '../../shared/ratio';
import { shownPoints } from '../exact';
import type { MethodDefinition } from '../method';
import { award } from './support';
import { readBased } from './based';

const BASE = ratio(60n, 100n);
const SPAN = ratio(40n, 100n);

/** (x − min) ÷ (max − min) × 40 + 60 per cent of the weight, among the units that have a figure; max = min → 100. */
export const efficacy: MethodDefinition<'efficacy'> = {
  title: '功效系数',
  formula: '((x − 最小) ÷ (最大 − 最小) × 40 + 60) ÷ 100 × 权重',
  cap: null,
  outside: false,
  quantities: ({ quantity, basis }) => [{ path: 'quantity', quantity, needsTarget: basis === 'completion' }],
  check: () => [],
  score({ quantity, basis, within }, context) {
    const own = readBased(quantity, basis, context.unit);
    if ('missing' in own) return own;
    const others = (within === 'group' ? context.group : context.list).flatMap((unit) => {
      const read = readBased(quantity, basis, unit);
      return 'missing' in read ? [] : [read.value];
    });
    const [min, max] = [extreme(own.value, others, -1), extreme(own.value, others, 1)];
    const spread = subtract(max, min);
    const share = spread.n === 0n ? RATIO_ONE : add(multiply(divide(subtract(own.value, min), spread), SPAN), BASE);
    const hundred = multiply(share, ratio(100n));
    const points = multiply(share, context.weight);
    return {
      raw: points,
      points,
      capped: false,
      steps: [
        ...own.steps,
        {
          label: within === 'group' ? '功效系数（同组）' : '功效系数（全部单位）',
          formula:
            spread.n === 0n
              ? `最大与最小同为 ${own.show(max)}`
              : `(${own.text} − ${own.show(min)}) ÷ (${own.show(max)} − ${own.show(min)}) × 40 + 60`,
          result: shownPoints(hundred),
        },
        award(`${shownPoints(hundred)} ÷ 100 × ${shownPoints(context.weight)}`, points),
      ],
    };
  },
};

function extreme(start: Ratio, values: readonly Ratio[], sign: 1 | -1): Ratio {
  return values.reduce((best, value) => (compareRatios(value, best) === sign ? value : best), start);
}
