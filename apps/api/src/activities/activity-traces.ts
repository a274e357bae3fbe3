import { LeadEvents, type NewLeadEvent } from '@yipanqi/api/leads';
import type { Actor, Tx } from '@yipanqi/api/platform';
import { Injectable } from '@nestjs/common';

export interface ActivityEvent {
  kind: Extract<NewLeadEvent['kind'], `activity${string}`>;
  text: string;
  /** Instant of the event; now when left out. */
  at?: string;
}

interface About {
  id: string;
  leadId: string | null;
  occurredOn: string;
}

/** What an activity leaves on the timeline of the lead that it concerns. */
@Injectable()
export class ActivityTraces {
  constructor(private readonly events: LeadEvents) {}

  /** Those that concern no lead leave nothing; by one statement whatever their number. */
  async leave(
    tx: Tx,
    actor: Actor,
    traces: readonly { readonly about: About; readonly event: ActivityEvent }[],
  ): Promise<void> {
    const events = traces.flatMap(({ about, event }): NewLeadEvent[] =>
      about.leadId === null
        ? []
        : [
            {
              ...event,
              leadId: about.leadId,
              userId: actor.userId,
              userName: actor.name,
              occurredOn: about.occurredOn,
              activityId: about.id,
            },
          ],
    );
    if (events.length === 0) return;
    await this.events.add(tx, events);
    await tx.run('UPDATE lead SET touched_at = now() WHERE id = ANY($1)', [events.map((event) => event.leadId)]);
  }
}
