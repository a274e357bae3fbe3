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

const BULK_FROM = 3;

/** The trail: a row in the transaction of every change. Nothing can change or remove it. */
@Injectable()
export class AuditLog {
  async record(tx: Tx, actor: Who, ...entries: AuditEntry[]): Promise<void> {
    if (entries.length > BULK_FROM) return this.recordMany(tx, actor, entries);
    for (const entry of entries) {
      await tx.named(
        'audit-record',
        `INSERT INTO audit_event (id, user_id, user_name, unit_id, action, entity, entity_id, ip, request_id, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          newId(),
          actor.userId,
          actor.name,
          actor.unit,
          entry.action,
          entry.entity,
          entry.entityId ?? null,
          actor.ip,
          actor.requestId,
          entry.before ? JSON.stringify(entry.before) : null,
          entry.after ? JSON.stringify(entry.after) : null,
        ],
      );
    }
  }
  /** The same rows by one statement. */
  private async recordMany(tx: Tx, actor: Who, entries: readonly AuditEntry[]): Promise<void> {
    const rows = entries.map((entry) => ({ ...entry, id: newId() }));
    await tx.query(
      `INSERT INTO audit_event (id, user_id, user_name, unit_id, ip, request_id, action, entity, entity_id, before, after)
       SELECT e.id, $1, $2, $3, $4, $5, e.action, e.entity, e."entityId", e.before, e.after
         FROM jsonb_to_recordset($6) AS e(id uuid, action text, entity text, "entityId" text, before jsonb, after jsonb)`,
      [actor.userId, actor.name, actor.unit, actor.ip, actor.requestId, JSON.stringify(rows)],
    );
  }
}
