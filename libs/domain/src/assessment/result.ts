import type { Month } from '../shared/calendar';
import type { Exact } from './exact';
import type { InputKind, InputWindow } from './inputs';
import type { Measure } from '../plan/measure';
import type { ScoreStep } from './method';
import type { ScoringMethod, SchemeList } from './scheme';

/** Scores of a year as plain JSON; points are decimal text with two decimals. */
export interface AssessmentResult {
  readonly scheme: string;
  readonly name: string;
  readonly sample: boolean;
  readonly year: number;
  readonly asOf: Month;
  readonly lists: readonly ListResult[];
}

export interface ListResult {
  readonly key: string;
  readonly name: string;
  readonly kind: SchemeList['kind'];
  readonly by: 'score' | 'value';
  readonly fullScore: string;
  /** By group in the scheme's order, then by rank. */
  readonly units: readonly UnitResult[];
}

export interface UnitResult {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  readonly group: string;
  readonly items: readonly ItemResult[];
  /** Σ of the items' scores, exactly; null when no item could be scored or the list has none. */
  readonly score: string | null;
  /** What the list ranks by, when that is a figure. */
  readonly value: FigureResult | null;
  /** Competition rank within the group; null is not ranked. */
  readonly rank: number | null;
  /** Ranked units of the group. */
  readonly of: number;
  readonly grade: string | null;
}

/** `missing`: scored by the no-target rule; `vetoed`: set by a veto; `excluded`: its weight went to the others. */
export type ItemState = 'scored' | 'missing' | 'excluded' | 'vetoed' | 'breach';

export interface ItemResult {
  readonly key: string;
  readonly name: string;
  readonly method: ScoringMethod;
  readonly state: ItemState;
  /** As the scheme states it. */
  readonly weight: string;
  /** After the weights of excluded items were shared out. */
  readonly effectiveWeight: string;
  /** Points before cap, floor and shared-out weights; at most four decimals. null when nothing could be computed. */
  readonly raw: string | null;
  readonly score: string | null;
  readonly capped: boolean;
  /** The formula filled with numbers, line by line; ends with the score. */
  readonly steps: readonly ScoreStep[];
  readonly figures: readonly FigureResult[];
}

/** A quantity that was used, and what it opens to. */
export interface FigureResult {
  readonly name: string;
  /** For pages: '177.7 亿元'; null is “—”. */
  readonly value: string | null;
  readonly target: string | null;
  readonly exact: Exact | null;
  readonly inputs: readonly UsedInput[];
  readonly leads: readonly { readonly lead: string; readonly name: string }[];
}

export interface UsedInput {
  readonly input: string;
  readonly name: string;
  readonly kind: InputKind;
  readonly measure?: Measure;
  readonly window?: InputWindow;
  readonly value: string | null;
  readonly target: string | null;
  readonly evidence?: string;
}
