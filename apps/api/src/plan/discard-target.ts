import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { isId, type Write, Writes } from '@yipanqi/api/platform';
import { RuleBroken, TARGET_STATUS_NAMES } from '@yipanqi/domain';
import { targetForTrail } from './draft-targets';
import { TargetRepository } from './target.repository';

/** Takes a draft back; what is approved stays as it is. */
@Injectable()
export class DiscardTarget {
  constructor(
    private readonly writes: Writes,
    private readonly targets: TargetRepository,
    private readonly audit: AuditLog,
  ) {}

  async run(write: Write, id: string, version: number): Promise<{ discarded: true }> {
    const scope = scopeOf(write.actor, 'target.draft');
    return this.writes.run(write, async (tx) => {
      const target = isId(id) ? await this.targets.lockById(tx, id) : null;
      if (!target) throw new RuleBroken('NOT_FOUND');
      assertInScope(scope, target.unit);
      if (target.status !== 'draft') {
        throw new RuleBroken('TARGET_STATUS', { status: TARGET_STATUS_NAMES[target.status], action: '撤回' });
      }
      if (target.version !== version) throw new RuleBroken('VERSION_STALE', { version: target.version });
      await this.targets.remove(tx, id);
      await this.audit.record(tx, write.actor, {
        action: 'target.discard',
        entity: 'annualTarget',
        entityId: id,
        before: targetForTrail(target),
      });
      return { discarded: true as const };
    });
  }
}
