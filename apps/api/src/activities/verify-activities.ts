import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { holdMonthsOpen, lastClosedMonth } from '@yipanqi/api/ledger';
import type { Actor, Tx } from '@yipanqi/api/platform';
import { assertActivityVerifiable, bookActivity, RuleBroken, type Booking } from '@yipanqi/domain';
import { ActivityTraces } from './activity-traces';
import { activityLine } from './activity-words';
import { lockActivities, type LockedActivity } from './lock-activity';

export interface BookedActivity {
  activity: LockedActivity;
  booking: Booking;
}

/** Verifies activities, all of them or none, and books each by the ledger's rule. Month close waits until the transaction ends. */
@Injectable()
export class VerifyActivities {
  constructor(
    private readonly audit: AuditLog,
    private readonly traces: ActivityTraces,
  ) {}

  /** `versions` by id, where the caller says which version was looked at. */
  async run(
    tx: Tx,
    actor: Actor,
    ids: readonly string[],
    versions: ReadonlyMap<string, number> = new Map(),
  ): Promise<BookedActivity[]> {
    await holdMonthsOpen(tx);
    const waiting = await lockActivities(tx, ids);
    assertAllVerifiable(waiting, actor, versions);
    const lastClosed = await lastClosedMonth(tx);
    const booked = waiting.map((activity) => ({ activity, booking: bookActivity(activity.occurredOn, lastClosed) }));
    await store(tx, actor, booked);
    await this.traces.leave(
      tx,
      actor,
      booked.map((each) => ({ about: each.activity, event: { kind: 'activityVerified', text: verifiedWords(each) } })),
    );
    await this.audit.record(
      tx,
      actor,
      ...booked.map(({ activity: { id, activityNo }, booking: { month, late } }) => ({
        action: 'activity.verify',
        entity: 'activity',
        entityId: id,
        after: { activityNo, bookedMonth: month, late },
      })),
    );
    return booked;
  }
}

/** A refusal names the activity that it is about. */
function assertAllVerifiable(
  waiting: readonly LockedActivity[],
  actor: Actor,
  versions: ReadonlyMap<string, number>,
): void {
  const scope = scopeOf(actor, 'activity.verify');
  for (const activity of waiting) {
    const { id, activityNo, unit, version } = activity;
    assertInScope(scope, unit);
    const seen = versions.get(id);
    if (seen !== undefined && seen !== version) throw new RuleBroken('VERSION_STALE', { version, activityNo });
    try {
      assertActivityVerifiable(activity, actor.userId);
    } catch (error) {
      if (error instanceof RuleBroken) throw new RuleBroken(error.code, { activityNo, ...error.details }, error.field);
      throw error;
    }
  }
}

async function store(tx: Tx, actor: Actor, booked: readonly BookedActivity[]): Promise<void> {
  const rows = booked.map(({ activity, booking }) => ({ id: activity.id, month: booking.month }));
  await tx.run(
    `UPDATE activity a SET status = 'verified', verified_by = $2, verified_at = now(), booked_month = b.month, return_reason = '',
            version = a.version + 1
       FROM jsonb_to_recordset($1) AS b(id uuid, month text) WHERE a.id = b.id`,
    [JSON.stringify(rows), actor.userId],
  );
}

function verifiedWords({ activity, booking: { month, late } }: BookedActivity): string {
  return `${activityLine(activity)}审核通过，计入 ${month}${late ? '（迟报，所属月份已月结）' : ''}。`;
}
