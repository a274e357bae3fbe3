import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { searchColumns } from '@yipanqi/api/enterprises';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Clock, updateVersioned, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { ActivityView, CorrectActivityBody } from '@yipanqi/contract';
import { assertActivityMove, RuleBroken } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityView } from './activity-view.query';
import { activityLine, correctedFacts } from './activity-words';
import { checkedActivity, type ActivityColumns } from './checked-activity';
import { lockActivity } from './lock-activity';

const SET = `kind = $3, unit_id = $4, occurred_on = $5, leader_level = $6, subject = $7, counterpart = $8, enterprise_id = $9,
  lead_id = $10, place = $11, result = $12, evidence = $13, remark = $14, names = $15, pinyin = $16, initials = $17, bigrams = $18, status = 'pending', return_reason = ''`;

/** A pending or returned activity as it should have been; it waits for verification again. */
@Injectable()
export class CorrectActivity {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly traces: ActivityTraces,
  ) {}

  run(write: Write, id: string, { version, ...fields }: CorrectActivityBody): Promise<ActivityView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const activity = await lockActivity(tx, id);
      assertInScope(scopeOf(actor, 'activity.record'), activity.unit);
      assertActivityMove(activity.status, 'pending');
      if (activity.revokesId !== null) throw new RuleBroken('ACTIVITY_CORRECT_REVOCATION');
      const before = (await activityView(tx, actor, id))!;
      const unit = fields.unit || activity.unit;
      const columns = await checkedActivity(tx, actor, this.units, { ...fields, unit }, this.clock.today());
      await store(tx, id, version, columns);
      const { activityNo, revokesId } = activity;
      const text = `更正${activityLine({ ...columns, activityNo, revokesId })}，重新待审核。`;
      await this.traces.leave(tx, actor, [{ about: { id, ...columns }, event: { kind: 'activityCorrected', text } }]);
      const after = (await activityView(tx, actor, id))!;
      await this.audit.record(tx, actor, {
        action: 'activity.correct',
        entity: 'activity',
        entityId: id,
        before: correctedFacts(before),
        after: correctedFacts(after),
      });
      return after;
    });
  }
}

function store(tx: Tx, id: string, version: number, columns: ActivityColumns): Promise<void> {
  const { kind, unit, occurredOn, level, subject, counterpart, enterpriseId, leadId } = columns;
  const { place, result, evidence, remark } = columns;
  const said = [kind, unit, occurredOn, level, subject, counterpart, enterpriseId, leadId];
  const search = searchColumns([subject, counterpart]);
  const found = [search.names, search.pinyin, search.initials, search.bigrams];
  return updateVersioned(tx, 'activity', id, version, SET, [...said, place, result, evidence, remark, ...found]);
}
