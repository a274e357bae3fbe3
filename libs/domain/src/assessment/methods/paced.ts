import { multiply, ratio } from '../../shared/ratio';
import { shown, shownPercent } from '../exact';
import type { MethodDefinition } from '../method';
import { completionOf, readQuantity } from '../quantity';
import { completionStep, shareOfWeight, shownTarget, shownValue } from './support';

export const paced: MethodDefinition<'paced'> = {
  title: '时序进度',
  formula: '实际 ÷ (目标 × 已过月数 ÷ 12) × 权重，封顶',
  cap: 'multiple',
  outside: false,
  quantities: ({ quantity }) => [{ path: 'quantity', quantity, needsTarget: true }],
  check: () => [],
  score({ quantity }, context) {
    const completion = completionStep(quantity, context);
    if ('missing' in completion) return completion;
    const reading = readQuantity(quantity, context.unit);
    const pace = multiply(completionOf(reading) ?? completion.done, ratio(12n, BigInt(context.elapsed)));
    const due = reading.target && multiply(reading.target, ratio(BigInt(context.elapsed), 12n));
    return shareOfWeight(pace, context, [
      {
        label: '时序目标',
        formula: `${shownTarget(reading)} × ${context.elapsed} ÷ 12`,
        result: due ? shown(due, reading.unit) : '—',
      },
      {
        label: `${reading.name}时序完成率`,
        formula: `${shownValue(reading)} ÷ ${due ? shown(due, reading.unit) : '—'}`,
        result: shownPercent(pace),
      },
    ]);
  },
};
