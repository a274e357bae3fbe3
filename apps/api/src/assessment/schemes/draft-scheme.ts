import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { ChangeSchemeBody, DraftSchemeBody, SchemeVersionDetail } from '@yipanqi/contract';
import { canAt, CITY_UNIT, REASON_MAX, requiredText, RuleBroken, type Scheme } from '@yipanqi/domain';
import { SchemeCheck } from './scheme-check';
import { canonical, SchemeRepository, type StoredScheme } from './scheme.repository';
import { SchemesQuery } from './schemes.query';

/** Begins a scheme or its next version, and changes a draft. A draft may still have faults; an approved version has none. */
@Injectable()
export class DraftScheme {
  constructor(
    private readonly writes: Writes,
    private readonly schemes: SchemeRepository,
    private readonly check: SchemeCheck,
    private readonly audit: AuditLog,
    private readonly query: SchemesQuery,
  ) {}

  /** @throws RuleBroken FORBIDDEN, SCHEME_FAULTY, SCHEME_DRAFT_EXISTS, SCHEME_UNCHANGED */
  begin(write: Write, body: DraftSchemeBody): Promise<SchemeVersionDetail> {
    const { scheme, reason } = this.wanted(write, body);
    return this.writes.run(write, async (tx) => {
      const [newest] = await this.schemes.lock(tx, scheme.key);
      if (newest?.status === 'draft') throw new RuleBroken('SCHEME_DRAFT_EXISTS', { number: newest.number });
      assertChanged(scheme, newest);
      const number = (newest?.number ?? 0) + 1;
      const id = await this.schemes.insertDraft(tx, scheme, number, reason, write.actor.userId);
      await this.record(tx, write, id, newest ?? null, { scheme, number, reason });
      return this.query.detail(tx, write.actor, scheme.key, number);
    });
  }

  /** @throws RuleBroken FORBIDDEN, SCHEME_FAULTY, NOT_FOUND, SCHEME_KEY, VERSION_STALE */
  change(write: Write, key: string, body: ChangeSchemeBody): Promise<SchemeVersionDetail> {
    const { scheme, reason } = this.wanted(write, body);
    if (scheme.key !== key) throw new RuleBroken('SCHEME_KEY', { key }, 'content.key');
    return this.writes.run(write, async (tx) => {
      const [draft, approved] = await this.schemes.lock(tx, key);
      if (draft?.status !== 'draft') throw new RuleBroken('NOT_FOUND');
      assertChanged(scheme, approved);
      const { id, number } = draft;
      await this.schemes.replaceDraft(tx, id, body.version, scheme, { reason, draftedBy: write.actor.userId });
      await this.record(tx, write, id, draft, { scheme, number, reason });
      return this.query.detail(tx, write.actor, key, number);
    });
  }

  private wanted(write: Write, body: DraftSchemeBody): { scheme: Scheme; reason: string } {
    if (!canAt(write.actor.grants, 'scheme.draft', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const reason = requiredText(body.reason, '修订说明', REASON_MAX, 'reason');
    return { scheme: this.check.shaped(body.content), reason };
  }

  private record(
    tx: Tx,
    { actor }: Write,
    id: string,
    before: StoredScheme | null,
    after: { scheme: Scheme; number: number; reason: string },
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action: 'scheme.draft',
      entity: 'assessmentScheme',
      entityId: id,
      before: before && schemeForTrail(before.content, before.number),
      after: { ...schemeForTrail(after.scheme, after.number), reason: after.reason },
    });
  }
}

/** What the trail keeps: the digest stands for the content, which is kept with the version. */
export function schemeForTrail(scheme: Scheme, number: number): object {
  return { key: scheme.key, name: scheme.name, number, digest: canonical(scheme).digest.toString('hex') };
}

/** Another version says something else. */
function assertChanged(scheme: Scheme, approved: StoredScheme | undefined): void {
  if (!approved || canonical(scheme).content !== canonical(approved.content).content) return;
  throw new RuleBroken('SCHEME_UNCHANGED', { number: approved.number });
}
