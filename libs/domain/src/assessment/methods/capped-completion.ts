import type { MethodDefinition } from '../method';
import { completionStep, shareOfWeight } from './support';

export const cappedCompletion: MethodDefinition<'cappedCompletion'> = {
  title: '完成率封顶',
  formula: 'min(实际 ÷ 目标, 封顶) × 权重',
  cap: 'multiple',
  outside: false,
  quantities: ({ quantity }) => [{ path: 'quantity', quantity, needsTarget: true }],
  check: () => [],
  score({ quantity }, context) {
    const completion = completionStep(quantity, context);
    return 'missing' in completion ? completion : shareOfWeight(completion.done, context, [completion.step]);
  },
};
