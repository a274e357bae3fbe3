import type { DocumentSheet, OfficialDocument } from '@yipanqi/api/documents';
import type { Actor, Tx } from '@yipanqi/api/platform';
import { type EditionMaker, MakesEdition } from '@yipanqi/api/reports';
import {
  computeYearlyAssessment,
  narrowedTo,
  type YearlyContent,
  type YearlyInput,
  yearlyParagraphs,
} from '@yipanqi/domain';
import { detailScope } from './reach';
import { yearlyDocument, yearlyNumber, yearlyTitle } from './yearly-document';
import { YearlyInputQuery } from './yearly-input.query';
import { yearlySheets } from './yearly-tables';
import type { YearlyEdition } from './year-standing';

/** 年考核. */
@MakesEdition('yearly')
export class YearlyAssessmentMaker implements EditionMaker<YearlyInput, YearlyContent> {
  constructor(private readonly input: YearlyInputQuery) {}

  read(tx: Tx, period: string): Promise<YearlyInput> {
    return this.input.read(tx, period);
  }

  assertPossible(tx: Tx, period: string): Promise<void> {
    return this.input.assertPossible(tx, period);
  }

  compute(input: YearlyInput): YearlyContent {
    return computeYearlyAssessment(input);
  }

  title(period: string): string {
    return yearlyTitle(period);
  }

  number(period: string, edition: number): string {
    return yearlyNumber(period, edition);
  }

  paragraphs(content: YearlyContent): string[] {
    return yearlyParagraphs(content);
  }

  document(edition: YearlyEdition): OfficialDocument {
    return yearlyDocument(edition);
  }

  sheets({ content }: YearlyEdition): DocumentSheet[] {
    return yearlySheets(content);
  }

  /** An assessed unit sees everybody's scores and its own items. */
  narrowed(content: YearlyContent, actor: Actor): YearlyContent {
    const scope = detailScope(actor);
    return scope === 'all' ? content : narrowedTo(content, scope);
  }
}
