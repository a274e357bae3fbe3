import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Write, Writes } from '@yipanqi/api/platform';
import type { SchemeVersionDetail } from '@yipanqi/contract';
import { canAt, CITY_UNIT, RuleBroken, SCHEME_STATUS_NAMES } from '@yipanqi/domain';
import { schemeForTrail } from './draft-scheme';
import { SchemeCheck } from './scheme-check';
import { SchemeRepository } from './scheme.repository';
import { SchemesQuery } from './schemes.query';

/** Another person approves a draft that has no faults; from then on it never changes. */
@Injectable()
export class ApproveScheme {
  constructor(
    private readonly writes: Writes,
    private readonly schemes: SchemeRepository,
    private readonly check: SchemeCheck,
    private readonly audit: AuditLog,
    private readonly query: SchemesQuery,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, SCHEME_STATUS, SCHEME_OWN, SCHEME_FAULTY, VERSION_STALE */
  run(write: Write, key: string, number: number, version: number): Promise<SchemeVersionDetail> {
    const { actor } = write;
    if (!canAt(actor.grants, 'scheme.approve', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const draft = (await this.schemes.lock(tx, key)).find((each) => each.number === number);
      if (!draft) throw new RuleBroken('NOT_FOUND');
      if (draft.status !== 'draft') {
        throw new RuleBroken('SCHEME_STATUS', { status: SCHEME_STATUS_NAMES[draft.status], action: '批准' });
      }
      if (draft.draftedBy === actor.userId) throw new RuleBroken('SCHEME_OWN');
      this.check.sound(draft.content);
      await this.schemes.approve(tx, draft.id, version, actor.userId);
      await this.audit.record(tx, actor, {
        action: 'scheme.approve',
        entity: 'assessmentScheme',
        entityId: draft.id,
        after: schemeForTrail(draft.content, number),
      });
      return this.query.detail(tx, actor, key, number);
    });
  }
}
