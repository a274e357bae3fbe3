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
