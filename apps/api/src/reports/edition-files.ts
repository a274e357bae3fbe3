import { Injectable } from '@nestjs/common';
import { XLSX_MIME } from '@yipanqi/api/platform';
import type { MonthlyBulletinContent } from '@yipanqi/domain';
import { RuleBroken } from '@yipanqi/domain';
import { DOCX_MIME, writeDocx } from './bulletin-document';
import { writeXlsx } from './bulletin-workbook';
import { editionJson } from './edition-json';
import { EDITION_KIND_NAMES, editionMark } from './edition-kind';
import { EditionMakers } from './edition-makers';
import type { StoredEdition } from './edition.repository';
import { collected } from './stable-zip';

export interface EditionFile {
  readonly bytes: Buffer;
  /** 关于2021年3月招商投资促进情况的通报（第2版）.docx */
  readonly name: string;
  readonly mime: string;
}

export type FileFormat = 'docx' | 'xlsx' | 'json';

/** An edition as files, from the edition alone: the same edition gives the same bytes. */
@Injectable()
export class EditionFiles {
  constructor(private readonly makers: EditionMakers) {}

  /** @throws RuleBroken DOCUMENT_UNAVAILABLE */
  of(edition: StoredEdition, format: FileFormat): EditionFile | Promise<EditionFile> {
    return this[format](edition);
  }

  /** @throws RuleBroken DOCUMENT_UNAVAILABLE */
  async docx(edition: StoredEdition): Promise<EditionFile> {
    if (!isMonthly(edition)) throw unavailable(edition, 'Word');
    return { bytes: await writeDocx(edition), name: this.name(edition, 'docx'), mime: DOCX_MIME };
  }

  /** @throws RuleBroken DOCUMENT_UNAVAILABLE */
  async xlsx(edition: StoredEdition): Promise<EditionFile> {
    if (!isMonthly(edition)) throw unavailable(edition, 'Excel');
    const bytes = await collected((out) => writeXlsx(edition, out));
    return { bytes, name: this.name(edition, 'xlsx'), mime: XLSX_MIME };
  }

  json(edition: StoredEdition): EditionFile {
    const bytes = Buffer.from(`${JSON.stringify(editionJson(edition), null, 2)}\n`);
    return { bytes, name: this.name(edition, 'json'), mime: 'application/json; charset=utf-8' };
  }

  private name({ kind, period, edition }: StoredEdition, ending: string): string {
    return `${this.makers.of(kind).title(period)}${editionMark(edition)}.${ending}`;
  }
}

function isMonthly(edition: StoredEdition): edition is StoredEdition<MonthlyBulletinContent> {
  return edition.kind === 'monthly' || edition.kind === 'monthlyInterim';
}

function unavailable({ kind }: StoredEdition, format: string): RuleBroken {
  return new RuleBroken('DOCUMENT_UNAVAILABLE', { kind: EDITION_KIND_NAMES[kind], format });
}
