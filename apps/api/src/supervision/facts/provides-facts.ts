import { Injectable, SetMetadata } from '@nestjs/common';
import type { Tx } from '@yipanqi/api/platform';
import type { Day, FactRow, FactSubject, Quarter, SupervisionRule } from '@yipanqi/domain';

export const PROVIDES_FACTS = 'yipanqi:provides-facts';

/** For which quarter, as of which day, and for which rules rows are wanted. */
export interface FactsAsked {
  readonly quarter: Quarter;
  readonly asOf: Day;
  /** Those that run over the subject; rows that none of them can find may be left out. */
  readonly rules: readonly SupervisionRule[];
}

/**
 * One kind of record that supervision rules run over: describes its fields and reads its rows, as they stood at the end of the
 * quarter. A further kind is a further class; the engine, the rules page and the validation find it by its description.
 */
export interface FactsProvider {
  readonly subject: FactSubject;
  read(tx: Tx, asked: FactsAsked): Promise<FactRow[]>;
}

/** Marks the class that provides the rows of one subject; it may live in any feature on the right of this one, or here. */
export function ProvidesFacts(): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(PROVIDES_FACTS, true)(target);
  };
}
