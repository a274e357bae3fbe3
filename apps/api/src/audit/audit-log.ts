import { Injectable } from '@nestjs/common';
import { newId, type Actor, type Tx } from '@yipanqi/api/platform';

/** What was done to what; `before` and `after` hold the fields that matter, money in 元, no secrets. */
export interface AuditEntry {
  /** Verb of the product, e.g. `lead.register`. */
  action: string;
  entity: string;
  entityId?: string | null;
  before?: object | null;
  after?: object | null;
}

/** Who did it; an unknown caller at sign-in has no user and no unit. */
type Who = Pick<Actor, 'name' | 'ip' | 'requestId'> & { userId: string | null; unit: string | null };

/** The trail: a row in the transaction of every change. Nothing can change or remove it. */
@Injectable()
export class AuditLog {
  /** One statement, however many entries; they keep their order. */
  async record(tx: Tx, actor: Who, ...entries: AuditEntry[]): Promise<void> {
    const rows = entries.map((entry) => ({ id: newId(), ...entry }));
    await tx.named(
      'audit-record',
      `INSERT INTO audit_event (id, user_id, user_name, unit_id, action, entity, entity_id, ip, request_id, before, after)
       SELECT id, $1, $2, $3, action, entity, "entityId", $4, $5, nullif(before, 'null'), nullif(after, 'null')
         FROM jsonb_to_recordset($6) AS e(id uuid, action text, entity text, "entityId" text, before jsonb, after jsonb)`,
      [actor.userId, actor.name, actor.unit, actor.ip, actor.requestId, JSON.stringify(rows)],
    );
  }
}
