import type { DocumentSheet, OfficialDocument } from '@yipanqi/api/documents';
import { scopeOf } from '@yipanqi/api/identity';
import type { Actor, Tx } from '@yipanqi/api/platform';
import { editionMark, type EditionMaker, MakesEdition } from '@yipanqi/api/reports';
import {
  computeQuarterly,
  isHiddenDifference,
  type Quarter,
  quarterInWords,
  type QuarterlyContent,
  type QuarterlyInput,
  quarterlyNarrowedTo,
  quarterlyParagraphs,
  quarterNumber,
  yearOf,
} from '@yipanqi/domain';
import { quarterlyDocument, type QuarterlyEdition, quarterlySheets } from './quarterly-document';
import { QuarterlyInputQuery } from './quarterly-input.query';

/** 季督查 of a quarter whose three months are closed. */
@MakesEdition('quarterly')
export class QuarterlySupervisionMaker implements EditionMaker<QuarterlyInput, QuarterlyContent> {
  constructor(private readonly input: QuarterlyInputQuery) {}

  read(tx: Tx, period: string): Promise<QuarterlyInput> {
    return this.input.read(tx, period as Quarter);
  }

  assertPossible(tx: Tx, period: string): Promise<void> {
    return this.input.assertPossible(tx, period as Quarter);
  }

  compute(input: QuarterlyInput): QuarterlyContent {
    return computeQuarterly(input);
  }

  title(period: string): string {
    return `关于${quarterInWords(period as Quarter)}招商投资促进工作督查情况的通报`;
  }

  number(period: string, edition: number): string {
    const quarter = period as Quarter;
    return `${yearOf(quarter)}年督查第${quarterNumber(quarter)}期${editionMark(edition)}`;
  }

  paragraphs(content: QuarterlyContent): string[] {
    return quarterlyParagraphs(content);
  }

  document(edition: QuarterlyEdition): OfficialDocument {
    const { period } = edition.content;
    return quarterlyDocument(edition, this.title(period), this.number(period, edition.edition));
  }

  sheets({ content }: QuarterlyEdition): DocumentSheet[] {
    return quarterlySheets(content);
  }

  /** A supervised unit sees everybody's figures, lights and counts, and in words what concerns itself. */
  narrowed(content: QuarterlyContent, actor: Actor): QuarterlyContent {
    const scope = scopeOf(actor, 'supervision.read');
    return scope === 'all' ? content : quarterlyNarrowedTo(content, scope);
  }

  hides(path: string, actor: Actor): boolean {
    const scope = scopeOf(actor, 'supervision.read');
    return scope !== 'all' && isHiddenDifference(path, scope);
  }
}
