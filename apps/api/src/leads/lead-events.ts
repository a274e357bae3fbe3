import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@yipanqi/api/platform';
import type { LeadEventKind } from '@yipanqi/contract';

/** Something that happened on a lead, in words. Never contact data: everybody who reads the lead reads these. */
export interface NewLeadEvent {
  leadId: string;
  kind: LeadEventKind;
  userId: string;
  userName: string;
  text: string;
  /** Shanghai date that the event is about. */
  occurredOn?: string | null;
  recordId?: string | null;
  activityId?: string | null;
  /** ISO instant; now when missing. */
  at?: string;
}

/** The timeline of leads. */
@Injectable()
export class LeadEvents {
  /** Adds events by one statement, whatever their number. */
  async add(tx: Tx, events: readonly NewLeadEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.named(
      'lead-events-add',
      `INSERT INTO lead_event (id, lead_id, at, kind, user_id, user_name, occurred_on, text, record_id, activity_id)
       SELECT id, "leadId", coalesce(at, clock_timestamp()), kind, "userId", "userName", "occurredOn", text, "recordId", "activityId"
         FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, "leadId" uuid, at timestamptz, kind text, "userId" uuid, "userName" text,
           "occurredOn" date, text text, "recordId" uuid, "activityId" uuid)`,
      [JSON.stringify(events.map((event) => ({ id: newId(), ...event })))],
    );
  }
}
