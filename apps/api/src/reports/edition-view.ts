import { Injectable } from '@nestjs/common';
import type { EditionDetail, EditionPaper, EditionStep, EditionSummary } from '@yipanqi/contract';
import { EditionMakers } from './edition-makers';
import type { StoredEdition, StoredStep } from './edition.repository';

type SummaryFacts = Omit<StoredEdition, 'content' | 'contentText' | 'differences' | 'inputDigest'>;

/** Editions as the asking user sees them: titled, and with what was done by oneself. */
@Injectable()
export class EditionView {
  constructor(private readonly makers: EditionMakers) {}

  summary(edition: SummaryFacts, userId: string): EditionSummary {
    const { id, kind, period, status, planVersion, schemeVersion, digest, reason, version } = edition;
    const maker = this.makers.of(kind);
    return {
      id,
      kind,
      period,
      edition: edition.edition,
      status,
      interim: kind === 'monthlyInterim',
      title: maker.title(period),
      number: maker.number(period, edition.edition),
      planVersion,
      schemeVersion,
      digest,
      reason,
      computed: stepOf(edition.computed, userId),
      approved: edition.approved && stepOf(edition.approved, userId),
      published: edition.published && stepOf(edition.published, userId),
      version,
    };
  }

  detail(edition: StoredEdition, userId: string, paper: EditionPaper): EditionDetail<object> {
    return {
      ...this.summary(edition, userId),
      content: edition.content,
      paragraphs: this.makers.of(edition.kind).paragraphs(edition.content),
      inputDigest: edition.inputDigest,
      differences: [...edition.differences],
      paper,
    };
  }
}

function stepOf({ name, at, userId }: StoredStep, asking: string): EditionStep {
  return { name, at: at.toISOString(), own: userId === asking };
}
