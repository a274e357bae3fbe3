import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Write, Writes } from '@yipanqi/api/platform';
import { canAt, CITY_UNIT, RuleBroken } from '@yipanqi/domain';
import { schemeForTrail } from './draft-scheme';
import { SchemeRepository } from './scheme.repository';

/** Takes a draft back; approved versions stay as they are. */
@Injectable()
export class DiscardScheme {
  constructor(
    private readonly writes: Writes,
    private readonly schemes: SchemeRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, VERSION_STALE */
  run(write: Write, key: string, version: number): Promise<{ discarded: true }> {
    if (!canAt(write.actor.grants, 'scheme.draft', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const [draft] = await this.schemes.lock(tx, key);
      if (draft?.status !== 'draft') throw new RuleBroken('NOT_FOUND');
      if (draft.version !== version) throw new RuleBroken('VERSION_STALE', { version: draft.version });
      await this.schemes.remove(tx, draft.id);
      await this.audit.record(tx, write.actor, {
        action: 'scheme.discard',
        entity: 'assessmentScheme',
        entityId: draft.id,
        before: schemeForTrail(draft.content, draft.number),
      });
      return { discarded: true as const };
    });
  }
}
