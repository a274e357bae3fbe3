import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { Clock, newId, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { ActivityReasonBody, ActivityView } from '@yipanqi/contract';
import { assertRevocable, REASON_MAX, requiredText, RuleBroken, yearOf } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityView } from './activity-view.query';
import { activityFacts, activityLine } from './activity-words';
import { activityNumbers, insertActivities, type NewActivity } from './insert-activities';
import { lockActivity, type LockedActivity } from './lock-activity';

/** 冲正: asks that a verified activity be taken off the counts; a new entry with the original's day that waits for the verifier. */
@Injectable()
export class RevokeActivity {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly traces: ActivityTraces,
  ) {}

  run(write: Write, id: string, { version, reason: typed }: ActivityReasonBody): Promise<ActivityView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const original = await lockActivity(tx, id);
      assertInScope(scopeOf(actor, 'activity.record'), original.unit);
      if (original.version !== version) throw new RuleBroken('VERSION_STALE', { version: original.version });
      const reason = requiredText(typed, '冲正原因', REASON_MAX, 'reason');
      const isRevocation = original.revokesId !== null;
      assertRevocable({ status: original.status, isRevocation, revokedBy: await revocationOf(tx, id) });
      const [activityNo = ''] = await activityNumbers(tx, 1, yearOf(this.clock.today()));
      const revocation = revocationFor(original, activityNo, reason, actor.userId);
      await insertActivities(tx, [revocation]);
      const text = `申请冲正${activityLine(original)}：${reason}`;
      await this.traces.leave(tx, actor, [{ about: revocation, event: { kind: 'activityAdded', text } }]);
      await this.audit.record(tx, actor, {
        action: 'activity.revoke',
        entity: 'activity',
        entityId: revocation.id,
        after: { ...activityFacts(revocation), reason },
      });
      return (await activityView(tx, actor, revocation.id))!;
    });
  }
}

async function revocationOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.one<{ activityNo: string }>(
    `SELECT activity_no AS "activityNo" FROM activity WHERE revokes_id = $1 AND status <> 'discarded'`,
    [id],
  );
  return row?.activityNo ?? null;
}

function revocationFor(original: LockedActivity, activityNo: string, reason: string, recordedBy: string): NewActivity {
  const { kind, unit, occurredOn, level, subject, counterpart, enterpriseId, leadId, place } = original;
  const same = { kind, unit, occurredOn, level, subject, counterpart, enterpriseId, leadId, place };
  const own = { id: newId(), activityNo, revokesId: original.id, recordedBy };
  return { ...same, ...own, result: '', evidence: '', remark: `冲正 ${original.activityNo}：${reason}` };
}
