import type { MethodContext, MethodDefinition, NamedQuantity, Outcome, ParameterFault } from './method';
import { bonus } from './methods/bonus';
import { cappedCompletion } from './methods/capped-completion';
import { efficacy } from './methods/efficacy';
import { minimumCounts } from './methods/minimum-counts';
import { mixed } from './methods/mixed';
import { paced } from './methods/paced';
import { penalty } from './methods/penalty';
import { pointsPerItem } from './methods/points-per-item';
import { structureRatio } from './methods/structure-ratio';
import { tiers } from './methods/tiers';
import { veto } from './methods/veto';
import type { ItemOf, ScoringMethod, SchemeItem } from './scheme';

/** The eleven methods of §7, in its order. A new method is a new row here and its parameters in `MethodParameters`. */
export const METHODS: { readonly [M in ScoringMethod]: MethodDefinition<M> } = {
  cappedCompletion,
  mixed,
  minimumCounts,
  pointsPerItem,
  penalty,
  efficacy,
  tiers,
  structureRatio,
  paced,
  bonus,
  veto,
};

export const METHOD_KEYS = Object.keys(METHODS) as ScoringMethod[];

export function isMethod(value: string): value is ScoringMethod {
  return Object.hasOwn(METHODS, value);
}

export function scoreItem<M extends ScoringMethod>(item: ItemOf<M>, context: MethodContext): Outcome {
  const method: MethodDefinition<M> = METHODS[item.method];
  return method.score(item.parameters, context);
}

export function itemQuantities<M extends ScoringMethod>(item: ItemOf<M>): NamedQuantity[] {
  const method: MethodDefinition<M> = METHODS[item.method];
  return method.quantities(item.parameters);
}

export function checkParameters<M extends ScoringMethod>(item: ItemOf<M>): ParameterFault[] {
  const method: MethodDefinition<M> = METHODS[item.method];
  return method.check(item);
}

/** Bonus and veto stand outside the full score. */
export function standsOutside(item: SchemeItem): boolean {
  return METHODS[item.method].outside;
}
