import type { DocumentSheet, OfficialDocument } from '@yipanqi/api/documents';
import type { Tx } from '@yipanqi/api/platform';
import {
  bulletinParagraphs,
  computeMonthlyBulletin,
  type Month,
  type MonthlyBulletinContent,
  type MonthlyBulletinInput,
} from '@yipanqi/domain';
import { BulletinInputQuery } from './bulletin-input.query';
import { bulletinOfficialDocument } from './bulletin-official';
import { bulletinSheets } from './bulletin-sheets';
import { type EditionMaker, MakesEdition } from './edition-maker';
import type { StoredEdition } from './edition.repository';
import { editionNumber, editionTitle } from './edition-title';

/** 月通报 of a closed month. */
@MakesEdition('monthly')
export class MonthlyBulletinMaker implements EditionMaker<MonthlyBulletinInput, MonthlyBulletinContent> {
  protected readonly kind: 'monthly' | 'monthlyInterim' = 'monthly';

  constructor(private readonly input: BulletinInputQuery) {}

  read(tx: Tx, period: string): Promise<MonthlyBulletinInput> {
    return this.input.read(tx, period as Month, this.kind === 'monthlyInterim');
  }

  assertPossible(tx: Tx, period: string): Promise<void> {
    return this.input.assertPossible(tx, period as Month, this.kind === 'monthlyInterim');
  }

  compute(input: MonthlyBulletinInput): MonthlyBulletinContent {
    return computeMonthlyBulletin(input);
  }

  title(period: string): string {
    return editionTitle(this.kind, period as Month);
  }

  number(period: string, edition: number): string {
    return editionNumber(period as Month, edition);
  }

  paragraphs(content: MonthlyBulletinContent): string[] {
    return bulletinParagraphs(content);
  }

  document(edition: StoredEdition & { readonly content: MonthlyBulletinContent }): OfficialDocument {
    return bulletinOfficialDocument(edition);
  }

  sheets(edition: StoredEdition & { readonly content: MonthlyBulletinContent }): DocumentSheet[] {
    return bulletinSheets(edition.content);
  }
}

/** 快报: the same of a month that is still open. */
@MakesEdition('monthlyInterim')
export class MonthlyInterimMaker extends MonthlyBulletinMaker {
  protected override readonly kind = 'monthlyInterim';
}
