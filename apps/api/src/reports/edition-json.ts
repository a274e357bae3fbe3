import type { StoredEdition } from './edition.repository';

/** `edition.json`: the content with its place and its digests. */
export function editionJson(
  edition: Pick<
    StoredEdition,
    'kind' | 'period' | 'edition' | 'status' | 'planVersion' | 'schemeVersion' | 'content' | 'inputDigest' | 'digest'
  >,
): object {
  const { kind, period, planVersion, schemeVersion, status } = edition;
  return {
    kind,
    period,
    edition: edition.edition,
    status,
    planVersion,
    ...(schemeVersion !== null && { schemeVersion }),
    // The content names its kind and period too; they stand where they stood first.
    ...edition.content,
    inputDigest: edition.inputDigest,
    digest: edition.digest,
  };
}
