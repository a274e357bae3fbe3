import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Actor, Database, type Tx } from '@yipanqi/api/platform';
import type { EditionKind } from '@yipanqi/contract';
import {
  canAt,
  canonicalJson,
  CITY_UNIT,
  computeMonthlyBulletin,
  type Month,
  type MonthlyBulletinContent,
  type MonthlyBulletinInput,
  RuleBroken,
} from '@yipanqi/domain';
import { BulletinInputQuery } from './bulletin-input.query';
import { inputText, readInput, sha256 } from './digest';
import { editionDifferences } from './edition-differences';
import { type ComputedContent, EditionRepository, type StoredEdition } from './edition.repository';

export interface EditionWanted {
  readonly kind: 'monthly';
  readonly period: Month;
  /** 快报 of a month that is still open. */
  readonly interim?: boolean;
  /** Why another edition follows a published one. */
  readonly reason?: string;
}

/**
 * Computes an edition from the month's totals in one consistent picture and stores it. A draft is computed anew in place;
 * after publication the same figures give the published edition, other ones the next edition with a reason.
 */
@Injectable()
export class ComputeEdition {
  constructor(
    private readonly db: Database,
    private readonly input: BulletinInputQuery,
    private readonly editions: EditionRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, MONTH_NOT_CLOSED, EDITION_INTERIM_CLOSED, EDITION_MONTH_AHEAD, EDITION_REASON_REQUIRED */
  async run(actor: Actor, wanted: EditionWanted): Promise<StoredEdition> {
    if (!canAt(actor.grants, 'report.compute', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const computed = await this.compute(wanted.period, wanted.interim ?? false);
    return this.db.tx(async (tx) => {
      const id = await this.store(tx, actor, computed, (wanted.reason ?? '').trim());
      const edition = await this.editions.byId(tx, id);
      if (!edition) throw new Error(`edition ${id} is gone`);
      return edition;
    });
  }

  /** The figures as the ledger gives them now; nothing is stored. */
  async compute(period: Month, interim: boolean): Promise<ComputedContent> {
    const input = await this.db.snapshot((tx) => this.input.read(tx, period, interim));
    const contentText = canonicalJson(computeMonthlyBulletin(input));
    const text = inputText(input);
    return {
      kind: interim ? 'monthlyInterim' : 'monthly',
      period,
      planVersion: input.plan.version,
      contentText,
      inputText: text,
      inputDigest: sha256(text),
      digest: sha256(contentText),
    };
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
  private async differences(tx: Tx, computed: ComputedContent): Promise<ReturnType<typeof editionDifferences> | null> {
    const published = await this.editions.lastPublished(tx, computed.kind, computed.period);
    return (
      published && editionDifferences(published.content, JSON.parse(computed.contentText) as MonthlyBulletinContent)
    );
  }

  private record(
    tx: Tx,
    actor: Actor,
    id: string,
    computed: { kind: EditionKind; period: Month; digest: string; inputDigest: string },
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

/** The digest of an edition computed anew from the input that is stored with it: the same for ever. */
export function recomputedDigest(storedInput: string): string {
  return sha256(canonicalJson(computeMonthlyBulletin(readInput<MonthlyBulletinInput>(storedInput))));
}
