import type { DocumentKind, DocumentTemplate } from '@yipanqi/domain';

/** 文书模板 of one kind of report, as it stands. */
export interface DocumentTemplateView extends DocumentTemplate {
  kind: DocumentKind;
  /** Counted from 1; every change is the next version. */
  version: number;
  /** Who made this version; null for what came with the product. */
  madeBy: string | null;
  madeAt: string;
  /** Published editions that keep this version. */
  editions: number;
}

/** The next version of a template. */
export interface SaveDocumentTemplateBody extends DocumentTemplate {
  /** The version that was read. */
  version: number;
}

/** A PDF is at hand, or a job is writing it. */
export interface EditionPdfAnswer {
  /** Where it can be fetched; null while it is being written. */
  url: string | null;
  jobId: string | null;
}

/** What an edition bears on paper, by the template it wears. */
export interface EditionPaper {
  mark: string;
  /** 渝招商通报〔2021〕3号 */
  number: string;
  addressee: string;
  issuer: string;
  redHead: boolean;
  sealPlace: boolean;
}
