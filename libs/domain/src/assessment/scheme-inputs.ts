import type { InputDefinition } from './inputs';
import { MANUAL_INPUTS } from './inputs';
import { itemQuantities } from './methods';
import type { Quantity, Scheme } from './scheme';

/** The inputs that a scheme's items and rankings read, in the order in which they are named first. */
export function inputsOf(scheme: Scheme): string[] {
  const quantities = scheme.lists.flatMap((list): Quantity[] => [
    ...list.items.flatMap((item) => itemQuantities(item).map(({ quantity }) => quantity)),
    ...(list.ranking.by === 'value' ? [list.ranking.quantity] : []),
  ]);
  const named = quantities.flatMap((quantity) =>
    quantity.of === 'inputs' ? quantity.terms.map(({ input }) => input) : [],
  );
  return [...new Set(named)];
}

/** What the scheme takes from people. */
export function manualInputsOf(scheme: Scheme): InputDefinition[] {
  const named = inputsOf(scheme);
  return MANUAL_INPUTS.filter(({ key }) => named.includes(key));
}
