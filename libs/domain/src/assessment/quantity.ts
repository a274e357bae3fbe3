import { add, compareRatios, multiply, type Ratio, ratio, RATIO_ZERO } from '../shared/ratio';
import { exact, exactOrNull, fromWritten, INPUT_UNIT_NAMES, type InputUnit } from './exact';
import { type LeadFact, LEAD_EVENT_NAMES, LEAD_FLAG_NAMES, type UnitFacts } from './facts';
import { inputDefinition } from './inputs';
import { type InputQuantity, type InputTerm, LEAD_TAKE_NAMES, type LeadQuantity, type Quantity } from './scheme';

/** A quantity of one unit: exact, null where there is nothing to count from. */
export interface Reading {
  readonly value: Ratio | null;
  readonly target: Ratio | null;
  readonly unit: InputUnit;
  readonly name: string;
  /** The leads that were counted, for quantities of leads. */
  readonly leads: readonly LeadFact[];
}

export function readQuantity(quantity: Quantity, unit: UnitFacts): Reading {
  return quantity.of === 'inputs' ? readInputs(quantity, unit) : readLeads(quantity, unit);
}

/** @throws RangeError for an input that `INPUTS` does not know: check the scheme first */
export function quantityUnit(quantity: Quantity): InputUnit {
  if (quantity.of === 'leads') return quantity.take === 'count' ? 'count' : 'money';
  const definition = inputDefinition(quantity.terms[0]?.input ?? '');
  if (!definition) throw new RangeError(`unknown input: ${quantity.terms[0]?.input}`);
  return definition.unit;
}

/** What the quantity is counted in, for words: 亿元, 个, %, 分; '' for an input that is not known. */
export function quantityUnitName(quantity: Quantity): string {
  if (quantity.of === 'inputs' && inputDefinition(quantity.terms[0]?.input ?? '') === null) return '';
  return INPUT_UNIT_NAMES[quantityUnit(quantity)];
}

/** 合同引资额＋2×到位资金; 本年签约、10亿元以上的项目个数 */
export function quantityName(quantity: Quantity): string {
  return quantity.of === 'inputs' ? quantity.terms.map(termName).join('＋') : leadsName(quantity);
}

/** value ÷ target; null without either. */
export function completionOf({ value, target }: Reading): Ratio | null {
  if (value === null || target === null || target.n <= 0n) return null;
  return ratio(value.n * target.d, value.d * target.n);
}

/** Leads of the unit that meet every condition. */
export function leadsOf(quantity: LeadQuantity, unit: UnitFacts): LeadFact[] {
  const from = quantity.from === null ? null : fromWritten(quantity.from, 'money');
  const below = quantity.below === null ? null : fromWritten(quantity.below, 'money');
  return unit.leads.filter(({ events, flags, size }) => {
    if (quantity.event !== null && !events.includes(quantity.event)) return false;
    if (quantity.flags.length > 0 && !quantity.flags.some((flag) => flags.includes(flag))) return false;
    if (from !== null && compareRatios(exact(size), from) < 0) return false;
    return below === null || compareRatios(exact(size), below) < 0;
  });
}

function readInputs(quantity: InputQuantity, unit: UnitFacts): Reading {
  const own = quantity.target ?? null;
  const kind = quantityUnit(quantity);
  return {
    value: weighted(quantity.terms, ({ input }) => exactOrNull(unit.inputs[input]?.value)),
    target:
      own === null
        ? weighted(quantity.terms, ({ input }) => exactOrNull(unit.inputs[input]?.target))
        : fromWritten(own, kind),
    unit: kind,
    name: quantityName(quantity),
    leads: [],
  };
}

function readLeads(quantity: LeadQuantity, unit: UnitFacts): Reading {
  const leads = leadsOf(quantity, unit);
  const { take } = quantity;
  const kind = quantityUnit(quantity);
  const value =
    take === 'count'
      ? ratio(BigInt(leads.length))
      : leads.reduce((sum, lead) => add(sum, exact(lead[take])), RATIO_ZERO);
  const target = quantity.target == null ? null : fromWritten(quantity.target, kind);
  return { value, target, unit: kind, name: quantityName(quantity), leads };
}

/** Σ times × figure; null when one is missing. */
function weighted(terms: readonly InputTerm[], figure: (term: InputTerm) => Ratio | null): Ratio | null {
  let sum: Ratio = RATIO_ZERO;
  for (const term of terms) {
    const value = figure(term);
    if (value === null) return null;
    sum = add(sum, multiply(value, exact(term.times ?? '1')));
  }
  return sum;
}

function termName({ input, times = '1' }: InputTerm): string {
  const name = inputDefinition(input)?.name ?? input;
  return times === '1' ? name : `${times}×${name}`;
}

function leadsName({ take, event, flags, from, below }: LeadQuantity): string {
  const conditions = [
    event === null ? '' : LEAD_EVENT_NAMES[event],
    flags.map((flag) => LEAD_FLAG_NAMES[flag]).join('或'),
    from === null ? '' : `${from}亿元以上`,
    below === null ? '' : `${below}亿元以下`,
  ].filter((text) => text !== '');
  return `${conditions.length > 0 ? `${conditions.join('、')}的` : ''}${LEAD_TAKE_NAMES[take]}`;
}
