export { DocumentsModule } from './documents.module';
export type {
  ColumnFormat,
  DocumentAttachment,
  DocumentBlock,
  DocumentChart,
  DocumentSheet,
  DocumentTable,
  OfficialDocument,
} from './official-document';
export { DOCX_MIME, writeDocx } from './docx/write-docx';
export { printed, yiExact, yiPrinted } from './printed';
export { unzip } from './stable-zip';
export { writeXlsx, type WorkbookFacts } from './xlsx/write-xlsx';
export { DocumentTemplateTable, EditionTemplateTable, KeptDocumentTable } from './document.table';
export { dressed } from './dressed';
export { type DocumentFormat, KeptDocuments } from './kept-documents';
export { SaveTemplate } from './templates/save-template';
export { TemplateRepository, type StoredTemplate } from './templates/template.repository';
export { PDF_MIME, printPdf } from './pdf/print-pdf';
export { writeHtml } from './pdf/write-html';
