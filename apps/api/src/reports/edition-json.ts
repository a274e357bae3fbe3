import type { StoredEdition } from './edition.repository';

/** `edition.json`: the content with its place and its digests. */
export function editionJson(
  edition: Pick<StoredEdition, 'edition' | 'status' | 'content' | 'inputDigest' | 'digest'>,
): object {
  const { kind, period, ...content } = edition.content;
  return {
    kind,
    period,
    edition: edition.edition,
    status: edition.status,
    ...content,
    inputDigest: edition.inputDigest,
    digest: edition.digest,
  };
}
