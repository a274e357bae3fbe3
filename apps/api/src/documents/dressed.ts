import { type DocumentKind, type DocumentTemplate, numberOf } from '@yipanqi/domain';
import type { OfficialDocument } from './official-document';

/** The document of an edition in the bureau's template: its mark, number, addressee and signature. */
export function dressed(
  document: OfficialDocument,
  template: DocumentTemplate,
  facts: { readonly kind: DocumentKind; readonly period: string; readonly edition: number },
): OfficialDocument {
  const { mark, numberPattern, issuer, addressee } = template;
  return { ...document, mark, issuer, addressee, number: numberOf(numberPattern, facts) };
}
