import { Injectable, SetMetadata } from '@nestjs/common';
import type { DocumentSheet, OfficialDocument } from '@yipanqi/api/documents';
import type { Actor, Tx } from '@yipanqi/api/platform';
import type { EditionKind } from '@yipanqi/contract';
import type { StoredEdition } from './edition.repository';

export const EDITION_KIND = 'yipanqi:edition-kind';

/** Marks the class that makes one kind of report: the feature that owns the report has it, `reports` keeps its editions. */
export function MakesEdition(kind: EditionKind): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(EDITION_KIND, kind)(target);
  };
}

/**
 * One kind of report. `read` gathers everything it says out of one consistent picture of the database, `compute` is pure: the
 * same input gives the same content, byte for byte, in any time zone. Documents are made from the stored edition alone.
 */
export interface EditionMaker<Input extends EditionInput = EditionInput, Content extends object = object> {
  /** @throws RuleBroken when the period cannot be reported (yet) */
  read(tx: Tx, period: string): Promise<Input>;
  /** What `read` would refuse, at less cost; without it `read` itself is asked. */
  assertPossible?(tx: Tx, period: string): Promise<void>;
  compute(input: Input): Content;
  /** 关于2021年第一季度招商投资促进工作督查情况的通报 */
  title(period: string): string;
  /** 2021年第1期, from the second edition on 2021年第1期（第2版） */
  number(period: string, edition: number): string;
  /** The sentences of the report, made from its content. */
  paragraphs(content: Content): string[];
  document(edition: StoredEdition & { readonly content: Content }): OfficialDocument;
  sheets(edition: StoredEdition & { readonly content: Content }): DocumentSheet[];
  /** What of a published edition those see who reach published ones only; without it all of it. */
  narrowed?(content: Content, actor: Actor): Content;
  /** Differences to the edition before that such a reader does not see, though the content that he sees has their place. */
  hides?(path: string, actor: Actor): boolean;
}

/** bigint is written as text; ids of this database do not belong in it. */
export interface EditionInput {
  readonly plan: { readonly version: number };
  /** Version of the scheme or rules by which it was computed; null where there is none. */
  readonly schemeVersion?: number | null;
}
