import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { isId, updateVersioned, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { LeadChanged, LeadEventKind } from '@yipanqi/contract';
import { RuleBroken, type Action, type Stage } from '@yipanqi/domain';
import { LeadEvents } from './lead-events';
import { LeadRepository, type LeadFacts } from './lead.repository';

/** A change as a use case decided it. */
export interface LeadChange {
  /** Columns to set, `$3` onwards in `params`; null leaves the row as it is but for version and last touch. */
  set: string | null;
  params: readonly unknown[];
  stage: Stage;
  event: { kind: LeadEventKind; text: string; occurredOn?: string | null };
  audit: { action: string; before: object | null; after: object };
}

/** What every change of a lead has in common: locked, in scope, at the version that was read; then row, event and trail. */
@Injectable()
export class LeadToChange {
  constructor(
    private readonly writes: Writes,
    private readonly leads: LeadRepository,
    private readonly events: LeadEvents,
    private readonly audit: AuditLog,
  ) {}

  /** `version` null: adds to the lead without taking anything back, so it needs no version. */
  run(
    write: Write,
    action: Action,
    id: string,
    version: number | null,
    decide: (lead: LeadFacts, tx: Tx) => Promise<LeadChange> | LeadChange,
  ): Promise<LeadChanged> {
    const scope = scopeOf(write.actor, action);
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    return this.writes.run(write, async (tx) => {
      const [lead] = await this.leads.lock(tx, [id]);
      if (!lead) throw new RuleBroken('NOT_FOUND');
      assertInScope(scope, lead.unitId);
      if (version !== null && version !== lead.version)
        throw new RuleBroken('VERSION_STALE', { version: lead.version });
      const change = await decide(lead, tx);
      await this.store(tx, write, lead, change);
      return { id, version: lead.version + 1, stage: change.stage };
    });
  }

  private async store(tx: Tx, { actor }: Write, lead: LeadFacts, change: LeadChange): Promise<void> {
    const set = ['touched_at = clock_timestamp()', ...(change.set ? [change.set] : [])].join(', ');
    await updateVersioned(tx, 'lead', lead.id, lead.version, set, change.params);
    await this.events.add(tx, [{ leadId: lead.id, userId: actor.userId, userName: actor.name, ...change.event }]);
    await this.audit.record(tx, actor, { entity: 'lead', entityId: lead.id, ...change.audit });
  }
}
