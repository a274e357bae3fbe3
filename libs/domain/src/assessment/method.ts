import type { Ratio } from '../shared/ratio';
import type { UnitFacts } from './facts';
import type { Reading } from './quantity';
import type { ItemOf, ScoringMethod, Quantity } from './scheme';

/** One line of a calculation, the formula filled with numbers: 完成率 · 28 个 ÷ 27 个 · 103.70%. */
export interface ScoreStep {
  readonly label: string;
  readonly formula: string;
  readonly result: string;
}

export interface MethodContext {
  readonly unit: UnitFacts;
  /** Units of the same group, this one included. */
  readonly group: readonly UnitFacts[];
  /** Units of the whole list. */
  readonly list: readonly UnitFacts[];
  /** Months of the year that have gone: 1…12. */
  readonly elapsed: number;
  readonly weight: Ratio;
  readonly cap: Ratio | null;
  /** Leads that an earlier bonus of the list has counted. */
  readonly takenLeads: ReadonlySet<string>;
}

export interface Scored {
  /** Points before a cap or a floor. */
  readonly raw: Ratio;
  /** Points after it; never below 0. */
  readonly points: Ratio;
  readonly capped: boolean;
  readonly steps: readonly ScoreStep[];
  /** Of a bonus: the leads it counted. */
  readonly takes?: readonly string[];
  /** Of a veto. */
  readonly breach?: boolean;
}

/** Nothing to compute from: target, denominator or entry is missing; `why` says which. */
export interface Missing {
  readonly missing: string;
}

export type Outcome = Scored | Missing;

/** A quantity that a method reads, where it stands in the parameters, and whether it needs a target. */
export interface NamedQuantity {
  readonly path: string;
  readonly quantity: Quantity;
  readonly needsTarget: boolean;
}

/** What is wrong with a method's own parameters; `path` is relative to them. */
export interface ParameterFault {
  readonly path: string;
  readonly code: string;
  readonly sentence: string;
}

export interface MethodDefinition<M extends ScoringMethod> {
  readonly title: string;
  /** The formula in words, as §7 of the counting rules has it. */
  readonly formula: string;
  /** What the item's cap means; null for methods that have none. */
  readonly cap: 'multiple' | 'points' | null;
  /** Outside the full score: bonus and veto carry no weight. */
  readonly outside: boolean;
  quantities(parameters: ItemOf<M>['parameters']): NamedQuantity[];
  /** Beyond what holds for every quantity and number. */
  check(item: ItemOf<M>): ParameterFault[];
  score(parameters: ItemOf<M>['parameters'], context: MethodContext): Outcome;
}

export function isMissing(outcome: Outcome): outcome is Missing {
  return 'missing' in outcome;
}

export function missing({ value, target, name }: Reading, needsTarget = true): Missing | null {
  if (value === null) return { missing: `${name}没有数据` };
  return needsTarget && (target === null || target.n <= 0n) ? { missing: `${name}没有目标` } : null;
}
