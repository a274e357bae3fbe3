import { add, multiply, RATIO_ONE, compareRatios } from '../../shared/ratio';
import { exact, shown, shownPoints } from '../exact';
import type { MethodDefinition } from '../method';
import { completionStep, limitedPoints } from './support';

/** Two completions in one item, as published: ((28 ÷ 27) × 50% + (177.7 ÷ 54) × 50%) × 0.5, the cap on the whole. */
export const mixed: MethodDefinition<'mixed'> = {
  title: '个数金额混合',
  formula: '((n ÷ N) × a + (金额 ÷ 目标金额) × b) × 权重，整体封顶',
  cap: 'points',
  outside: false,
  quantities: ({ first, second }) => [
    { path: 'first', quantity: first, needsTarget: true },
    { path: 'second', quantity: second, needsTarget: true },
  ],
  check({ parameters: { a, b } }) {
    const whole = add(exact(a), exact(b));
    if (compareRatios(whole, RATIO_ONE) === 0) return [];
    return [{ path: 'b', code: 'SHARES_SUM', sentence: `两部分所占比例合计为 ${shownPoints(whole)}，应正好为 1。` }];
  },
  score({ first, second, a, b }, context) {
    const one = completionStep(first, context);
    if ('missing' in one) return one;
    const two = completionStep(second, context);
    if ('missing' in two) return two;
    const [shareA, shareB] = [exact(a), exact(b)];
    const raw = multiply(add(multiply(one.done, shareA), multiply(two.done, shareB)), context.weight);
    return limitedPoints(raw, context.cap, [
      one.step,
      two.step,
      {
        label: '得分',
        formula: `((${one.step.formula}) × ${shown(shareA, 'rate')} + (${two.step.formula}) × ${shown(shareB, 'rate')}) × ${shownPoints(context.weight)}`,
        result: `${shownPoints(raw)} 分`,
      },
    ]);
  },
};
