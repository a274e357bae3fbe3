import { newId, type Actor, type Tx } from '@yipanqi/api/platform';

/** One line of a lead's timeline about a record. */
export interface RecordEvent {
  leadId: string;
  kind: 'recordAdded' | 'recordCorrected' | 'recordVerified' | 'recordReturned' | 'recordDiscarded';
  occurredOn: string;
  text: string;
  recordId: string;
}

export async function storeEvents(tx: Tx, actor: Actor, events: readonly RecordEvent[]): Promise<void> {
  const rows = events.map((event) => ({ ...event, id: newId() }));
  await tx.run(
    `INSERT INTO lead_event (id, lead_id, kind, user_id, user_name, occurred_on, text, record_id)
     SELECT e.id, e."leadId", e.kind, $2, $3, e."occurredOn", e.text, e."recordId"
       FROM jsonb_to_recordset($1) AS e(id uuid, "leadId" uuid, kind text, "occurredOn" date, text text, "recordId" uuid)`,
    [JSON.stringify(rows), actor.userId, actor.name],
  );
}

/** Somebody did something on the lead just now. */
export async function touchLead(tx: Tx, leadId: string): Promise<void> {
  await tx.run('UPDATE lead SET touched_at = now() WHERE id = $1', [leadId]);
}
