import { exactOrNull, exactText, shown, shownOrDash } from './exact';
import type { UnitFacts } from './facts';
import { inputDefinition } from './inputs';
import { readQuantity } from './quantity';
import type { FigureResult, UsedInput } from './result';
import type { InputTerm, Quantity } from './scheme';

/** A quantity of a unit with the inputs and leads it stands on. */
export function figureOf(quantity: Quantity, unit: UnitFacts): FigureResult {
  const { name, value, target, unit: kind, leads } = readQuantity(quantity, unit);
  return {
    name,
    value: value && shown(value, kind),
    target: target && shown(target, kind),
    exact: value && exactText(value),
    inputs: quantity.of === 'inputs' ? quantity.terms.map((term) => usedInput(term, unit)) : [],
    leads: leads.map(({ lead, name: leadName }) => ({ lead, name: leadName })),
  };
}

function usedInput({ input }: InputTerm, unit: UnitFacts): UsedInput {
  const definition = inputDefinition(input);
  if (!definition) throw new RangeError(`unknown input: ${input}`);
  const fact = unit.inputs[input];
  const [value, target] = [exactOrNull(fact?.value), exactOrNull(fact?.target)];
  return {
    input,
    name: definition.name,
    kind: definition.kind,
    measure: definition.measure,
    window: definition.window,
    value: value && shownOrDash(value, definition.unit),
    target: target && shownOrDash(target, definition.unit),
    evidence: fact?.evidence,
  };
}
