import type { EditionDetail, EditionStep, EditionSummary } from '@yipanqi/contract';
import { bulletinParagraphs } from '@yipanqi/domain';
import type { StoredEdition, StoredStep } from './edition.repository';
import { editionNumber, editionTitle } from './edition-title';

type SummaryFacts = Omit<StoredEdition, 'content' | 'contentText' | 'differences' | 'inputDigest'>;

/** As the asking user sees it: with what was done by oneself. */
export function editionSummary(edition: SummaryFacts, userId: string): EditionSummary {
  const { id, kind, period, status, planVersion, digest, reason, version } = edition;
  return {
    id,
    kind,
    period,
    edition: edition.edition,
    status,
    interim: kind === 'monthlyInterim',
    title: editionTitle(kind, period),
    number: editionNumber(period, edition.edition),
    planVersion,
    digest,
    reason,
    computed: stepOf(edition.computed, userId),
    approved: edition.approved && stepOf(edition.approved, userId),
    published: edition.published && stepOf(edition.published, userId),
    version,
  };
}

export function editionDetail(edition: StoredEdition, userId: string): EditionDetail {
  return {
    ...editionSummary(edition, userId),
    content: edition.content,
    paragraphs: bulletinParagraphs(edition.content),
    inputDigest: edition.inputDigest,
    differences: [...edition.differences],
  };
}

function stepOf({ name, at, userId }: StoredStep, asking: string): EditionStep {
  return { name, at: at.toISOString(), own: userId === asking };
}
