import { Injectable } from '@nestjs/common';
import {
  DOCX_MIME,
  type DocumentFormat,
  dressed,
  KeptDocuments,
  type OfficialDocument,
  PDF_MIME,
  printPdf,
  type StoredTemplate,
  TemplateRepository,
  writeDocx,
  writeHtml,
  writeXlsx,
} from '@yipanqi/api/documents';
import { Database, XLSX_MIME } from '@yipanqi/api/platform';
import type { EditionPaper } from '@yipanqi/contract';
import { canonicalJson, numberOf, RuleBroken } from '@yipanqi/domain';
import { sha256 } from './digest';
import { editionJson } from './edition-json';
import { editionMark } from './edition-kind';
import { EditionMakers } from './edition-makers';
import type { StoredEdition } from './edition.repository';

export interface EditionFile {
  readonly bytes: Buffer;
  /** 关于2021年3月招商投资促进情况的通报（第2版）.docx */
  readonly name: string;
  readonly mime: string;
}

export type FileFormat = DocumentFormat | 'json';

const MIMES: Readonly<Record<DocumentFormat, string>> = { docx: DOCX_MIME, xlsx: XLSX_MIME, pdf: PDF_MIME };

/**
 * An edition as files, from the edition and its template alone: the same edition gives the same bytes. Those of a published
 * edition are written once and kept; so is every PDF.
 */
@Injectable()
export class EditionFiles {
  constructor(
    private readonly db: Database,
    private readonly makers: EditionMakers,
    private readonly templates: TemplateRepository,
    private readonly kept: KeptDocuments,
  ) {}

  /** @throws RuleBroken PDF_NOT_READY */
  of(edition: StoredEdition, format: FileFormat): EditionFile | Promise<EditionFile> {
    return this[format](edition);
  }

  /** Mark, number, addressee and signature, for the page that shows the edition. */
  async paper(edition: StoredEdition): Promise<EditionPaper> {
    const template = await this.templates.ofEdition(this.db, edition);
    const { mark, addressee, issuer, redHead, sealPlace, numberPattern } = template;
    return { mark, number: numberOf(numberPattern, edition), addressee, issuer, redHead, sealPlace };
  }

  docx(edition: StoredEdition): Promise<EditionFile> {
    return this.written(edition, 'docx', (template) => writeDocx(this.document(edition, template), template));
  }

  xlsx(edition: StoredEdition): Promise<EditionFile> {
    return this.written(edition, 'xlsx', (template) => {
      const maker = this.makers.of(edition.kind);
      const { period, planVersion, reason } = edition;
      const { statusMark } = this.document(edition, template);
      const number = numberOf(template.numberPattern, edition);
      return writeXlsx(maker.sheets(edition), {
        title: `${maker.title(period)}（${number}）`,
        statusMark,
        digest: edition.digest,
        notes: [`规划版本：第 ${planVersion} 版`, ...(reason === '' ? [] : [`更正原因：${reason}`])],
      });
    });
  }

  /** The PDF that a job has written. @throws RuleBroken PDF_NOT_READY */
  async pdf(edition: StoredEdition): Promise<EditionFile> {
    const bytes = await this.kept.find(await this.key(edition), 'pdf');
    if (!bytes) throw new RuleBroken('PDF_NOT_READY');
    return this.file(edition, 'pdf', bytes);
  }

  async hasPdf(edition: StoredEdition): Promise<boolean> {
    return (await this.kept.find(await this.key(edition), 'pdf')) !== null;
  }

  /** Writes the PDF, unless it is there: seconds of work. @throws RuleBroken PDF_NO_CHROMIUM, PDF_NO_FONT, PDF_FAILED */
  async printPdf(edition: StoredEdition): Promise<EditionFile> {
    const template = await this.templates.ofEdition(this.db, edition);
    return this.once(edition, 'pdf', template, async () =>
      printPdf(await writeHtml(this.document(edition, template), template)),
    );
  }

  json(edition: StoredEdition): EditionFile {
    const bytes = Buffer.from(`${JSON.stringify(editionJson(edition), null, 2)}\n`);
    return { bytes, name: this.name(edition, 'json'), mime: 'application/json; charset=utf-8' };
  }

  private async written(
    edition: StoredEdition,
    format: 'docx' | 'xlsx',
    write: (template: StoredTemplate) => Promise<Buffer>,
  ): Promise<EditionFile> {
    const template = await this.templates.ofEdition(this.db, edition);
    if (edition.status === 'published') return this.once(edition, format, template, () => write(template));
    return this.file(edition, format, await write(template));
  }

  private async once(
    edition: StoredEdition,
    format: DocumentFormat,
    template: StoredTemplate,
    write: () => Promise<Buffer>,
  ): Promise<EditionFile> {
    const key = keyOf(edition, template);
    const known = await this.kept.find(key, format);
    if (known) return this.file(edition, format, known);
    const facts = {
      key,
      format,
      editionId: edition.id,
      name: this.name(edition, format),
      mime: MIMES[format],
      createdBy: edition.computed.userId,
    };
    return this.file(edition, format, await this.kept.keep(facts, await write()));
  }

  private document(edition: StoredEdition, template: StoredTemplate): OfficialDocument {
    return dressed(this.makers.of(edition.kind).document(edition), template, edition);
  }

  private async key(edition: StoredEdition): Promise<string> {
    return keyOf(edition, await this.templates.ofEdition(this.db, edition));
  }

  private file(edition: StoredEdition, format: DocumentFormat, bytes: Buffer): EditionFile {
    return { bytes, name: this.name(edition, format), mime: MIMES[format] };
  }

  private name({ kind, period, edition }: StoredEdition, ending: string): string {
    return `${this.makers.of(kind).title(period)}${editionMark(edition)}.${ending}`;
  }
}

/** Of everything that a document is made from: what some readers may not see of the content gives them a document of its own. */
function keyOf(edition: StoredEdition, template: StoredTemplate): string {
  const { kind, period, status, reason, differences, content, planVersion } = edition;
  return sha256(
    canonicalJson({
      kind,
      period,
      edition: edition.edition,
      status,
      reason,
      differences,
      planVersion,
      content,
      template: template.version,
    }),
  );
}
