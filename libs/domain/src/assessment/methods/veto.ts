import { compareRatios, RATIO_ZERO } from '../../shared/ratio';
import { fromWritten, shown } from '../exact';
import type { MethodDefinition } from '../method';
import { readQuantity } from '../quantity';
import { shownValue } from './support';

/** A breach sets an item or the whole score to a stated level; it never lifts. What is not entered is no breach. */
export const veto: MethodDefinition<'veto'> = {
  title: '一票否决',
  formula: '出现否决情形，该项或总分降为规定分值',
  cap: null,
  outside: true,
  quantities: ({ quantity }) => [{ path: 'quantity', quantity, needsTarget: false }],
  check: () => [],
  score({ quantity, from }, { unit }) {
    const reading = readQuantity(quantity, unit);
    const limit = fromWritten(from, reading.unit);
    const breach = reading.value !== null && compareRatios(reading.value, limit) >= 0;
    const value = reading.value === null ? '未登记' : shownValue(reading);
    return {
      raw: RATIO_ZERO,
      points: RATIO_ZERO,
      capped: false,
      breach,
      steps: [
        {
          label: reading.name,
          formula: `${value}，达到 ${shown(limit, reading.unit)} 即否决`,
          result: breach ? '否决' : '未触发',
        },
      ],
    };
  },
};
