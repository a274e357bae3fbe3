import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { type Write, Writes } from '@yipanqi/api/platform';
import type { ApproveTargetsAnswer, ApproveTargetsBody } from '@yipanqi/contract';
import { approveTarget, RuleBroken } from '@yipanqi/domain';
import { keyOf, targetForTrail } from './draft-targets';
import { TargetRepository } from './target.repository';

/** Another person makes drafts effective: all or none. */
@Injectable()
export class ApproveTargets {
  constructor(
    private readonly writes: Writes,
    private readonly targets: TargetRepository,
    private readonly audit: AuditLog,
  ) {}

  async run(write: Write, body: ApproveTargetsBody): Promise<ApproveTargetsAnswer> {
    const scope = scopeOf(write.actor, 'target.approve');
    return this.writes.run(write, async (tx) => {
      if (body.targets.length === 0) throw new RuleBroken('TARGET_EMPTY');
      const known = await this.targets.lockYears(tx, [body.year]);
      for (const { id, version } of body.targets) {
        const draft = known.find((each) => each.id === id);
        if (!draft) throw new RuleBroken('NOT_FOUND');
        assertInScope(scope, draft.unit);
        if (draft.version !== version) throw new RuleBroken('VERSION_STALE', { version: draft.version });
        approveTarget(draft, write.actor.userId);
        const before = known.find((each) => each.status === 'approved' && keyOf(each) === keyOf(draft));
        await this.targets.approve(tx, draft, write.actor.userId);
        await this.audit.record(tx, write.actor, {
          action: 'target.approve',
          entity: 'annualTarget',
          entityId: id,
          before: before ? targetForTrail(before) : null,
          after: targetForTrail(draft),
        });
      }
      return { approved: body.targets.length };
    });
  }
}
