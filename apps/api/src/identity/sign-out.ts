import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Database, type Actor } from '@yipanqi/api/platform';

/** Ends the session at hand: its tokens are worth nothing from the next request on. */
@Injectable()
export class SignOut {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
  ) {}

  run(actor: Actor): Promise<void> {
    return this.db.tx(async (tx) => {
      await tx.run('UPDATE user_session SET revoked_at = now() WHERE id = $1', [actor.sessionId]);
      await this.audit.record(tx, actor, { action: 'session.close', entity: 'session', entityId: actor.sessionId });
    });
  }
}
