import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Actor, Database, type Tx } from '@yipanqi/api/platform';
import type { EditionDifference, EditionKind } from '@yipanqi/contract';
import { canAt, canonicalJson, CITY_UNIT, RuleBroken } from '@yipanqi/domain';
import { inputText, readInput, sha256 } from './digest';
import { editionDifferences } from './edition-differences';
import { parsePeriod } from './edition-kind';
import type { EditionInput } from './edition-maker';
import { EditionMakers } from './edition-makers';
import { type ComputedContent, EditionRepository, type StoredEdition } from './edition.repository';

export interface EditionWanted {
  readonly kind: EditionKind;
  /** 2021-03, 2021-Q1 or 2021 */
  readonly period: string;
  /** Why another edition follows a published one. */
  readonly reason?: string;
}

/**
 * Computes an edition in one consistent picture of the database and stores it. A draft is computed anew in place; after
 * publication the same figures give the published edition, other ones the next edition with a reason.
 */
@Injectable()
export class ComputeEdition {
  constructor(
    private readonly db: Database,
    private readonly makers: EditionMakers,
    private readonly editions: EditionRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, EDITION_KIND_UNAVAILABLE, EDITION_REASON_REQUIRED, and what the maker refuses: MONTH_NOT_CLOSED … */
  async run(actor: Actor, wanted: EditionWanted): Promise<StoredEdition> {
    if (!canAt(actor.grants, 'report.compute', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const computed = await this.compute(wanted.kind, wanted.period);
    return this.db.tx(async (tx) => {
      const id = await this.store(tx, actor, computed, (wanted.reason ?? '').trim());
      const edition = await this.editions.byId(tx, id);
      if (!edition) throw new Error(`edition ${id} is gone`);
      return edition;
    });
  }

  /** The report as the records give it now; nothing is stored. */
  async compute(kind: EditionKind, wanted: string): Promise<ComputedContent> {
    const period = parsePeriod(kind, wanted);
    const maker = this.makers.of(kind);
    const input = await this.db.snapshot((tx) => maker.read(tx, period));
    const contentText = canonicalJson(maker.compute(input));
    const text = inputText(input);
    return {
      kind,
      period,
      planVersion: input.plan.version,
      schemeVersion: input.schemeVersion ?? null,
      contentText,
      inputText: text,
      inputDigest: sha256(text),
      digest: sha256(contentText),
    };
  }

  /** The digest of an edition computed anew from the input that is stored with it: the same for ever. */
  recomputedDigest(kind: EditionKind, storedInput: string): string {
    return sha256(canonicalJson(this.makers.of(kind).compute(readInput<EditionInput>(storedInput))));
  }

  private async store(tx: Tx, actor: Actor, computed: ComputedContent, reason: string): Promise<string> {
    const latest = await this.editions.lockLatest(tx, computed.kind, computed.period);
    if (
      latest?.digest === computed.digest &&
      (latest.inputDigest === computed.inputDigest || latest.status !== 'draft')
    ) {
      return latest.id;
    }
    if (latest === null || latest.status === 'published') return this.next(tx, actor, computed, latest, reason);
    await this.editions.redraft(tx, latest.id, computed, {
      reason: reason || latest.reason,
      differences: await this.differences(tx, computed),
      computedBy: actor.userId,
    });
    await this.record(tx, actor, latest.id, computed, latest.edition, latest.digest);
    return latest.id;
  }

  private async next(
    tx: Tx,
    actor: Actor,
    computed: ComputedContent,
    published: StoredEdition | null,
    reason: string,
  ): Promise<string> {
    const edition = (published?.edition ?? 0) + 1;
    if (published && reason === '') {
      throw new RuleBroken(
        'EDITION_REASON_REQUIRED',
        { period: computed.period, edition: published.edition },
        'reason',
      );
    }
    const id = await this.editions.insert(tx, computed, {
      edition,
      reason: published ? reason : '',
      differences: await this.differences(tx, computed),
      computedBy: actor.userId,
    });
    await this.record(tx, actor, id, computed, edition, published?.digest ?? null);
    return id;
  }

  /** Against what was published last; null for a first edition. */
  private async differences(tx: Tx, computed: ComputedContent): Promise<EditionDifference[] | null> {
    const published = await this.editions.lastPublished(tx, computed.kind, computed.period);
    return published && editionDifferences(published.content, JSON.parse(computed.contentText) as object);
  }

  private record(
    tx: Tx,
    actor: Actor,
    id: string,
    computed: Pick<ComputedContent, 'kind' | 'period' | 'digest' | 'inputDigest'>,
    edition: number,
    before: string | null,
  ): Promise<void> {
    const { kind, period, digest, inputDigest } = computed;
    return this.audit.record(tx, actor, {
      action: 'edition.compute',
      entity: 'edition',
      entityId: id,
      before: before === null ? null : { digest: before },
      after: { kind, period, edition, digest, inputDigest },
    });
  }
}
